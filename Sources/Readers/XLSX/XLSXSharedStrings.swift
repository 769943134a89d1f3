import Archives
import Documents
import Values

/// The texts that the cells of a workbook name by number.
struct XLSXSharedStrings {
  /// The identifier in the pool of each text; 0 where it is empty.
  private(set) var identifiers: ContiguousArray<StringPool.ID> = []
  /// Why they could not be read: it matters to the sheets that use one.
  var fault: ArchiveError?

  /// No shared texts.
  init() {}

  /// Reads the part and adds its texts to the pool.
  init(
    _ bytes: [UInt8], limits: ReadLimits, texts: inout StringPool
  ) throws(ArchiveError) {
    var pool = StringPool()
    swap(&pool, &texts)
    defer { swap(&pool, &texts) }
    let found = try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var found: ContiguousArray<StringPool.ID> = []
      var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
      var text: [UInt8] = []
      while true {
        let event = try xml.next()
        if event == .finished { return found }
        guard event == .start, xml.isNamed("si") else { continue }
        guard found.count < limits.cells else {
          throw ArchiveError(.overLimit, "more texts than cells may be")
        }
        text.removeAll(keepingCapacity: true)
        try XLSXText.append(&xml, to: &text, limit: limits.textBytes)
        let string = text.withUnsafeBufferPointer(XLSXText.string)
        found.append(string.isEmpty ? 0 : pool.append(string))
      }
    }
    identifiers = found
  }
}
