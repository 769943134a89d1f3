import Foundation
import Testing

@testable import CEL

@Suite("The columnar plan")
struct ColumnarPropertyTests {
  /// How many random expressions are tried; `CEL_PROPERTY_COUNT` sets another number.
  private static let count =
    ProcessInfo.processInfo.environment["CEL_PROPERTY_COUNT"].flatMap { Int($0) } ?? 3_000
  private static let seed =
    ProcessInfo.processInfo.environment["CEL_PROPERTY_SEED"].flatMap { UInt64($0) } ?? 2_026

  @Test("answers as the scalar plan does, on random expressions and tables")
  func sameAnswers() throws {
    var compiled = 0
    var columnar = 0
    var answers: [CELRowAnswer: Int] = [:]
    for number in 0..<Self.count {
      var random = SeededRandom(seed: Self.seed &+ UInt64(number) &* 7_919)
      let table = RandomTable(&random)
      var writer = RandomExpression(random: random)
      let source = writer.bool(3)
      guard let program = try? RandomTable.environment.compile(source, expecting: .bool) else {
        continue
      }
      compiled += 1
      guard let plan = program.columnar(varying: [0]) else { continue }
      columnar += 1
      let missing = number % 7 == 0 ? "valor" : nil
      let result = plan.evaluate(table.table(without: missing))
      for row in table.rows.indices {
        let scalar = CELRowAnswer(program.evaluate(table.activation(row)).value)
        answers[scalar, default: 0] += 1
        guard result[row: row] == scalar else {
          Issue.record("\(number): \(source)\nrow \(row): \(result[row: row]), scalar \(scalar)")
          return
        }
      }
    }
    print("columnar: \(columnar) of \(compiled) expressions, of \(Self.count) written; \(answers)")
    #expect(compiled > Self.count * 8 / 10)
    #expect(columnar > compiled / 2)
    #expect(answers.count == 5)
  }

  @Test("answers as the scalar plan does where everything may vary")
  func allVarying() throws {
    for number in 0..<(Self.count / 10) {
      var random = SeededRandom(seed: 31 &+ UInt64(number))
      let table = RandomTable(&random)
      var writer = RandomExpression(random: random)
      let source = writer.bool(2)
      guard let program = try? RandomTable.environment.compile(source),
        let plan = program.columnar
      else { continue }
      let result = plan.evaluate(table.table(without: nil))
      for row in table.rows.indices {
        let scalar = CELRowAnswer(program.evaluate(table.activation(row)).value)
        #expect(result[row: row] == scalar, "\(source)")
      }
    }
  }

  @Test("quantifiers over the rows of a table give the same by columns, with the same causes")
  func quantifiers() throws {
    var decided = 0
    var unknown = 0
    for number in 0..<(Self.count / 10) {
      var random = SeededRandom(seed: Self.seed &+ UInt64(number) &* 104_729)
      let table = RandomTable(&random, rowCount: 64 + random.below(40))
      var writer = RandomExpression(random: random)
      let body = writer.bool(2).replacing("actividad.", with: "x.")
      let source = "actividades.\(number % 2 == 0 ? "exists" : "all")(x, \(body))"
      guard let program = try? RandomTable.environment.compile(source, expecting: .bool) else {
        continue
      }
      let scalar = program.evaluate(table.activation(0)).value
      let missing = number % 7 == 0 ? "valor" : nil
      let columnar = program.evaluate(table.activationWithColumns(0, without: missing)).value
      switch (scalar, columnar) {
      case (.bool(let one), .bool(let other)):
        decided += 1
        #expect(one == other, "\(source)")
      case (.unknown(let one), .unknown(let other)):
        unknown += 1
        #expect(one.causes == other.causes, "\(source)")
      case (.error(let one), .error(let other)): #expect(one.kind == other.kind, "\(source)")
      default: Issue.record("\(source): \(scalar), by columns \(columnar)")
      }
    }
    print("quantifiers: \(decided) decided, \(unknown) unknown")
    #expect(decided > Self.count / 60 && unknown > Self.count / 60)
  }

  @Test("keeps the cost limit row by row")
  func costLimit() throws {
    var random = SeededRandom(seed: 5)
    let table = RandomTable(&random)
    let program = try RandomTable.environment.compile(
      "actividad.activa || lists.range(size(actividad.nombre) * 40 + 10).all(x, x >= 0)")
    let plan = try #require(program.columnar(varying: [0]))
    for limit in [10, 60, 200, 1_000] {
      let result = plan.evaluate(table.table(without: nil), costLimit: limit)
      for row in table.rows.indices where result[row: row] == .error {
        let scalar = program.evaluate(table.activation(row), costLimit: limit)
        #expect(CELRowAnswer(scalar.value) == .error)
      }
    }
  }

  @Test(
    "tells the causes of a row through the scalar plan",
    arguments: ["actividad.nombre == 'x' && actividad.orden > 100"])
  func causes(source: String) throws {
    var random = SeededRandom(seed: 11)
    let table = RandomTable(&random)
    let plan = try #require(try RandomTable.environment.compile(source).columnar(varying: [0]))
    let columns = table.table(without: nil)
    let result = plan.evaluate(columns)
    for row in table.rows.indices where result[row: row] == .lack || result[row: row] == .unknown {
      guard case .unknown(let unknown) = plan.scalar(row, of: columns).value else {
        Issue.record("row \(row) is not unknown in the scalar plan")
        continue
      }
      #expect(!unknown.causes.isEmpty)
    }
  }

  @Test("gives a table without rows no answers")
  func empty() throws {
    let program = try RandomTable.environment.compile("actividad.orden > 1")
    let plan = try #require(program.columnar(varying: [0]))
    let table = CELTable(rowCount: 0, column: { _ in nil }, activation: { _ in CELValues([]) })
    #expect(plan.evaluate(table).bytes.isEmpty)
  }
}
