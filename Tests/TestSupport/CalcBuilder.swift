import Archives

/// Makes OpenDocument spreadsheets in memory from pieces of their XML.
///
/// ```swift
/// var book = CalcBuilder()
/// book.add("Hoja1", rows: "<table:table-row>…</table:table-row>")
/// let bytes = try book.bytes()
/// ```
package struct CalcBuilder {
  /// The sheets, as XML.
  package var sheets: [String] = []
  /// What `mimetype` says.
  package var type = "application/vnd.oasis.opendocument.spreadsheet"
  /// The XML inside the manifest.
  package var manifest = ""

  /// A workbook without sheets.
  package init() {}

  /// Adds a sheet of these rows; a hidden one has a style that says so.
  package mutating func add(_ name: String, rows: String, isHidden: Bool = false) {
    let style = isHidden ? "ta2" : "ta1"
    sheets.append(
      "<table:table table:name=\"\(escaped(name))\" table:style-name=\"\(style)\">\(rows)</table:table>"
    )
  }

  /// A row of cells.
  package static func row(_ cells: String..., attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells.joined())</table:table-row>"
  }

  /// A cell of a text, its lines in a paragraph each.
  package static func text(_ text: String, attributes: String = "") -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "<text:p>\(escaped(String($0)))</text:p>" }
    return "<table:table-cell office:value-type=\"string\" \(attributes)>\(lines.joined())"
      + "</table:table-cell>"
  }

  /// A cell of another type; `shown` is the text that people see.
  package static func cell(_ attributes: String, shown: String = "") -> String {
    "<table:table-cell \(attributes)>"
      + (shown.isEmpty ? "" : "<text:p>\(escaped(shown))</text:p>") + "</table:table-cell>"
  }

  /// The content as one XML text; `root` is `document` for a flat file.
  package func content(root: String = "document-content") -> String {
    let spaces = ["office", "table", "text", "style", "calcext"]
      .map { " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:\(root)\(spaces.joined()) "
      + "office:mimetype=\"\(type)\"><office:automatic-styles>"
      + "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"
      + "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
      + "</office:automatic-styles><office:body><office:spreadsheet>\(sheets.joined())"
      + "</office:spreadsheet></office:body></office:\(root)>"
  }

  /// The parts of the file.
  package func files() -> [(name: String, bytes: [UInt8])] {
    [
      ("mimetype", type), ("content.xml", content()),
      ("META-INF/manifest.xml", "<manifest:manifest>\(manifest)</manifest:manifest>"),
    ].map { ($0.0, Array($0.1.utf8)) }
  }

  /// The file.
  package func bytes() throws(ArchiveError) -> [UInt8] { try ZipArchive.bytes(of: files()) }
}
