import Documents
import Foundation
import Values

/// A table made of the headings of one source, with rows of our own below them.
///
/// `Fixtures/<source>.txt`, line by line: `# sources`, `== sheet`, `@ title | value | fact`,
/// `[band] heading | sample | fields`, `! heading | why it heads no column`. A sample's `#` is the number of
/// its row, and `* a ; b` gives one value a row. A column without a field says why after `-`; one that
/// is read and no field of a row, after `=`.
struct HeadingSample {
  /// The sheet's name.
  var sheet = "Hoja1"
  /// Lines above the table.
  var titles: [Title] = []
  /// The columns, from left to right.
  var columns: [Column] = []

  /// A line of the title block.
  struct Title {
    var label: String
    var value: String
    var fact: String
  }

  /// A column.
  struct Column {
    var band: String?
    var heading: String
    var sample: String
    var expected: Expected
  }

  /// What a column gives.
  enum Expected {
    /// Fields, each as `table.field`.
    case fields(Set<String>)
    /// No field, for this reason.
    case nothing(String)
    /// Part of something else: a schedule, the class of a tree's rows.
    case part
  }

  private static let rows = 8

  /// The document that the sample is.
  var document: Document {
    var texts = StringPool()
    var cells: [(row: Int, column: Int, value: CellValue)] = []
    func write(_ text: String, _ row: Int, _ column: Int) {
      guard !text.isEmpty else { return }
      cells.append((row, column, HeadingSample.value(text, &texts)))
    }
    for (row, title) in titles.enumerated() {
      cells.append((row, 0, .text(texts.intern(title.label))))
      write(title.value, row, 1)
    }
    let bands = titles.count + 1
    let hasBands = columns.contains { $0.band.map { !$0.isEmpty } ?? false }
    let header = hasBands ? bands + 1 : bands
    var merges: [Grid.Merge] = []
    for (column, group) in groups {
      let band = columns[column].band ?? ""
      let isHeading = band == columns[column].heading
      if !band.isEmpty, !isHeading { cells.append((bands, column, .text(texts.intern(band)))) }
      for place in group where place == column || !isHeading {
        let heading = columns[place].heading
        if !heading.isEmpty { cells.append((header, place, .text(texts.intern(heading)))) }
      }
      if group.count > 1 {
        let row = isHeading ? header : bands
        merges.append(Grid.Merge(top: row, left: column, bottom: row, right: group.upperBound - 1))
      }
    }
    for row in 0..<rowCount {
      for (column, told) in columns.enumerated() {
        write(HeadingSample.text(told.sample, row), header + 1 + row, column)
      }
    }
    var grid = Grid(name: sheet, texts: texts)
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      grid.append(cell.value, row: cell.row, column: cell.column)
    }
    grid.merges = merges
    return Document(path: "hoja.xlsx", format: .xlsx, blocks: [.table(grid)], canMerge: true)
  }

  /// The columns below one band each, those without a band alone.
  private var groups: [(column: Int, group: Range<Int>)] {
    var groups: [(column: Int, group: Range<Int>)] = []
    for column in columns.indices {
      if let last = groups.last, let band = columns[column].band,
        columns[last.column].band == band
      {
        groups[groups.count - 1].group = last.column..<column + 1
      } else {
        groups.append((column, column..<column + 1))
      }
    }
    return groups
  }

  private var rowCount: Int {
    columns.lazy.filter { $0.sample.hasPrefix("* ") }
      .map { HeadingSample.values(ofRows: $0.sample).count }.max() ?? HeadingSample.rows
  }

  private static func values(ofRows sample: String) -> [String] {
    sample.dropFirst(2).components(separatedBy: " ; ").map { $0 == "-" ? "" : $0 }
  }

  private static func text(_ sample: String, _ row: Int) -> String {
    guard sample.hasPrefix("* ") else {
      return sample.replacingOccurrences(of: "#", with: String(row + 1))
    }
    let values = values(ofRows: sample)
    return row < values.count ? values[row] : ""
  }

  /// A plain number, an ISO date, or a text.
  private static func value(_ text: String, _ texts: inout StringPool) -> CellValue {
    if let day = CalendarDate(iso: text) { return .date(Double(day.dayNumber) + 25_569) }
    let isPlain = text.allSatisfy { $0.isNumber || $0 == "." } && text.utf8.count <= 11
    if isPlain, text == "0" || !text.hasPrefix("0") || text.hasPrefix("0."),
      let number = Double(text)
    {
      return .number(number)
    }
    return .text(texts.intern(text))
  }
}
