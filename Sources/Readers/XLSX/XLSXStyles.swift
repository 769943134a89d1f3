import Archives
import Documents

/// What the styles of a workbook make of its numbers.
struct XLSXStyles {
  /// The format of each cell style.
  private(set) var formats: ContiguousArray<NumberFormat> = []
  /// Why they could not be read: without them nobody can tell a date from a number.
  var fault: ArchiveError?

  /// No styles: every number is a number.
  init() {}

  /// Reads the part.
  init(_ bytes: [UInt8], limits: ReadLimits) throws(ArchiveError) {
    var custom: [Int: NumberFormat] = [:]
    var identifiers: ContiguousArray<Int> = []
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
      while true {
        let event = try xml.next()
        if event == .finished { return }
        guard event == .start else { continue }
        if xml.isNamed("numFmt") {
          if let identifier = xml.integer("numFmtId"), let code = try xml.value(of: "formatCode") {
            custom[identifier] = NumberFormat(code: code)
          }
        } else if xml.isNamed("cellXfs") {
          try XLSXStyles.readStyles(&xml, into: &identifiers)
        } else if xml.isNamed("dxfs") {
          // Number formats of conditional formats have identifiers of their own.
          try xml.skip()
        }
      }
    }
    for identifier in identifiers {
      formats.append(custom[identifier] ?? NumberFormat(builtIn: identifier))
    }
  }

  /// The number format's identifier of each style.
  private static func readStyles(
    _ xml: inout XMLTokenizer, into identifiers: inout ContiguousArray<Int>
  ) throws(ArchiveError) {
    let outside = xml.depth - 1
    while xml.depth > outside {
      guard try xml.next() == .start, xml.isNamed("xf") else { continue }
      identifiers.append(xml.integer("numFmtId") ?? 0)
      try xml.skip()
    }
  }
}
