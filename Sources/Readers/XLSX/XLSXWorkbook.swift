import Archives
import Documents

/// What the main part of a workbook says: its sheets in order, and where days are counted from.
struct XLSXWorkbook {
  /// One tab of the workbook.
  struct Sheet {
    /// The name on the tab.
    let name: String
    /// Whether people see it.
    let visibility: Grid.Visibility
    /// The identifier of its relation.
    let relation: String
  }

  /// The tabs from left to right.
  private(set) var sheets: [Sheet] = []
  /// Whether day 0 is 1 January 1904.
  private(set) var startsIn1904 = false

  /// Reads the part.
  init(_ bytes: [UInt8], limits: ReadLimits) throws(ArchiveError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
      guard try xml.next() == .start, xml.isNamed("workbook") else {
        throw xml.fault("the part is not a workbook")
      }
      while true {
        switch try xml.next() {
        case .finished: return
        case .end, .text: continue
        case .start:
          if xml.isNamed("sheet") {
            try add(&xml, limits)
          } else if xml.isNamed("workbookPr") {
            startsIn1904 = xml.flag("date1904")
          } else if !xml.isNamed("sheets") {
            try xml.skip()
          }
        }
      }
    }
  }

  private mutating func add(_ xml: inout XMLTokenizer, _ limits: ReadLimits) throws(ArchiveError) {
    guard sheets.count < limits.sheets else {
      throw ArchiveError(.overLimit, "more than \(limits.sheets) sheets")
    }
    let visibility: Grid.Visibility =
      switch try xml.value(of: "state") {
      case "hidden": .hidden
      case "veryHidden": .veryHidden
      default: .visible
      }
    sheets.append(
      Sheet(
        name: try xml.value(of: "name") ?? "", visibility: visibility,
        relation: try xml.value(of: "id", prefixed: true) ?? ""))
  }
}
