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
  private let memory: UnsafeMutableRawBufferPointer
  private var inflatedSoFar = 0
  private let inflater: Inflater?

  /// Opens an archive and reads its directory.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveError) {
    // The end of the directory alone has 22 bytes; libzip takes no bytes at all for an archive.
    guard bytes.count >= 22 else { throw ArchiveError(.notAnArchive, "\(bytes.count) bytes") }
    // libzip keeps a pointer to the bytes, so they get a place of their own that does not move.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, bytes.count), alignment: 16)
    memory.copyBytes(from: bytes)
    let handle: OpaquePointer
    do {
      handle = try ZipArchive.open(memory, count: bytes.count)
    } catch {
      memory.deallocate()
      throw error
    }
    do {
      entries = try ZipArchive.directory(of: handle, limits: limits)
    } catch {
      zip_discard(handle)
      memory.deallocate()
      throw error
    }
    positions = Dictionary(
      entries.enumerated().map { (ZipArchive.key($1.name), $0) },
      uniquingKeysWith: { first, _ in first })
    (self.handle, self.memory, self.limits) = (handle, memory, limits)
    inflater = Inflater()
  }

  deinit {
    zip_discard(handle)
    memory.deallocate()
  }

  /// The entry with this name, upper and lower case being the same, as Office holds it.
  package func entry(named name: String) -> Entry? {
    positions[ZipArchive.key(name)].map { entries[$0] }
  }

  /// The bytes of the entry with this name.
  package func bytes(named name: String) throws(ArchiveError) -> [UInt8] {
    guard let entry = entry(named: name) else {
      throw ArchiveError(.missing, entry: name, "no such entry")
    }
    return try bytes(of: entry)
  }

  /// The inflated bytes of an entry, held against its size and checksum.
  package func bytes(of entry: Entry) throws(ArchiveError) -> [UInt8] {
    if entry.isEncrypted { throw ArchiveError(.encrypted, entry: entry.name, "password needed") }
    try judge(entry)
    let bytes: [UInt8]
    switch entry.method {
    case UInt16(ZIP_CM_STORE):
      guard entry.storedBytes == entry.inflatedBytes else {
        throw ArchiveError(.damaged, entry: entry.name, "two sizes for a stored entry")
      }
      bytes = try stored(entry)
    case UInt16(ZIP_CM_DEFLATE):
      let data = try stored(entry)
      guard
        let inflated = data.withUnsafeBytes({
          inflater?.inflate($0, size: entry.inflatedBytes)
        })
      else { throw ArchiveError(.damaged, entry: entry.name, "cannot be inflated") }
      bytes = inflated
    default:
      throw ArchiveError(.unsupported, entry: entry.name, "compression method \(entry.method)")
    }
    guard Inflater.checksum(bytes) == entry.checksum else {
      throw ArchiveError(.damaged, entry: entry.name, "wrong checksum")
    }
    inflatedSoFar += bytes.count
    return bytes
  }

  /// Refuses an entry by the sizes it says it has.
  private func judge(_ entry: Entry) throws(ArchiveError) {
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
    guard entry.storedBytes <= memory.count else {
      throw ArchiveError(.damaged, entry: entry.name, "longer than the archive")
    }
  }

  /// The bytes of an entry as they lie in the archive.
  private func stored(_ entry: Entry) throws(ArchiveError) -> [UInt8] {
    guard let file = zip_fopen_index(handle, entry.index, zip_flags_t(ZIP_FL_COMPRESSED)) else {
      throw ArchiveError(.damaged, entry: entry.name, ZipArchive.text(zip_get_error(handle)))
    }
    defer { zip_fclose(file) }
    let size = entry.storedBytes
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let read = zip_fread(file, base + count, UInt64(size - count))
        if read <= 0 { break }
        count += Int(read)
      }
    }
    guard bytes.count == size else {
      throw ArchiveError(.damaged, entry: entry.name, "cut short")
    }
    return bytes
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
  private static func open(
    _ memory: UnsafeMutableRawBufferPointer, count: Int
  ) throws(ArchiveError) -> OpaquePointer {
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(count), 0, &fault) else {
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
