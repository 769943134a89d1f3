import Values

@testable import CEL

/// One test of the suite in `shared/cel-conformance`; its README tells the form.
struct ConformanceCase {
  /// What became of a test.
  enum Outcome: Equatable {
    case passed
    case failed(String)
  }

  let id: String
  let expression: String
  let isErrorTest: Bool
  private let json: JSONValue

  init(_ json: JSONValue) {
    self.json = json
    id = json["id"]?.string ?? "?"
    expression = json["expr"]?.string ?? ""
    isErrorTest = json["expect"]?["kind"]?.string == "error"
  }

  /// Runs the test as the README says.
  func run() -> Outcome {
    let program: CELProgram
    do {
      program = try environment.compile(expression)
    } catch {
      // A function that is missing must not count as the error wanted.
      let isMissing =
        error.kind == .unknownName && error.message.en.contains("function") && !wantsMissing
      return isErrorTest && !isMissing ? .passed : .failed("compile: \(error.message.en)")
    }
    if let wanted = json["expect"]?["deduced_type"]?.string,
      "\(program.resultType)" != "\(SignatureReader.type(wanted))"
    {
      return .failed("type \(program.resultType), wanted \(wanted)")
    }
    if json["check_only"]?.bool == true { return .passed }
    return judge(program.evaluate(activation).value)
  }

  /// Whether the missing function is the very error the test asks for.
  private var wantsMissing: Bool {
    json["expect"]?["messages"]?.array?.contains(.string("unbound function")) ?? false
  }

  private func judge(_ value: CELValue) -> Outcome {
    if isErrorTest {
      if case .error = value { return .passed }
      return .failed("gave \(value), wanted an error")
    }
    guard let wanted = json["expect"]?["value"].map(ConformanceValue.init) else {
      return .failed("the test has no value")
    }
    return wanted.isSame(as: value) ? .passed : .failed("gave \(value), wanted \(wanted.value)")
  }

  // MARK: - Names

  private var environment: CELEnvironment {
    var environment = CELEnvironment()
    environment.container = json["container"]?.string ?? ""
    if json["disable_check"]?.bool == true { environment.checking = .none }
    for declaration in json["type_env"]?.array ?? [] {
      let name = declaration["name"]?.string ?? "?"
      if declaration["kind"]?.string == "variable" {
        let type = SignatureReader.type(declaration["type"]?.string ?? "dyn")
        environment.declare(variable: name, type: type)
      } else {
        environment.declare(function: function(name, declaration))
      }
    }
    // A binding without declaration is of any type.
    for binding in json["bindings"]?.members ?? [] where environment.slot(of: binding.key) == nil {
      environment.declare(variable: binding.key, type: .dyn)
    }
    return environment
  }

  private func function(_ name: String, _ declaration: JSONValue) -> CELFunction {
    let overloads = (declaration["overloads"]?.array ?? []).map { overload in
      Overload(
        parameters: (overload["params"]?.array ?? []).map {
          SignatureReader.type($0.string ?? "dyn")
        },
        result: SignatureReader.type(overload["result"]?.string ?? "dyn"),
        isMember: overload["member"]?.bool ?? false)
    }
    return CELFunction(name: name, overloads: overloads)
  }

  private var activation: CELValues {
    CELValues(
      environment.variableNames.map { name in
        guard let value = json["bindings"]?[name] else { return .error(.unbound(slot: 0)) }
        return ConformanceValue(value).value
      })
  }
}
