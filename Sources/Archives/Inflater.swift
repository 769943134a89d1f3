import CDeflate

/// Inflates whole entries with libdeflate, which is more than twice as fast as zlib.
final class Inflater {
  private let decompressor: OpaquePointer

  /// `nil` where there is no memory left.
  init?() {
    guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// Fills `room` exactly; false where the data is damaged or says another size.
  func inflate(
    _ stored: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let source = stored.baseAddress else { return false }
    // An entry of no bytes still needs a place to be inflated to.
    var nowhere: UInt8 = 0
    let result = withUnsafeMutablePointer(to: &nowhere) { spare in
      libdeflate_deflate_decompress(
        decompressor, source, stored.count, room.baseAddress ?? UnsafeMutableRawPointer(spare),
        room.count, nil)
    }
    return result == LIBDEFLATE_SUCCESS
  }

  /// The checksum that archives keep of each entry.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    libdeflate_crc32(0, bytes.baseAddress, bytes.count)
  }
}
