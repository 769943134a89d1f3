import CEL
import Values

/// Rows of a made-up plan, of which a given number are distinct.
final class BenchmarkTable: Sendable {
  static let fields: [CELObjectType.Field] = [
    .init("responsable", .string), .init("bpin", .string), .init("fin", .date),
    .init("codigo", .string), .init("avances", .list(.int)), .init("nombre", .string),
    .init("meta", .int), .init("avance", .int), .init("orden", .int),
  ]

  static let environment: CELEnvironment = {
    var environment = CELEnvironment()
    environment.declare(object: CELObjectType(name: "fila", fields: fields))
    environment.declare(variable: "fila", type: .object("fila"))
    environment.declare(variable: "codigos", type: .list(.string))
    return environment
  }()

  /// The distinct rows.
  let rows: [BenchmarkRow]
  /// The list bound to `codigos`.
  let codes: CELValue
  let rowCount: Int

  init(rowCount: Int, distinct: Int) {
    self.rowCount = rowCount
    codes = .list((0..<2_000).map { .string(BenchmarkCase.code($0)) })
    rows = (0..<distinct).map { number in
      let day = CalendarDate(year: 2024 + number % 4, month: 1 + number % 12, day: 1 + number % 28)
      return BenchmarkRow([
        .string("Secretaría de Planeación \(number)"), .string("\(200_000_000_000_000 + number)"),
        day.map { .date(DateSpan($0)) } ?? .null,
        // Half of the codes are in the lists.
        .string(BenchmarkCase.code(number % 2 == 0 ? number % 2_000 : 500_000 + number)),
        .list((0..<50).map { .int(Int64(($0 + number) % 101)) }),
        .string("Plan maestro de acueducto y agua potable, fase \(number), 2027"),
        .int(Int64(number + 1)), .int(Int64(number % 101)), .int(Int64(number + 5)),
      ])
    }
  }

  /// The rows as columns, texts and lists by codes; every column has codes of its rows' states.
  var columns: CELTable {
    let activation = BenchmarkActivation(self)
    let columns = BenchmarkTable.fields.indices.map(column)
    return CELTable(
      rowCount: rowCount,
      column: { path in
        BenchmarkTable.fields.firstIndex { $0.name == path.names.last }.map { columns[$0] }
      },
      activation: { row in
        activation.row = row % activation.rows.count
        return activation
      })
  }

  private func column(_ field: Int) -> CELColumn {
    let values = rows.map { $0.values[field] }
    let places = (0..<rowCount).map { $0 % rows.count }
    let codes = ContiguousArray(places.map { UInt32($0) })
    let storage: CELColumn.Storage
    switch BenchmarkTable.fields[field].type {
    case .string:
      storage = .texts(
        codes,
        pool: values.map { value in
          if case .string(let text) = value { return text }
          return ""
        })
    case .int:
      storage = .ints(
        ContiguousArray(
          places.map { place in
            if case .int(let number) = values[place] { return number }
            return 0
          }))
    case .date:
      storage = .dates(
        ContiguousArray(
          places.map { place in
            if case .date(let date) = values[place] { return date }
            return DateSpan(CalendarDate(dayNumber: 0))
          }))
    default: storage = .coded(codes, distinct: values)
    }
    let states = [UInt8](repeating: 0, count: rowCount)
    return CELColumn(
      storage, meaning: { $0 == 0 ? .present : .unread },
      withCodes: { body in states.withUnsafeBytes { body($0) } })
  }
}

/// A row whose values are at hand.
final class BenchmarkRow: CELObject {
  let values: [CELValue]

  init(_ values: [CELValue]) { self.values = values }

  var typeName: String { "fila" }
  func value(field index: Int) -> CELValue { values[index] }
  func presence(field index: Int) -> CELTri { .true }
  func rawText(field index: Int) -> String? { nil }
}

/// The variables for one row after the other.
final class BenchmarkActivation: CELActivation {
  let rows: [BenchmarkRow]
  private let codes: CELValue
  var row = 0

  init(_ table: BenchmarkTable) {
    rows = table.rows
    codes = table.codes
  }

  func value(slot: Int) -> CELValue { slot == 0 ? .object(rows[row]) : codes }
}
