import Values

@testable import CEL

/// A small environment for tests: a plan, an activity with its project, and the list of activities.
enum Sample {
  static let environment: CELEnvironment = {
    var environment = CELEnvironment()
    environment.declare(
      object: CELObjectType(
        name: "proyecto", fields: [.init("codigo", .string), .init("valor", .decimal)]))
    environment.declare(
      object: CELObjectType(
        name: "actividad",
        fields: [
          .init("nombre", .string), .init("valor", .decimal), .init("inicio", .date),
          .init("fin", .date), .init("orden", .int), .init("proyecto", .object("proyecto")),
          .init("responsables", .list(.string)),
        ]))
    environment.declare(variable: "actividad", type: .object("actividad"))
    environment.declare(variable: "actividades", type: .list(.object("actividad")))
    environment.declare(variable: "peso", type: .double)
    return environment
  }()

  /// An activity; what is not given is a lack whose cause is the field's index.
  static func row(_ facts: [Int: TestRow.Fact] = [:]) -> TestRow {
    TestRow("actividad", (0..<7).map { facts[$0] ?? .lack(Int64($0)) })
  }

  /// The value of an expression over an activity and a list of them.
  static func value(
    _ source: String, _ row: TestRow = row(), rows: CELList = CELList([]),
    costLimit: Int = CELProgram.defaultCostLimit
  ) throws -> CELValue {
    let program = try environment.compile(source)
    let activation = CELValues([.object(row), .list(rows), .double(1.5)])
    return program.evaluate(activation, costLimit: costLimit).value
  }

  /// The value as text, with the ids of an unknown's causes, `?1,2`, and the kind of an error, `!kind`.
  static func text(
    _ source: String, _ row: TestRow = row(), rows: CELList = CELList([])
  ) throws -> String {
    switch try value(source, row, rows: rows) {
    case .unknown(let unknown): "?" + unknown.causes.map { "\($0.id)" }.joined(separator: ",")
    case .error(let error): "!" + error.kind.rawValue
    case let value: TextForm.plain(value)
    }
  }

  static func decimal(_ text: String) -> TestRow.Fact {
    .present(Decimal(text).map { .decimal($0) } ?? .null)
  }

  static func date(_ year: Int, _ month: Int) -> TestRow.Fact {
    .present(DateSpan(year: year, month: month).map { .date($0) } ?? .null)
  }

  static func day(_ iso: String) -> TestRow.Fact {
    .present(CalendarDate(iso: iso).map { .date(DateSpan($0)) } ?? .null)
  }
}
