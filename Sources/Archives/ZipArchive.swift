import CZip

/// A ZIP container in memory: its entries, and the bytes of each when asked for.
///
/// Sizes are judged by what the archive says before anything is inflated, and what it says is then
/// held against what comes out, so no entry costs more than its limit.
package final class ZipArchive {
  /// The sizes beyond which an archive is refused.
  package struct Limits: Sendable {
    /// How many entries.
    package var entries = 20_000
    /// All entries that are read, inflated, in bytes.
    package var inflatedBytes = 2 << 30
    /// An entry's inflated size over its stored size, beyond the first megabyte.
    package var inflationRatio = 500

    /// The defaults.
    package init() {}
  }

  /// One file of the container.
  package struct Entry: Equatable, Sendable {
    /// The name, with `/` between folders and none at the start.
    package let name: String
    /// How many bytes it takes in the archive.
    package let storedBytes: Int
    /// How many bytes it says it has.
    package let inflatedBytes: Int
    /// Whether it is protected with a password.
    package let isEncrypted: Bool
    fileprivate let index: UInt64
    fileprivate let method: UInt16
    fileprivate let checksum: UInt32
  }

  /// The entries in the order of the archive's directory.
  package let entries: [Entry]
  private let limits: Limits
  private let positions: [String: Int]
  private let handle: OpaquePointer
  private let source: ZipSource
  private var inflatedSoFar = 0
  private let inflater: Inflater?

  /// Opens an archive and reads its directory.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveError) {
    // The end of the directory alone has 22 bytes; libzip takes no bytes at all for an archive.
    guard bytes.count >= 22 else { throw ArchiveError(.notAnArchive, "\(bytes.count) bytes") }
    let source = ZipSource(bytes)
    let handle = try ZipArchive.open(source)
    do {
      entries = try ZipArchive.directory(of: handle, limits: limits)
    } catch {
      zip_discard(handle)
      throw error
    }
    positions = Dictionary(
      entries.enumerated().map { (ZipArchive.key($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    (self.handle, self.source, self.limits) = (handle, source, limits)
    inflater = Inflater()
  }

  deinit { zip_discard(handle) }

  /// The entry with this name, upper and lower case being the same, as Office holds it.
  package func entry(named name: String) -> Entry? {
    positions[ZipArchive.key(name)].map { entries[$0] }
  }

  /// The bytes of the entry with this name.
  package func bytes(named name: String) throws(ArchiveError) -> [UInt8] {
    try bytes(of: try existing(name))
  }

  /// The inflated bytes of an entry, held against its size and checksum.
  package func bytes(of entry: Entry) throws(ArchiveError) -> [UInt8] {
    try judge(entry)
    var failure: ArchiveError?
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.inflatedBytes) { room, count in
      failure = fault(inflating: entry, into: UnsafeMutableRawBufferPointer(room))
      count = failure == nil ? entry.inflatedBytes : 0
    }
    if let failure { throw failure }
    return bytes
  }

  /// The inflated bytes of the entry with this name, for a reader that gives them back as it goes.
  package func part(named name: String) throws(ArchiveError) -> ArchivePart {
    let entry = try existing(name)
    try judge(entry)
    var failure: ArchiveError?
    let part = ArchivePart(count: entry.inflatedBytes) { room in
      failure = fault(inflating: entry, into: room)
      return failure == nil
    }
    guard let part else {
      throw failure ?? ArchiveError(.overLimit, entry: name, "no memory for its bytes")
    }
    return part
  }

  private func existing(_ name: String) throws(ArchiveError) -> Entry {
    guard let entry = entry(named: name) else {
      throw ArchiveError(.missing, entry: name, "no such entry")
    }
    return entry
  }

  /// Inflates a whole entry and holds it against its checksum; gives what is wrong with it.
  private func fault(
    inflating entry: Entry, into room: UnsafeMutableRawBufferPointer
  ) -> ArchiveError? {
    func damaged(_ detail: String) -> ArchiveError {
      ArchiveError(.damaged, entry: entry.name, detail)
    }
    let method = entry.method
    guard method == UInt16(ZIP_CM_STORE) || method == UInt16(ZIP_CM_DEFLATE) else {
      return ArchiveError(.unsupported, entry: entry.name, "compression method \(method)")
    }
    guard method == UInt16(ZIP_CM_DEFLATE) || entry.storedBytes == entry.inflatedBytes else {
      return damaged("two sizes for a stored entry")
    }
    let place: Int
    do throws(ArchiveError) { place = try self.place(of: entry) } catch { return error }
    let isRead = source.bytes.withUnsafeBytes { bytes in
      let stored = UnsafeRawBufferPointer(rebasing: bytes[place..<(place + entry.storedBytes)])
      guard method == UInt16(ZIP_CM_DEFLATE) else {
        room.copyMemory(from: stored)
        return true
      }
      return inflater?.inflate(stored, into: room) ?? false
    }
    guard isRead else { return damaged("cannot be inflated") }
    guard Inflater.checksum(UnsafeRawBufferPointer(room)) == entry.checksum else {
      return damaged("wrong checksum")
    }
    inflatedSoFar += room.count
    return nil
  }

  /// Refuses an entry by the sizes it says it has, or because nobody gave its password.
  private func judge(_ entry: Entry) throws(ArchiveError) {
    if entry.isEncrypted { throw ArchiveError(.encrypted, entry: entry.name, "password needed") }
    guard entry.inflatedBytes <= limits.inflatedBytes - inflatedSoFar else {
      throw ArchiveError(.overLimit, entry: entry.name, "\(entry.inflatedBytes) bytes inflated")
    }
    let (most, overflow) = max(1, entry.storedBytes)
      .multipliedReportingOverflow(by: limits.inflationRatio)
    guard overflow || entry.inflatedBytes <= max(1 << 20, most) else {
      throw ArchiveError(
        .overLimit, entry: entry.name,
        "\(entry.storedBytes) bytes say they hold \(entry.inflatedBytes)")
    }
    // What is stored lies inside the archive; a directory that says more is wrong.
    guard entry.storedBytes <= source.bytes.count else {
      throw ArchiveError(.damaged, entry: entry.name, "longer than the archive")
    }
  }

  /// Where the bytes of an entry begin in the archive; all of them lie in it.
  ///
  /// libzip holds the entry's own header against the directory when it is opened, and shows where
  /// the data begin by the first byte that it asks for.
  private func place(of entry: Entry) throws(ArchiveError) -> Int {
    guard let file = zip_fopen_index(handle, entry.index, zip_flags_t(ZIP_FL_COMPRESSED)) else {
      throw ArchiveError(.damaged, entry: entry.name, ZipArchive.text(zip_get_error(handle)))
    }
    defer { zip_fclose(file) }
    guard entry.storedBytes > 0 else { return 0 }
    var first: UInt8 = 0
    guard zip_fread(file, &first, 1) == 1,
      source.bytes.count - source.lastRead >= entry.storedBytes
    else { throw ArchiveError(.damaged, entry: entry.name, "cut short") }
    return source.lastRead
  }

  /// Names that stand for the same entry: some programs write `\`, a first `/`, or other capitals.
  private static func key(_ name: String) -> String { plain(name).lowercased() }

  private static func plain(_ name: String) -> String {
    var bytes = Array(name.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") {
      bytes[index] = UInt8(ascii: "/")
    }
    return String(decoding: bytes.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }
}

// MARK: - Opening

extension ZipArchive {
  private static func open(_ bytes: ZipSource) throws(ArchiveError) -> OpaquePointer {
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    // libzip holds the source as long as the archive is open.
    let held = Unmanaged.passRetained(bytes)
    guard
      let source = zip_source_function_create(ZipSource.answer, held.toOpaque(), &fault)
    else {
      held.release()
      throw ArchiveError(.damaged, text(&fault))
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &fault) else {
      zip_source_free(source)
      let kind: ArchiveError.Kind =
        zip_error_code_zip(&fault) == ZIP_ER_NOZIP ? .notAnArchive : .damaged
      throw ArchiveError(kind, text(&fault))
    }
    return handle
  }

  private static func directory(
    of handle: OpaquePointer, limits: Limits
  ) throws(ArchiveError) -> [Entry] {
    let count = zip_get_num_entries(handle, 0)
    guard count <= limits.entries else { throw ArchiveError(.overLimit, "\(count) entries") }
    var entries: [Entry] = []
    for index in 0..<UInt64(max(0, count)) {
      var facts = zip_stat_t()
      zip_stat_init(&facts)
      let wanted = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
      guard zip_stat_index(handle, index, 0, &facts) == 0, facts.valid & wanted == wanted,
        let name = zip_get_name(handle, index, 0), let stored = Int(exactly: facts.comp_size),
        let inflated = Int(exactly: facts.size)
      else { throw ArchiveError(.damaged, "entry \(index) of the directory") }
      entries.append(
        Entry(
          name: plain(String(cString: name)), storedBytes: stored, inflatedBytes: inflated,
          isEncrypted: facts.encryption_method != UInt16(ZIP_EM_NONE), index: index,
          method: facts.comp_method, checksum: facts.crc))
    }
    return entries
  }

  fileprivate static func text(_ fault: UnsafeMutablePointer<zip_error_t>) -> String {
    String(cString: zip_error_strerror(fault))
  }
}

// MARK: - Bytes for libzip

/// Gives libzip the bytes of an archive where they lie, without a copy.
private final class ZipSource {
  let bytes: [UInt8]
  /// Where the piece began that was last asked for.
  private(set) var lastRead = 0
  private var position = 0
  private var fault = zip_error_t()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    zip_error_init(&fault)
  }

  deinit { zip_error_fini(&fault) }

  /// What libzip calls; `data` is a source that it holds.
  static let answer: zip_source_callback = { held, data, length, command in
    guard let held else { return -1 }
    let source = Unmanaged<ZipSource>.fromOpaque(held)
    if command == ZIP_SOURCE_FREE {
      source.release()
      return 0
    }
    return source.takeUnretainedValue().answer(command, data, length)
  }

  private func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64
  ) -> Int64 {
    switch command {
    case ZIP_SOURCE_OPEN:
      position = 0
      return 0
    case ZIP_SOURCE_CLOSE: return 0
    case ZIP_SOURCE_READ: return read(data, length)
    case ZIP_SOURCE_SEEK:
      let place = zip_source_seek_compute_offset(
        UInt64(position), UInt64(bytes.count), data, length, &fault)
      guard place >= 0 else { return -1 }
      position = Int(place)
      return 0
    case ZIP_SOURCE_TELL: return Int64(position)
    case ZIP_SOURCE_STAT:
      guard let facts = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
      zip_stat_init(facts)
      facts.pointee.size = UInt64(bytes.count)
      facts.pointee.valid |= UInt64(ZIP_STAT_SIZE)
      return Int64(MemoryLayout<zip_stat_t>.size)
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&fault, data, length)
    case ZIP_SOURCE_SUPPORTS:
      return [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
        ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS,
      ].reduce(0) { $0 | 1 << Int64($1.rawValue) }
    default:
      zip_error_set(&fault, ZIP_ER_OPNOTSUPP, 0)
      return -1
    }
  }

  private func read(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
    guard let data, position < bytes.count else { return 0 }
    let count = min(bytes.count - position, Int(clamping: length))
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      data.copyMemory(from: base + position, byteCount: count)
    }
    lastRead = position
    position += count
    return Int64(count)
  }
}

