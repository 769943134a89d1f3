import Documents
import Plans
import Values

/// What suites of plans as offices write them share: sheets drawn as text, and what was read of them.
protocol OfficeSheets {}

extension OfficeSheets {
  /// What is recognised in sheets drawn as text: a row a line, cells parted by `|`, `<` and `^` merged
  /// with the cell to the left or above.
  func tables(
    _ sheets: [(name: String, drawing: String)], format: DocumentFormat = .xlsx
  ) throws -> PlanTables {
    let document = Document(
      path: "plan", format: format,
      blocks: sheets.map { .table(Self.grid($0.drawing, name: $0.name)) },
      canMerge: format == .xlsx)
    return Recogniser(vocabulary: try KnownFormatsTests.vocabulary.get()).tables(in: [document])
  }

  static func grid(_ drawing: String, name: String) -> Grid {
    var texts = StringPool()
    var cells: [(row: Int, column: Int, value: CellValue)] = []
    var merges: [Grid.Merge] = []
    for (row, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for (column, part) in line.split(separator: "|", omittingEmptySubsequences: false)
        .enumerated()
      {
        let text = part.split(separator: " ").joined(separator: " ")
        switch text {
        case "": continue
        case "<", "^":
          let (top, left) = text == "^" ? (row - 1, column) : (row, column - 1)
          if let known = merges.lastIndex(where: { $0.contains(row: top, column: left) }) {
            merges[known].bottom = max(merges[known].bottom, Int32(row))
            merges[known].right = max(merges[known].right, Int32(column))
          } else {
            merges.append(Grid.Merge(top: top, left: left, bottom: row, right: column))
          }
        default:
          cells.append(
            (row, column, Double(text).map(CellValue.number) ?? .text(texts.intern(text))))
        }
      }
    }
    var grid = Grid(name: name, texts: texts)
    for cell in cells { grid.append(cell.value, row: cell.row, column: cell.column) }
    grid.merges = merges
    return grid
  }

  func values(_ tables: PlanTables, _ table: String, _ field: String) -> [String] {
    guard let found = tables[table] else { return [] }
    return (0..<found.rowCount).map { found.column(field)?.value(row: $0)?.description ?? "" }
  }

  func fields(_ tables: PlanTables, _ table: String) -> Set<String> {
    Set(tables[table]?.parts.flatMap(\.readings).map(\.field) ?? [])
  }

  /// The kind of plan, with a question mark where it is a guess.
  func kind(_ tables: PlanTables) -> String? {
    guard let column = tables["plan"]?.column("tipo"), let value = column.value(row: 0) else {
      return nil
    }
    return value.description + (column.codes[0].confidence == .guessed ? "?" : "")
  }
}
