import Testing

@testable import CEL

@Suite("Our own functions")
struct CELFunctionsTests {
  @Test(
    "give what their examples say",
    arguments: CELFunctions.all.flatMap(\.examples).map { [$0.expression, $0.result] })
  func examples(pair: [String]) throws {
    #expect(try Sample.text("(\(pair[0])) == (\(pair[1]))") == "true")
  }

  @Test("have a sentence in two languages", arguments: CELFunctions.all.map(\.name))
  func sentences(name: String) throws {
    let function = try #require(CELFunctions.all.first { $0.name == name })
    #expect(function.sentence.es.hasSuffix(".") && function.sentence.en.hasSuffix("."))
    #expect(!function.signatures.isEmpty)
  }

  @Test(
    "refuse what makes no sense",
    arguments: [
      ("cotejo.decimal(actividad.nombre)", "!invalidArgument"),
      ("cotejo.date(actividad.orden)", "!invalidArgument"), ("cotejo.digits('')", ""),
    ])
  func refusals(source: String, result: String) throws {
    let row = Sample.row([0: .present(.string("12 aprox.")), 4: .present(.int(-3))])
    #expect(try Sample.text(source, row) == result)
  }

  @Test("and all others have signatures that can be read")
  func signatures() throws {
    let known: Set = [
      "dyn", "null", "bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration",
      "decimal", "date", "list", "map", "optional_type", "type",
    ]
    for function in FunctionTable.libraries.joined() {
      for overload in function.overloads {
        for type in overload.parameters + [overload.result] {
          guard case .abstract(let name, _) = type else { continue }
          #expect(known.contains(name), "\(function.name)")
        }
      }
      #expect(!function.overloads.isEmpty, "\(function.name)")
    }
  }
}
