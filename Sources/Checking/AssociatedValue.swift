import Documents
import Evaluation
import Findings
import Plans
import Rules
import Values

/// The money that the fails of one rule touch, each project's counted once.
package struct AssociatedValue: Hashable, Sendable {
  /// The money of those whose money was read.
  package var total: Decimal
  /// Of how many projects it is.
  package var projects: Int
  /// How many projects there are besides, whose money nobody could read for certain.
  package var unread: Int
  /// How many failing rows belong to no project; none of their money is counted.
  package var rowsOutside: Int
}

/// Adds up the money that fails touch.
///
/// Where the failing rows have money of their own it is theirs that counts, cell by cell: what is merged over
/// several rows is one money and not many, and so is a project's where the plan repeats it on its rows. Else
/// it is that of their projects.
struct ProjectMoney {
  /// The table of projects.
  private static let table = "proyecto"
  /// Fields of money, the one that counts first.
  private static let fields = ["presupuesto", "presupuesto_inicial"]

  private let tables: PlanTables

  init(_ tables: PlanTables) { self.tables = tables }

  /// The value of these rows of a table; `nil` where none of them belongs to a project.
  func value(of rows: [Int], inTable table: Int) -> AssociatedValue? {
    guard let projects = tables.index(of: ProjectMoney.table) else { return nil }
    var value = AssociatedValue(total: .zero, projects: 0, unread: 0, rowsOutside: 0)
    // A project that stands on several sheets is one: its rows go by their key.
    var found: [String: (projects: Set<Int>, rows: [Int])] = [:]
    for row in Set(rows).sorted() {
      guard let project = self.row(of: projects, above: row, inTable: table, depth: 0) else {
        value.rowsOutside += 1
        continue
      }
      let key = tables.tables[projects].key(row: project) ?? "#\(project)"
      found[key, default: ([], [])].projects.insert(project)
      found[key]?.rows.append(row)
    }
    guard !found.isEmpty else { return nil }
    let own = table == projects ? nil : OwnMoney(self, table, projects)
    for key in found.keys.sorted() {
      guard let entry = found[key] else { continue }
      let money =
        own.map { $0.money(of: entry.rows, in: entry.projects) }
        ?? self.money(of: Array(entry.projects), in: projects)
      if let money, let total = try? value.total.adding(money) {
        value.total = total
        value.projects += 1
      } else {
        value.unread += 1
      }
    }
    return value
  }

  /// The project that a row belongs to, through the tables between them.
  private func row(of project: Int, above row: Int, inTable table: Int, depth: Int) -> Int? {
    if table == project { return row }
    guard depth < 8 else { return nil }
    let parents = tables.tables[table].parentRows
    if let links = parents[ProjectMoney.table], links.indices.contains(row), links[row] >= 0 {
      return Int(links[row])
    }
    for parent in tables.tables[table].definition.parents where parent != ProjectMoney.table {
      guard let links = parents[parent], links.indices.contains(row), links[row] >= 0,
        let next = tables.index(of: parent),
        let found = self.row(
          of: project, above: Int(links[row]), inTable: next, depth: depth + 1)
      else { continue }
      return found
    }
    return nil
  }

  /// The money of one project's rows, each cell once; `nil` where one of them was not read for certain.
  private func money(of rows: [Int], in table: Int) -> Decimal? {
    for field in ProjectMoney.fields {
      let cells = rows.map { cell($0, table, field) }
      let read = cells.compactMap { $0 }
      guard !read.isEmpty, read.count == cells.count else { continue }
      // A project that stands twice with the same money is one; with different money nobody knows.
      let all = Set(read.map(\.money))
      return all.count == 1 ? all.first : nil
    }
    return nil
  }

  /// What a row's cell of money holds, and which cell it is; `nil` for a guess and for what is no number.
  private func cell(
    _ row: Int, _ table: Int, _ field: String
  ) -> (place: Locator, money: Decimal)? {
    let table = tables.tables[table]
    guard let index = table.definition.index(of: field) else { return nil }
    let column = table.columns[index]
    guard column.codes[row].isPresent, column.codes[row].confidence != .guessed,
      case .number(let money)? = column.value(row: row)
    else { return nil }
    return (column.origins[row] ?? table.rowOrigins[row], money)
  }

  /// Money that stands on the rows below projects.
  private struct OwnMoney {
    private let all: ProjectMoney
    private let table: Int
    private let field: String
    /// The rows of each project.
    private var rows: [Int: [Int]] = [:]
    /// Whether the plan repeats a project's money on each of its rows.
    private var isRepeated = false

    /// `nil` where no row of the table has money.
    init?(_ all: ProjectMoney, _ table: Int, _ projects: Int) {
      let count = all.tables.tables[table].rowCount
      let field = ProjectMoney.fields.first { field in
        (0..<count).contains { all.cell($0, table, field) != nil }
      }
      guard let field else { return nil }
      (self.all, self.table, self.field) = (all, table, field)
      for row in 0..<count {
        guard let project = all.row(of: projects, above: row, inTable: table, depth: 0) else {
          continue
        }
        rows[project, default: []].append(row)
      }
      // Two rows with the same money may be a coincidence; in nine of ten projects they are none.
      let amounts = rows.values.map(amounts).filter { $0.count > 1 }
      let uniform = amounts.count { Set($0).count == 1 }
      isRepeated = uniform > 0 && uniform * 10 >= amounts.count * 9
    }

    private func amounts(of rows: [Int]) -> [Decimal] {
      rows.compactMap { all.cell($0, table, field)?.money }
    }

    /// The money of some rows of one project; `nil` where none of it was read.
    func money(of failing: [Int], in projects: Set<Int>) -> Decimal? {
      if isRepeated {
        let known = Set(amounts(of: projects.flatMap { rows[$0] ?? [] }))
        return known.count == 1 ? known.first : nil
      }
      var total: Decimal?
      var seen: Set<Locator> = []
      for row in failing {
        guard let cell = all.cell(row, table, field), seen.insert(cell.place).inserted else {
          continue
        }
        guard let sum = try? (total ?? .zero).adding(cell.money) else { return nil }
        total = sum
      }
      return total
    }
  }
}
