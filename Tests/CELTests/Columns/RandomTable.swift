import Values

@testable import CEL

/// A made-up table of activities with their projects, as rows and as columns of the same facts.
///
/// Facts are present, malformed, lacking or unread; dates of any precision; a list of all rows that
/// may be open; codes that a host would map to states.
struct RandomTable {
  static let fields: [CELObjectType.Field] = [
    .init("nombre", .string), .init("sector", .string), .init("orden", .int),
    .init("meta", .int), .init("valor", .decimal), .init("avance", .decimal),
    .init("peso", .double), .init("inicio", .date), .init("fin", .date), .init("activa", .bool),
    .init("partes", .list(.string)), .init("proyecto", .object("proyecto")),
  ]
  static let parentFields: [CELObjectType.Field] = [
    .init("codigo", .string), .init("costo", .decimal), .init("cierre", .date),
  ]

  static let environment: CELEnvironment = {
    var environment = CELEnvironment()
    environment.declare(object: CELObjectType(name: "proyecto", fields: parentFields))
    environment.declare(object: CELObjectType(name: "actividad", fields: fields))
    environment.declare(variable: "actividad", type: .object("actividad"))
    environment.declare(variable: "actividades", type: .list(.object("actividad")))
    environment.declare(variable: "corte", type: .date)
    environment.declare(variable: "limite", type: .int)
    environment.declare(variable: "palabra", type: .string)
    return environment
  }()

  /// A fact of a row: what a column keeps, and its code.
  struct Fact {
    /// Codes 0 and 16 are present, 1 malformed, 2 and 3 lacks, 4 unread.
    let code: UInt8
    let value: CELValue
  }

  private(set) var facts: [[Fact]] = []
  private(set) var parentFacts: [[Fact]] = []
  private(set) var parents: [Int32] = []
  private(set) var rows: [TestRow] = []
  private let constants: [CELValue]
  let list: CELList

  init(_ random: inout SeededRandom, rowCount: Int? = nil) {
    let parentCount = 1 + random.below(4)
    for _ in 0..<parentCount {
      parentFacts.append(RandomTable.parentFields.map { RandomTable.fact($0.type, &random) })
    }
    let parentRows = parentFacts.enumerated().map { index, facts in
      TestRow(
        "proyecto",
        facts.enumerated().map { RandomTable.testFact($1, id: 5_000 + index * 10 + $0) })
    }
    for row in 0..<(rowCount ?? 1 + random.below(40)) {
      let own = RandomTable.fields.dropLast().map { RandomTable.fact($0.type, &random) }
      facts.append(own)
      let parent = random.chance(85) ? random.below(parentCount) : random.chance(50) ? -1 : -2
      parents.append(Int32(parent))
      let missing = TestRow(
        "proyecto",
        RandomTable.parentFields.indices.map {
          parent == -2 ? .unread(Int64(9_000 + $0)) : .lack(Int64(9_000 + $0))
        })
      rows.append(
        TestRow(
          "actividad",
          own.enumerated().map { RandomTable.testFact($1, id: row * 20 + $0) }
            + [.present(.object(parent >= 0 ? parentRows[parent] : missing))]))
    }
    let open = random.chance(30) ? CELUnknown(CELCause(id: 99_999, isLack: false)) : nil
    list = CELList(rows.map { .object($0) }, openCauses: open)
    let corte: CELValue =
      random.chance(80)
      ? RandomTable.value(.date, &random) : .unknown(CELUnknown(CELCause(id: 77, isLack: true)))
    constants = [corte, .int(Int64(random.below(6))), RandomTable.value(.string, &random)]
  }

  /// The variables for a row.
  func activation(_ row: Int) -> CELValues {
    CELValues([.object(rows[row]), .list(list)] + constants)
  }

  /// The same, where the list of all rows is known to have columns.
  func activationWithColumns(_ row: Int, without missing: String?) -> CELValues {
    let source = TableList(rows: rows, table: table(without: missing))
    let list = CELList(source: source, openCauses: list.openCauses)
    return CELValues([.object(rows[row]), .list(list)] + constants)
  }

  /// The table as a host would give it; a column may be left out now and then.
  func table(without missing: String?) -> CELTable {
    CELTable(
      rowCount: rows.count,
      column: { path in
        guard path.names.first == "actividad", path.names.last != missing else { return nil }
        if path.names.count == 3 {
          return RandomTable.parentFields.firstIndex { $0.name == path.names[2] }.flatMap {
            column($0, of: parentFacts, RandomTable.parentFields[$0].type, rows: parents)
          }
        }
        return RandomTable.fields.firstIndex { $0.name == path.names[1] }.flatMap {
          $0 < facts[0].count ? column($0, of: facts, RandomTable.fields[$0].type, rows: nil) : nil
        }
      }, activation: { activation($0) })
  }

