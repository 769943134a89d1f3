import Documents
import Values

/// Makes headings, paragraphs and tables of the pieces of a page.
final class HTMLPage: HTMLHandler {
  private(set) var isTooDeep = false
  private(set) var hasFrames = false
  var blocks: BlockList
  private let limits: ReadLimits
  private var flow = HTMLText()
  private var level: Int?
  private var tables: [HTMLTable] = []
  private var depth = 0
  /// How many elements are open in one that nobody sees, itself counted.
  private var hiddenDepth = 0
  private var literalDepth = 0
  private var isInStyle = false
  private var style: [UInt8] = []
  private var formats = HTMLFormats()
  private var hasBlocks = false

  /// A page without pieces.
  init(limits: ReadLimits) {
    self.limits = limits
    blocks = BlockList(limits: limits)
  }

  /// Whether nothing was found on the page.
  var isBlank: Bool { !hasBlocks && flow.text.isEmpty }

  /// The blocks of the page.
  func finished() -> BlockList {
    endFlow()
    return blocks
  }

  // MARK: - Pieces

  func start(_ name: String, _ attributes: HTMLAttributes) -> Bool {
    depth += 1
    guard depth <= limits.htmlDepth else {
      isTooDeep = true
      return false
    }
    if hiddenDepth > 0 {
      hiddenDepth += 1
      // Styles stand in the head, which nobody sees.
      isInStyle = name == "style"
      return true
    }
    if isHidden(name, attributes) {
      hiddenDepth = 1
      isInStyle = name == "style"
      return true
    }
    open(name, attributes)
    return true
  }

  func end(_ name: String) {
    depth -= 1
    if isInStyle, name == "style" {
      formats.add(style)
      style = []
      isInStyle = false
    }
    if hiddenDepth > 0 {
      hiddenDepth -= 1
    } else {
      close(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInStyle, style.count < limits.textBytes { style += Array(bytes) }
    guard hiddenDepth == 0 else { return }
    withText { $0.add(bytes, isLiteral: literalDepth > 0) }
  }

  private func isHidden(_ name: String, _ attributes: HTMLAttributes) -> Bool {
    switch name {
    case "head", "script", "style", "noscript", "template", "svg", "object", "select", "textarea",
      "title", "iframe", "xml", "button", "comment":
      return true
    case "td", "th", "tr", "html", "body", "table", "br", "col":
      return false
    default:
      if attributes["hidden"] != nil { return true }
      // The sign in a cell that leads to its note, as Excel writes it.
      if attributes["class"] == "msocomanchor" { return true }
      guard let style = attributes["style"] else { return false }
      let folded = style.lowercased().filter { $0 != " " }
      return ["display:none", "mso-hide:all", "mso-element:comment"].contains(
        where: folded.contains)
    }
  }

  private func open(_ name: String, _ attributes: HTMLAttributes) {
    switch name {
    case "br": withText { $0.addBreak() }
    case "frameset", "frame": hasFrames = true
    case "table":
      endFlowOutsideCells()
      tables.append(HTMLTable(limits))
    case "thead": withTable { $0.isInHead = true }
    case "tr":
      let isHidden = attributes["style"]?.lowercased().filter { $0 != " " }
        .contains("display:none")
      beginTable()
      withTable { $0.startRow(isHidden: isHidden == true) }
    case "td", "th":
      beginTable()
      withTable { $0.startCell(attributes) }
    case "pre":
      startBlock()
      literalDepth += 1
    case "h1", "h2", "h3", "h4", "h5", "h6":
      startBlock()
      level = name.last?.wholeNumberValue
    default:
      if HTMLPage.blockNames.contains(name) { startBlock() }
    }
  }

  private func close(_ name: String) {
    switch name {
    case "table": endTable()
    case "thead": withTable { $0.isInHead = false }
    case "td", "th": endCell()
    case "pre":
      literalDepth = max(0, literalDepth - 1)
      startBlock()
    case "h1", "h2", "h3", "h4", "h5", "h6":
      startBlock()
      level = nil
    default:
      if HTMLPage.blockNames.contains(name) { startBlock() }
    }
  }

  private static let blockNames: Set<String> = [
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "section", "article", "header",
    "footer", "main", "nav", "aside", "address", "center", "form", "fieldset", "figure",
    "figcaption", "hr", "caption", "body", "html", "legend", "summary", "details", "tr",
  ]

  // MARK: - Where text goes

  /// The text of the innermost open cell, else that of the page.
  private func withText(_ change: (inout HTMLText) -> Void) {
    guard let index = tables.lastIndex(where: { $0.cell != nil }) else { return change(&flow) }
    tables[index].withText(change)
  }

  private func withTable(_ change: (inout HTMLTable) -> Void) {
    if !tables.isEmpty { change(&tables[tables.count - 1]) }
  }

  private func startBlock() {
    if tables.contains(where: { $0.cell != nil }) {
      withText { $0.startBlock() }
    } else {
      endFlow()
    }
  }

  private func endFlowOutsideCells() {
    if tables.contains(where: { $0.cell != nil }) {
      withText { $0.startBlock() }
    } else {
      endFlow()
    }
  }

  private func endFlow() {
    let text = flow.text
    flow = HTMLText()
    guard !text.isEmpty else { return }
    hasBlocks = true
    blocks.add(text, level: level)
  }

  // MARK: - Tables

  /// Keeps the table's place at its first row, so that its caption comes before it.
  private func beginTable() {
    guard let hasBegun = tables.last?.hasBegun, !hasBegun else { return }
    endFlowOutsideCells()
    hasBlocks = true
    let place = blocks.beginTable()
    withTable { ($0.place, $0.hasBegun) = (place, true) }
  }

  private func endCell() {
    // The table itself is not copied here: a second owner would make each change copy all its cells.
    guard let cell = tables.last?.cell else { return }
    let value = value(of: cell)
    withTable { $0.endCell(value, texts: &blocks.texts) }
  }

  private func value(of cell: HTMLTable.Cell) -> HTMLTable.Value {
    let text = cell.text.text
    if let token = cell.error { return .error(token.isEmpty ? text : token) }
    if let flag = cell.boolean {
      return .value(.boolean(flag.uppercased() == "TRUE" || flag == "1"))
    }
    guard let written = cell.number else { return .text(text) }
    var number = (written.isEmpty ? text : written)
    let parsed = number.withUTF8 { CellNumber.parse($0) }
    guard let parsed else { return .text(text) }
    switch formats.format(class: cell.className, style: cell.style) {
    case .number: return .value(.number(parsed))
    case .date, .dateTime: return .value(.date(parsed))
    case .clock, .duration: return .value(.time(parsed))
    }
  }

  private func endTable() {
    endCell()
    guard var table = tables.popLast() else { return }
    guard table.hasBegun else { return }
    let lines = table.finish()
    blocks.endTable(table.place, table.draft)
    guard tables.contains(where: { $0.cell != nil }) else { return }
    // The text of a table in a cell is text of the cell too, as long as the cell stays readable.
    withText { text in
      for line in lines where text.count + line.utf8.count < limits.textBytes {
        text.add(line: line)
      }
    }
  }
}
