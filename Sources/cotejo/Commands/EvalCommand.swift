import CEL
import Checking
import Documents
import Findings
import Readers
import Reports
import Values

/// `cotejo eval`: one expression, for those who write rules.
enum EvalCommand: Command {
  static let declaration = CommandDeclaration(
    "eval", aliases: ["evaluar"], es: "Calcula una expresión de las que usan las reglas.",
    en: "Evaluates an expression as rules use them.",
    operands: [OperandDeclaration(.expression)],
    options: [
      OptionDeclaration(
        "json", .text(.bindings),
        es: "Objeto JSON con los nombres que la expresión usa; @ARCHIVO lo lee de un archivo.",
        en: "JSON object with the names the expression uses; @FILE reads it from a file.")
    ],
    examples: [
      (
        "cotejo eval 'cotejo.date(2026, 3) < cotejo.date(2026, 4, 1)'", "Da true.",
        "Gives true."
      ),
      (
        "cotejo eval 'plan.meta > 10' --json '{\"plan\": {\"meta\": 12}}'",
        "Con un nombre dado.", "With a name given."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let source = arguments.operands[0]
    let bindings = try bindings(arguments)
    var environment = CELEnvironment()
    for member in bindings { environment.declare(variable: member.key, type: .dyn) }
    let program: CELProgram
    do {
      program = try environment.compile(source)
    } catch {
      let message = arguments.language == .es ? error.message.es : error.message.en
      OutputStream.error.write(
        "cotejo: \(error.line):\(error.column): \(Messages.safe(message))\n"
          + Messages.safe(error.excerpt(of: source)) + "\n")
      return .cannotRead
    }
    let values = bindings.map { CELBinding.value(of: $0.value) }
    var outcome = program.evaluate(CELValues(values), costLimit: 1_000_000)
    switch outcome.value {
    case .timestamp, .duration:
      // JSON has no such thing: CEL's own text stands for it.
      if let text = try? environment.compile("string(\(source))") {
        outcome = text.evaluate(CELValues(values), costLimit: 1_000_000)
      }
    case .unknown:
      OutputStream.error.write(
        arguments.language == .es
          ? "cotejo: no se sabe: las fechas no son bastante exactas para compararlas.\n"
          : "cotejo: not known: the dates are too coarse to be compared.\n")
      return .inconclusive
    default: break
    }
    if case .error(let error) = outcome.value {
      let message = arguments.language == .es ? error.message.es : error.message.en
      OutputStream.error.write("cotejo: \(Messages.safe(message))\n")
      return .cannotRead
    }
    var writer = JSONWriter(compact: true)
    CELBinding.write(outcome.value, to: &writer)
    try OutputStream.standard.writeAll(writer.bytes + [10])
    return .complies
  }

  private static func bindings(_ arguments: ParsedArguments) throws -> [JSONValue.Member] {
    guard let text = arguments.value("json") else { return [] }
    do {
      let bytes =
        text.hasPrefix("@")
        ? try SourceFile(reading: String(text.dropFirst())).bytes : Array(text.utf8)
      if case .object(let members) = try JSONValue(parsing: bytes) { return members }
    } catch let error as ReadError {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    } catch let error as JSONError {
      throw unusable(byte: error.offset + 1)
    }
    throw unusable(byte: nil)
  }

  private static func unusable(byte: Int?) -> UsageError {
    UsageError(
      es: "«--json» pide un objeto JSON, como '{\"meta\": 12}'"
        + (byte.map { "; no se entiende desde el byte \($0)" } ?? ""),
      en: "“--json” takes a JSON object, such as '{\"meta\": 12}'"
        + (byte.map { "; it cannot be read from byte \($0) on" } ?? ""),
      command: declaration.name)
  }
}

/// JSON values as CEL sees them, and back.
enum CELBinding {
  static func value(of json: JSONValue) -> CELValue {
    switch json {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .string(let text): .string(text)
    case .number(let text):
      Int64(text).map { .int($0) } ?? Decimal(text).map { .decimal($0) }
        ?? .double(Double(text) ?? .nan)
    case .array(let values): .list(values.map(value))
    case .object(let members):
      CELMap(members.map { (key: .string($0.key), value: value(of: $0.value)) })
        .map { .map($0) } ?? .null
    }
  }

  static func write(_ value: CELValue, to writer: inout JSONWriter) {
    switch value {
    case .null, .optional(nil): writer.null()
    case .bool(let flag): writer.boolean(flag)
    case .int(let number): writer.number(String(number))
    case .uint(let number): writer.number(String(number))
    case .double(let number) where number.isFinite: writer.number(number.description)
    case .decimal(let number): writer.number(number.description)
    case .string(let text), .type(let text): writer.string(text)
    case .date(let date): writer.string(date.description)
    case .list(let list):
      writer.array { writer in
        for each in list.array { writer.element { write(each, to: &$0) } }
      }
    case .map(let map):
      writer.object { writer in
        for (key, value) in zip(map.keys, map.values) {
          writer.member(name(key)) { write(value, to: &$0) }
        }
      }
    case .optional(.some(let some)): write(some, to: &writer)
    case .double, .bytes, .timestamp, .duration, .object, .unknown, .error:
      writer.string("\(value)")
    }
  }

  private static func name(_ key: CELValue) -> String {
    switch key {
    case .string(let text): text
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .bool(let flag): String(flag)
    default: "\(key)"
    }
  }
}
