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
    _ part: ArchivePart, limits: ReadLimits, texts: inout StringPool
  ) throws(ArchiveError) {
    var pool = StringPool()
    swap(&pool, &texts)
    defer { swap(&pool, &texts) }
    defer { withExtendedLifetime(part) {} }
    var xml = XMLTokenizer(part.bytes, maximumDepth: limits.xmlDepth)
    var text: [UInt8] = []
    while true {
      readPlain(&xml, part, limits, &pool)
      let event = try xml.next()
      if event == .finished { return }
      guard event == .start, xml.isNamed("si") else { continue }
      guard identifiers.count < limits.cells else {
        throw ArchiveError(.overLimit, "more texts than cells may be")
      }
      text.removeAll(keepingCapacity: true)
      try XLSXText.append(&xml, to: &text, limit: limits.textBytes)
      identifiers.append(text.withUnsafeBufferPointer { XLSXText.append($0, to: &pool) })
    }
  }

  /// Reads texts as long as they are plain, `<si><t>text</t></si>`; what is not, or breaks a limit,
  /// is left where it stands.
  private mutating func readPlain(
    _ xml: inout XMLTokenizer, _ part: ArchivePart, _ limits: ReadLimits, _ pool: inout StringPool
  ) {
    guard let start = xml.place, let base = part.bytes.baseAddress else { return }
    let last = base + part.bytes.count
    var place = base + start
    var resolved: [UInt8] = []
    while Plain.four(place) == Plain.item, let begin = Plain.textStart(place + 4),
      identifiers.count < limits.cells
    {
      var hasReferences = false
      guard let end = Plain.text(from: begin, before: last, &hasReferences),
        Plain.eight(end) == Plain.textEnd, end[8] == UInt8(ascii: ">"),
        end - begin <= limits.textBytes
      else { break }
      let text = UnsafeBufferPointer(start: begin, count: end - begin)
      if hasReferences {
        resolved.removeAll(keepingCapacity: true)
        guard xml.resolves(text, into: &resolved) else { break }
        identifiers.append(resolved.withUnsafeBufferPointer { XLSXText.append($0, to: &pool) })
      } else {
        identifiers.append(XLSXText.append(text, to: &pool))
      }
      place = end + 9
    }
    xml.skip(to: place - base)
  }
}
