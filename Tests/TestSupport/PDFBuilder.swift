import Documents

/// Makes PDF files in memory: texts in Courier at places counted from the top left.
///
/// ```swift
/// var pdf = PDFBuilder()
/// pdf.text("Plan de acción", left: 72, top: 60, size: 18)
/// pdf.table([["Meta", "Fecha"], ["Una", "2026"]], columns: [(72, 200), (290, 100)], top: 100)
/// let bytes = pdf.bytes()
/// ```
package struct PDFBuilder {
  /// Where the cells of a row stand to each other.
  package enum Alignment {
    case top, middle, bottom
  }

  /// The drawing commands of each page.
  private var pages: [String] = [""]
  private let height = 792.0
  /// How wide a page is, in points.
  package var width = 612.0
  /// The size of letters in tables.
  package var size = 10.0
  /// The white between rows beyond that between lines.
  package var rowGap = 6.0
  /// How the cells of a row stand.
  package var alignment = Alignment.top
  /// Whether each page begins with the first row again.
  package var repeatsHeader = true
  /// Whether a row may begin on one page and end on the next.
  package var splitsRows = false

  /// A file of one blank page.
  package init() {}

  /// Begins a page.
  package mutating func addPage() { pages.append("") }

  /// Draws a text on the last page.
  package mutating func text(_ text: String, left: Double, top: Double, size: Double? = nil) {
    let size = size ?? self.size
    pages[pages.count - 1] +=
      "BT /F1 \(size) Tf \(left) \(height - top - size * 0.8) Td (\(PDFBuilder.escaped(text))) Tj ET\n"
  }

  /// Draws a table, going on over as many pages as it takes; gives where it ends.
  @discardableResult
  package mutating func table(
    _ rows: [[String]], columns: [(left: Double, width: Double)], top: Double
  ) -> Double {
    var place = top
    for (number, row) in rows.enumerated() {
      var lines = zip(row, columns).map { PDFBuilder.wrapped($0, width: $1.width, size: size) }
      let count = lines.map(\.count).max() ?? 1
      let room = Int((height - 72 - place) / (size * 1.15))
      if room < count {
        if splitsRows, room > 0 {
          draw(lines.map { Array($0.prefix(room)) }, columns, at: place, count: room)
          lines = lines.map { Array($0.dropFirst(room)) }
        }
        addPage()
        place = 72
        if repeatsHeader, number > 0 {
          let header = zip(rows[0], columns)
            .map { PDFBuilder.wrapped($0, width: $1.width, size: size) }
          place = draw(header, columns, at: place, count: header.map(\.count).max() ?? 1)
        }
      }
      place = draw(lines, columns, at: place, count: lines.map(\.count).max() ?? 1)
    }
    return place
  }

  /// Draws a table some of whose cells are merged downwards: their texts run on beside the rows, and on
  /// the next page where the page ends between the rows.
  package mutating func table(
    _ rows: [[String]], merges: [Grid.Merge], columns: [(left: Double, width: Double)], top: Double
  ) {
    let leading = size * 1.15
    let lines = rows.map { row in
      zip(row, columns).map { PDFBuilder.wrapped($0, width: $1.width, size: size) }
    }
    func merge(_ row: Int, _ column: Int) -> Grid.Merge? {
      merges.first { $0.contains(row: row, column: column) }
    }
    var heights = rows.indices.map { row in
      lines[row].indices.filter { (merge(row, $0)?.bottom ?? 0) <= (merge(row, $0)?.top ?? 0) }
        .map { lines[row][$0].count }.max() ?? 1
    }
    for merge in merges where merge.bottom > merge.top {
      let own = heights[Int(merge.top)...Int(merge.bottom)].reduce(0, +)
      let needed = lines[Int(merge.top)][Int(merge.left)].count
      heights[Int(merge.bottom)] += max(0, needed - own)
    }
    var begun: [Int: (lines: [String], next: Double)] = [:]
    var place = top
    for row in rows.indices {
      let fits = place + Double(heights[row]) * leading < height - 40
      if !fits, row > 0 {
        addPage()
        place = 40
        if repeatsHeader {
          let header = zip(rows[0], columns)
            .map { PDFBuilder.wrapped($0, width: $1.width, size: size) }
          place = draw(header, columns, at: place, count: header.map(\.count).max() ?? 1)
        }
      }
      let bottom = place + Double(heights[row]) * leading + rowGap
      for column in rows[row].indices {
        guard let area = merge(row, column), area.bottom > area.top else {
          for (number, line) in lines[row][column].enumerated() where !line.isEmpty {
            // Headings merged to the right take the room of all their columns.
            let words = merge(row, column).map { _ in rows[row][column] }
            if words == nil || number == 0 {
              text(
                words ?? line, left: columns[column].left, top: place + Double(number) * leading)
            }
          }
          continue
        }
        guard area.left == column else { continue }
        if area.top == row { begun[column] = (lines[row][column], place) }
        // The lines flow on beside the rows; those beyond this row wait for the next one.
        var (rest, next) = begun[column] ?? ([], place)
        if !fits { next = place }
        while let line = rest.first, row == area.bottom || next + leading <= bottom {
          if !line.isEmpty { text(line, left: columns[column].left, top: next) }
          next += leading
          rest.removeFirst()
        }
        begun[column] = (rest, next)
      }
      place = bottom
    }
  }

  @discardableResult
  private mutating func draw(
    _ cells: [[String]], _ columns: [(left: Double, width: Double)], at top: Double, count: Int
  ) -> Double {
    for (lines, column) in zip(cells, columns) {
      let free = Double(count - lines.count) * size * 1.15
      let offset: Double =
        switch alignment {
        case .top: 0
        case .middle: free / 2
        case .bottom: free
        }
      for (index, line) in lines.enumerated() where !line.isEmpty {
        text(line, left: column.left, top: top + offset + Double(index) * size * 1.15)
      }
    }
    return top + Double(count) * size * 1.15 + rowGap
  }

  /// The lines of a text in a column, as a letter of Courier is 0.6 times as wide as it is high.
  private static func wrapped(_ text: String, width: Double, size: Double) -> [String] {
    let most = max(1, Int(width / (size * 0.6)))
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= most {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Signs beyond Latin 1 in the encoding of the font.
  private static let windows: [UInt32: UInt32] = [
    0x2013: 0x96, 0x2014: 0x97, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94,
    0x2022: 0x95, 0x2026: 0x85,
  ]

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 40, 41, 92: result += "\\" + String(scalar)
      case 32..<127: result.unicodeScalars.append(scalar)
      default:
        let code = String(windows[scalar.value] ?? min(scalar.value, 255), radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - code.count) + code
      }
    }
    return result
  }

  /// The file.
  package func bytes() -> [UInt8] {
    let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for (index, page) in pages.enumerated() {
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents \(5 + index * 2) 0 R"
          + "/Resources<</Font<</F1 3 0 R>>>>>>")
      objects.append("<</Length \(page.utf8.count)>>stream\n\(page)endstream")
    }
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