  // MARK: - Columns

  private func column(
    _ field: Int, of facts: [[Fact]], _ type: CELType, rows: [Int32]?
  ) -> CELColumn? {
    let own = facts.map { $0[field] }
    let codes = own.map(\.code)
    return CELColumn(
      storage(own.map(\.value), type), rows: rows.map { ContiguousArray($0) },
      meaning: { code in
        switch code {
        case 0, 16: .present
        case 1: .malformed
        case 2, 3: .lack
        default: .unread
        }
      }, withCodes: { body in codes.withUnsafeBytes { body($0) } })
  }

  private func storage(_ values: [CELValue], _ type: CELType) -> CELColumn.Storage {
    switch type {
    case .bool:
      return .bools(
        ContiguousArray(values.map { if case .bool(let flag) = $0 { flag } else { false } }))
    case .int:
      // As the tables of plans keep them.
      return .decimals(
        ContiguousArray(
          values.map { if case .int(let number) = $0 { Decimal(Int(number)) } else { .zero } }))
    case .double:
      return .doubles(
        ContiguousArray(values.map { if case .double(let number) = $0 { number } else { 0 } }))
    case .decimal:
      return .decimals(
        ContiguousArray(values.map { if case .decimal(let number) = $0 { number } else { .zero } })
      )
    case .date:
      let none = DateSpan(CalendarDate(dayNumber: 0))
      return .dates(
        ContiguousArray(values.map { if case .date(let date) = $0 { date } else { none } }))
    case .string:
      var pool = StringPool()
      let codes = values.map { value -> UInt32 in
        if case .string(let text) = value { return pool.intern(text) }
        return 0
      }
      return .texts(ContiguousArray(codes), pool: pool.texts)
    default:
      return .coded(ContiguousArray(values.indices.map { UInt32($0) }), distinct: values)
    }
  }

  // MARK: - Facts

  private static func fact(_ type: CELType, _ random: inout SeededRandom) -> Fact {
    let code: UInt8 =
      random.chance(70) ? (random.chance(80) ? 0 : 16) : UInt8(1 + random.below(4))
    return Fact(code: code, value: code & 15 == 0 ? value(type, &random) : .null)
  }

  private static func testFact(_ fact: Fact, id: Int) -> TestRow.Fact {
    switch fact.code {
    case 0, 16: .present(fact.value)
    case 1: .malformed("?", Int64(id))
    case 2, 3: .lack(Int64(id))
    default: .unread(Int64(id))
    }
  }

  static let words = ["", "Agua", "agua potable", "Vía", "e\u{301}", "é", "12345", "Plan 2027"]

  static func value(_ type: CELType, _ random: inout SeededRandom) -> CELValue {
    switch type {
    case .bool: return .bool(random.chance(50))
    case .int: return .int(random.chance(3) ? .max : Int64(random.below(8)) - 2)
    case .double: return .double(random.chance(4) ? .nan : Double(random.below(9)) / 2 - 1)
    case .decimal:
      if random.chance(3) {
        return .decimal(Decimal("99999999999999999999999999999999999999") ?? .zero)
      }
      return .decimal(
        Decimal(significand: Int128(random.below(400)) - 100, scale: Int32(random.below(3)))
          ?? .zero)
    case .date: return date(&random)
    case .list:
      return .list((0..<random.below(4)).map { _ in value(.string, &random) })
    default: return .string(random.pick(words))
    }
  }

  private static func date(_ random: inout SeededRandom) -> CELValue {
    let (year, month) = (2024 + random.below(2), 1 + random.below(12))
    let span: DateSpan? =
      switch random.below(5) {
      case 0: DateSpan(year: year)
      case 1: DateSpan(year: year, quarter: (month + 2) / 3)
      case 2: DateSpan(year: year, month: month)
      default:
        CalendarDate(year: year, month: month, day: 1 + random.below(28)).map { DateSpan($0) }
      }
    return span.map { .date($0) } ?? .null
  }
}

/// The rows of a table as a list that has its columns.
private final class TableList: CELListSource, @unchecked Sendable {
  // Safe to share: nothing changes after it is made.
  private let rows: [TestRow]
  private let table: CELTable

  init(rows: [TestRow], table: CELTable) { (self.rows, self.table) = (rows, table) }

  var count: Int { rows.count }
  var hasColumns: Bool { true }
  func element(at index: Int) -> CELValue { .object(rows[index]) }

  func column(_ path: ArraySlice<String>, _ type: CELType) -> CELBoundColumn? {
    table.column(CELPath(slot: 0, names: ["actividad"] + path), type)
  }
}
