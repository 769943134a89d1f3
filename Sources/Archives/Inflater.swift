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

  /// Exactly `size` bytes, or `nil` where the data is damaged or says another size.
  func inflate(_ stored: UnsafeRawBufferPointer, size: Int) -> [UInt8]? {
    guard let source = stored.baseAddress else { return nil }
    var succeeded = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // An entry of no bytes still needs a place to be inflated to.
      var nowhere: UInt8 = 0
      let result = withUnsafeMutablePointer(to: &nowhere) { spare in
        libdeflate_deflate_decompress(
          decompressor, source, stored.count, buffer.baseAddress ?? spare, size, nil)
      }
      succeeded = result == LIBDEFLATE_SUCCESS
      count = succeeded ? size : 0
    }
    return succeeded ? bytes : nil
  }

  /// The checksum that archives keep of each entry.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
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
