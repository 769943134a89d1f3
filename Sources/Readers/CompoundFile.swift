import Archives
import Documents

/// The container of old Office files, and of new ones with a password.
struct CompoundFile {
  /// What such a file may hold.
  enum Content {
    /// A workbook or text of today behind a password.
    case encrypted
    /// A workbook of Excel 5 to 2003.
    case workbook
    /// A text of Word 6 to 2003.
    case text
    /// Anything else.
    case other
  }

  /// What is in these bytes, by the names of its streams.
  ///
  /// Only those at the root count: a text may hold a whole workbook. A file too broken to be walked is
  /// judged by all names that stand in it.
  static func content(of bytes: [UInt8]) -> Content {
    let file = CompoundFile(bytes)
    let names = file.namesAtRoot ?? file.allNames
    if names.contains("EncryptedPackage") { return .encrypted }
    if names.contains("WordDocument") { return .text }
    if names.contains("Workbook") || names.contains("Book") { return .workbook }
    return .other
  }

  private let bytes: [UInt8]
  private let sectorBytes: Int

  /// The end of a chain of sectors, and every other number that is no sector.
  private static let endOfChain = 0xFFFF_FFFA
  /// Streams of a file beyond this are not looked at.
  private static let mostEntries = 65_536

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    sectorBytes = LittleEndian.number(bytes, at: 30, width: 2) == 12 ? 4_096 : 512
  }

  /// A number, `nil` beyond the end.
  private func number(_ place: Int, _ width: Int) -> Int? {
    LittleEndian.number(bytes, at: place, width: width)
  }

  /// The place of a sector; the header stands before the first.
  private func place(ofSector sector: Int) -> Int { (sector + 1) * sectorBytes }

  /// The sector that follows another, by the allocation table; its first 109 sectors stand in the
  /// header, which is enough for 6.8 MB at least, and beyond that sectors follow one another.
  private func sector(after sector: Int) -> Int? {
    let perSector = sectorBytes / 4
    let table = sector / perSector
    guard table < 109 else { return sector + 1 }
    guard let start = number(76 + table * 4, 4), start < CompoundFile.endOfChain else { return nil }
    return number(place(ofSector: start) + sector % perSector * 4, 4)
  }

  /// The directory's entries as they stand; `nil` where its chain of sectors breaks.
  private var entries: [Int]? {
    guard var sector = number(48, 4) else { return nil }
    var entries: [Int] = []
    while sector < CompoundFile.endOfChain {
      let start = place(ofSector: sector)
      guard start + sectorBytes <= bytes.count, entries.count < CompoundFile.mostEntries else {
        return nil
      }
      entries += stride(from: start, to: start + sectorBytes, by: 128)
      guard let next = self.sector(after: sector) else { return nil }
      sector = next
    }
    return entries
  }

  /// The names of the streams and folders at the root, which hang in a tree by two sides.
  private var namesAtRoot: Set<String>? {
    guard let entries, let root = entries.first, bytes[root + 66] == 5,
      let child = number(root + 76, 4)
    else { return nil }
    var names: Set<String> = []
    var waiting = [child]
    var seen: Set<Int> = []
    while let entry = waiting.popLast() {
      guard entries.indices.contains(entry), seen.insert(entry).inserted else { continue }
      if let name = name(entries[entry]) { names.insert(name) }
      waiting += [number(entries[entry] + 68, 4), number(entries[entry] + 72, 4)].compactMap { $0 }
    }
    return names.isEmpty ? nil : names
  }

  /// The names of whatever may be an entry; entries stand at multiples of 128 bytes.
  private var allNames: Set<String> {
    Set(stride(from: 512, to: max(512, bytes.count), by: 128).compactMap(name))
  }

  /// The name of the entry at a place: up to 31 units of UTF-16 and a zero; `nil` for none.
  private func name(_ place: Int) -> String? {
    let units = stride(from: place, to: place + 64, by: 2).compactMap { number($0, 2) }
      .prefix { $0 != 0 }
    guard !units.isEmpty, units.count < 32 else { return nil }
    return String(decoding: units.map { UInt16($0) }, as: UTF16.self)
  }
}

extension SourceFile {
  /// Why a file in such a container is not read as it is.
  func compoundError() -> ReadError {
    switch CompoundFile.content(of: bytes) {
    case .encrypted: encrypted(part: nil)
    case .workbook: convertible(.xls)
    case .text: convertible(.doc)
    case .other: unsupported("Office 97-2003", advice: .saveAsXLSX)
    }
  }
}
