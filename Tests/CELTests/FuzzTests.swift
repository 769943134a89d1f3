import Foundation
import Testing
import Values

@testable import CEL

/// Throws made-up sources at the parser, the checker and both plans: none may trap.
///
/// `CEL_FUZZ_COUNT` sets how many, up to ten million and more; `CEL_FUZZ_SEED` where to begin.
@Suite("Any source at all")
struct FuzzTests {
  private static func setting(_ name: String, _ otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? otherwise
  }

  /// The same names without types, so that more of what is written gets to the evaluator.
  private static let unchecked: CELEnvironment = {
    var environment = RandomTable.environment
    environment.checking = .none
    return environment
  }()

  @Test("is compiled and evaluated, or refused, and never traps")
  func fuzz() {
    let count = Self.setting("CEL_FUZZ_COUNT", 50_000)
    let seed = UInt64(Self.setting("CEL_FUZZ_SEED", 1))
    var (compiled, errors) = (0, 0)
    var table: RandomTable?
    for number in 0..<count {
      var writer = FuzzWriter(seed: seed &+ UInt64(number))
      if number % 1_000 == 0 { table = RandomTable(&writer.random) }
      if number % 500_000 == 0, number > 0 { print("fuzzing: \(number) sources so far") }
      let source = writer.source()
      let environment = number % 3 == 0 ? RandomTable.environment : Self.unchecked
      guard let table, let program = try? environment.compile(source) else { continue }
      compiled += 1
      let row = writer.random.below(table.rows.count)
      let limit = writer.random.pick([10, 1_000, 20_000])
      if case .error = program.evaluate(table.activation(row), costLimit: limit).value {
        errors += 1
      }
      _ = program.estimatedCost
      if number % 8 == 0, let plan = program.columnar(varying: [0]) {
        _ = plan.evaluate(table.table(without: nil), costLimit: limit)
      }
    }
    print("fuzzing: \(count) sources, \(compiled) compiled, \(errors) of them gave errors")
    #expect(compiled > count / 20)
  }

  @Test("that is huge or deep is an error, not a trap")
  func huge() throws {
    let long = String(repeating: "a", count: 99_990)
    for source in [
      "'\(long)'.size() > 0", "'\(long)a' + '\(long)' == ''", String(repeating: "(", count: 90_000),
      String(repeating: "!", count: 99_000) + "true", String(repeating: "-", count: 99_000) + "1",
      String(repeating: "[", count: 99_999), String(repeating: "{1:", count: 30_000),
      "true" + String(repeating: " && true", count: 12_000),
      "1" + String(repeating: " + 1", count: 24_000), "a" + String(repeating: ".a", count: 49_000),
      "'a'" + String(repeating: ".trim()", count: 14_000),
      String(repeating: "true ? true : ", count: 7_000) + "true",
      "[" + String(repeating: "1, ", count: 33_000) + "1].sum() > 0",
    ] {
      guard let program = try? RandomTable.environment.compile(source) else { continue }
      var random = SeededRandom(seed: 1)
      let table = RandomTable(&random)
      _ = program.evaluate(table.activation(0), costLimit: 1_000_000)
      _ = program.columnar(varying: [0])?.evaluate(table.table(without: nil))
      _ = program.estimatedCost
    }
  }
}

/// Writes sources: well-formed expressions of all kinds, then damaged, mixed or cut.
struct FuzzWriter {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A source.
  mutating func source() -> String {
    switch random.below(10) {
    case 0...4: return expression(1 + random.below(4))
    case 5:
      var writer = RandomExpression(random: random)
      let text = writer.bool(2)
      random = writer.random
      return text
    case 6: return tokens()
    case 7: return bytes()
    default: return damaged(expression(1 + random.below(3)))
    }
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    let one = expression(depth - 1)
    switch random.below(14) {
    case 0, 1: return "(\(one) \(random.pick(FuzzWriter.operators)) \(expression(depth - 1)))"
    case 2: return "\(random.pick(["!", "-", "--", "!!"]))\(one)"
    case 3: return "(\(one) ? \(expression(depth - 1)) : \(expression(depth - 1)))"
    case 4: return "[\(one), \(random.chance(20) ? "?" : "")\(expression(depth - 1))]"
    case 5: return "{\(one): \(expression(depth - 1)), \(leaf()): \(leaf())}"
    case 6: return "\(one)[\(random.chance(20) ? "?" : "")\(expression(depth - 1))]"
    case 7: return "\(one).\(random.chance(20) ? "?" : "")\(random.pick(FuzzWriter.fields))"
    case 8: return "\(one).\(random.pick(FuzzWriter.loops))(x, \(expression(depth - 1)))"
    case 9:
      return "\(one).\(random.pick(FuzzWriter.loops))(x, y, \(expression(depth - 1)), \(leaf()))"
    case 10: return "cel.bind(x, \(one), \(expression(depth - 1)))"
    case 11: return "dyn(\(one))"
    default: return call(one, depth)
    }
  }

