import Documents
import Values

/// The column that names the rows of activities where no heading says so: one without a heading, or
/// the lowest strategic level of a matrix that has responsibles and a schedule.
///
/// Only where columns are there that belong to activities and to nothing else; the name is a guess.
struct StandInName {
  /// The header's columns, one without a heading among them where it is needed.
  private(set) var columns: [HeaderColumn]
  private let index: HeadingIndex
  /// The field that lacks a column.
  private var name: FieldAddress?
  /// The position of the column that stands in, and the level whose own name it is.
  private var position: Int?
  private var level: FieldAddress?

  /// Fewest columns of the table's own that ask for a name.
  private static let fewest = 2
  /// The signs of a table that people answer for and carry out.
  private static let signs: Set<String> = [
    "responsable", "lider", "cargo", "fecha_inicio", "fecha_fin", "ponderacion",
  ]
  private static let levels = ["estrategia", "objetivo", "componente"]

  /// Looks for the column below one header.
  init(_ index: HeadingIndex, _ grid: Grid, _ header: FoundHeader, rows: Range<Int>) {
    self.index = index
    columns = header.block.columns
    guard
      let table = index.tables.firstIndex(where: { $0.needs == ["nombre"] && $0.suggests != nil }),
      let field = index.tables[table].index(of: "nombre"),
      index.tables[header.choice.main].role == index.tables[table].role,
      header.choice.main != table
    else { return }
    let claims = columns.map { index.claims(of: $0) }
    let wanted = FieldAddress(table: table, field: field)
    guard !claims.joined().contains(wanted) else { return }
    let signs = claims.count { addresses in
      addresses.contains { $0.table == table && StandInName.signs.contains(index[$0].id) }
    }
    guard signs + (TimeGrid(columns) == nil ? 0 : 1) >= StandInName.fewest else { return }
    if let bare = StandInName.bareColumn(grid, header.block, rows) {
      let place = columns.firstIndex { $0.column > bare } ?? columns.count
      columns.insert(
        HeaderColumn(column: bare, row: header.block.bottom, levels: [""], width: 1), at: place)
      (name, position) = (wanted, place)
      return
    }
    (name, position) = (wanted, nil)
  }

  /// Adds the claim of the column that stands in.
  mutating func claim(_ claims: inout [ColumnClaims], _ profiles: [ColumnProfile]) {
    guard let name, !claims.contains(where: { $0.addresses.contains(name) }) else { return }
    if position == nil { position = described(claims) }
    if position == nil { findLevel(claims) }
    guard let position, claims.indices.contains(position) else { return }
    claims[position] = ColumnClaims(
      addresses: [name], confidence: .guessed, hasValues: profiles[position].written > 0)
  }

  /// «Descripción» beside «Código» describes the rows.
  private func described(_ claims: [ColumnClaims]) -> Int? {
    columns.indices.dropFirst().first { position in
      columns[position].levels.count == 1 && columns[position].key == "descripcion"
        && claims[position].addresses.allSatisfy { index.tables[$0.table].role != .plan }
        && claims[position - 1].addresses.contains { index[$0].type == .code }
    }
  }

  /// The lowest strategic level that the header names, where it names nothing below it: its rows are
  /// carried out.
  private mutating func findLevel(_ claims: [ColumnClaims]) {
    guard !["producto", "meta", "proyecto"].contains(where: { naming($0, claims) != nil }),
      let lowest = StandInName.levels.compactMap({ naming($0, claims) }).first
    else { return }
    (position, level) = (lowest.position, lowest.address)
  }

  /// The column that names the rows of a table.
  private func naming(
    _ id: String, _ claims: [ColumnClaims]
  ) -> (position: Int, address: FieldAddress)? {
    guard let table = index.tables.firstIndex(where: { $0.id == id }),
      let field = index.tables[table].index(of: "nombre")
    else { return nil }
    let address = FieldAddress(table: table, field: field)
    return claims.firstIndex { $0.addresses.contains(address) }.map { ($0, address) }
  }

  /// The level stays a table of its own: what the heading says is not forgotten.
  func keepLevel(in choice: inout TableChoice) {
    guard let name, let position, let level, choice.main == name.table,
      index.ancestors[choice.main].contains(level.table), !choice.ancestors.contains(level.table)
    else { return }
    choice.add(level, at: position, index)
  }

  /// A column between the headed ones, without a heading and with a text of its own on most rows.
  private static func bareColumn(_ grid: Grid, _ block: HeaderBlock, _ rows: Range<Int>) -> Int? {
    let headed = Set(block.columns.map(\.column))
    guard let first = headed.min(), let last = headed.max() else { return nil }
    var texts: [Int: (count: Int, bytes: Int, different: Set<StringPool.ID>)] = [:]
    var written = 0
    for (position, number) in grid.rowNumbers.enumerated() where rows.contains(Int(number)) {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      if cells.count >= 2 { written += 1 }
      for cell in cells {
        let column = Int(grid.columns[cell])
        guard column < last, column + 1 >= first, !headed.contains(column),
          case .text(let identifier) = grid.values[cell], !grid.texts.isBlank(identifier)
        else { continue }
        var seen = texts[column] ?? (0, 0, [])
        seen.count += 1
        seen.bytes += grid.texts[identifier].utf8.count
        seen.different.insert(identifier)
        texts[column] = seen
      }
    }
    guard written > 0 else { return nil }
    return texts.sorted { $0.key < $1.key }.first { _, seen in
      seen.count * 10 >= written * 6 && seen.bytes >= seen.count * 10
        && seen.different.count * 10 >= seen.count * 6
    }?.key
  }
}
