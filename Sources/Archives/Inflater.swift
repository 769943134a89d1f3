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

/// Deflates whole entries with libdeflate; equal bytes are always deflated to equal bytes.
final class Deflater {
  private let compressor: OpaquePointer

  /// `nil` where there is no memory left.
  init?() {
    guard let compressor = libdeflate_alloc_compressor(6) else { return nil }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// The bytes deflated, or `nil` where that would not make them fewer.
  func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 1 else { return nil }
    let deflated = bytes.withUnsafeBytes { source in
      [UInt8](unsafeUninitializedCapacity: bytes.count - 1) { buffer, count in
        count = libdeflate_deflate_compress(
          compressor, source.baseAddress, source.count, buffer.baseAddress, bytes.count - 1)
      }
    }
    return deflated.isEmpty ? nil : deflated
  }
}