// MARK: - Writing

extension ZipArchive {
  /// An archive of these files, in this order; equal input gives equal bytes, as no clock is read.
  package static func bytes(
    of files: [(name: String, bytes: [UInt8])], compressed: Bool = true
  ) throws(ArchiveError) -> [UInt8] {
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &fault) else {
      throw ArchiveError(.damaged, text(&fault))
    }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let handle = zip_open_from_source(target, ZIP_TRUNCATE, &fault) else {
      zip_source_free(target)
      throw ArchiveError(.damaged, text(&fault))
    }
    do {
      for file in files { try add(file.name, file.bytes, compressed: compressed, to: handle) }
    } catch {
      zip_discard(handle)
      throw error
    }
    guard zip_close(handle) == 0 else {
      let reason = text(zip_get_error(handle))
      zip_discard(handle)
      throw ArchiveError(.damaged, reason)
    }
    return try contents(of: target)
  }

  private static func add(
    _ name: String, _ bytes: [UInt8], compressed: Bool, to handle: OpaquePointer
  ) throws(ArchiveError) {
    // libzip reads the bytes when it closes the archive, and frees this copy then.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress { copy.copyMemory(from: base, byteCount: bytes.count) }
    }
    guard let source = zip_source_buffer(handle, copy, UInt64(bytes.count), 1) else {
      copy.deallocate()
      throw ArchiveError(.damaged, entry: name, text(zip_get_error(handle)))
    }
    let index = zip_file_add(
      handle, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw ArchiveError(.damaged, entry: name, text(zip_get_error(handle)))
    }
    let method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    zip_set_file_compression(handle, UInt64(index), method, 0)
    // The first day that the format knows: 1 January 1980.
    zip_file_set_dostime(handle, UInt64(index), 0, 0x21, 0)
  }

  private static func contents(of source: OpaquePointer) throws(ArchiveError) -> [UInt8] {
    var facts = zip_stat_t()
    zip_stat_init(&facts)
    guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else {
      // An archive without entries is not written at all; this is what it would look like.
      return [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    }
    defer { zip_source_close(source) }
    let size = Int(facts.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = max(0, Int(zip_source_read(source, base, UInt64(size))))
    }
    guard bytes.count == size else { throw ArchiveError(.damaged, "cannot be written") }
    return bytes
  }
}