  private mutating func call(_ target: String, _ depth: Int) -> String {
    let name = random.pick(FuzzWriter.functions)
    let arguments = (0..<random.below(3)).map { _ in expression(depth - 1) }.joined(separator: ", ")
    if random.chance(30) || name.contains(".") {
      return "\(name)(\(target)\(arguments.isEmpty ? "" : ", " + arguments))"
    }
    return "\(target).\(name)(\(arguments))"
  }

  private mutating func leaf() -> String { random.pick(FuzzWriter.leaves) }

  private mutating func tokens() -> String {
    let all =
      FuzzWriter.leaves + FuzzWriter.operators + FuzzWriter.functions + FuzzWriter.fields
      + ["(", ")", "[", "]", "{", "}", ".", ",", "?", ":", "!", "-", "has", "//", "\n", "'''", "`"]
    return (0..<random.below(30)).map { _ in random.pick(all) }.joined(
      separator: random.chance(50) ? " " : "")
  }

  private mutating func bytes() -> String {
    String(decoding: (0..<random.below(60)).map { _ in UInt8(random.below(256)) }, as: UTF8.self)
  }

  private mutating func damaged(_ source: String) -> String {
    var bytes = Array(source.utf8)
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(UInt8(random.below(128)), at: place)
      case 2: bytes[place] = UInt8(random.below(256))
      default:
        let end = min(bytes.count, place + random.below(12))
        bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let operators = [
    "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in",
  ]

  private static let leaves = [
    "0", "1", "-1", "2u", "0x7FFFFFFFFFFFFFFF", "9223372036854775807", "-9223372036854775808",
    "18446744073709551615u", "0u", "1.5", "-0.0", "1e308", "1e-308", "0.1", "''", "'a'", "'ñandú'",
    "\"e\\u0301\"", "'\\U0001F600'", "b'\\xff\\x00'", "b''", "r'\\d+'", "'%s %d %.3f %e %x'",
    "'[a-z'", "'(a*)*b'", "true", "false", "null", "[]", "{}", "x", "y", "actividad", "actividades",
    "corte", "limite", "palabra", "actividad.nombre", "actividad.valor", "actividad.fin",
    "actividad.partes", "actividad.proyecto", "actividad.proyecto.costo", "actividad.peso",
    "timestamp(0)", "timestamp('9999-12-31T23:59:59Z')", "timestamp('0001-01-01T00:00:00Z')",
    "duration('1h2.5s')", "duration('-9223372036854775808ns')", "optional.none()", "optional.of(1)",
    "cotejo.date(2024, 2, 29)", "cotejo.decimal('99999999999999999999999999999999999999')",
    "double('NaN')", "double('Infinity')", "int", "type(1)", "has(actividad.fin)",
    "[1, 2, 3]", "['a', 'b']", "{'a': 1, 'b': [2]}", "{1: 2, 2u: 3, true: 4}", "'2026-01-31'",
    "'America/Bogota'", "lists.range(100)", "'a,b,,c'",
  ]

  private static let fields = [
    "nombre", "valor", "orden", "a", "`a-b`", "proyecto", "codigo", "fin",
  ]

  private static let loops = [
    "all", "exists", "exists_one", "map", "filter", "sortBy", "transformList", "transformMap",
    "transformMapEntry", "optMap", "optFlatMap",
  ]

  private static let functions = FunctionTable.standard.names
}
