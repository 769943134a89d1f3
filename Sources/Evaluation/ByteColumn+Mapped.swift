import Values

// Compiled here, where it is used, so that it is made for the types it is used with.
extension ByteColumn {
  /// The one value that all rows hold; `nil` where they differ, and of no rows.
  static func only<Value: BitwiseCopyable>(of column: ContiguousArray<Value>) -> Value? {
    column.withUnsafeBytes { isUniform($0) } ? column.first : nil
  }

  /// A column of what each value of another stands for; asked once for each distinct value.
  ///
  /// Both are types of one byte.
  static func mapped<Value: BitwiseCopyable, Meaning: BitwiseCopyable>(
    _ column: ContiguousArray<Value>, _ meaning: (Value) -> Meaning
  ) -> ContiguousArray<Meaning> {
    precondition(MemoryLayout<Value>.size == 1 && MemoryLayout<Meaning>.size == 1)
    return ContiguousArray(unsafeUninitializedCapacity: column.count) { made, count in
      column.withUnsafeBytes { bytes in
        map(bytes, into: UnsafeMutableRawBufferPointer(made)) { byte in
          unsafeBitCast(meaning(unsafeBitCast(byte, to: Value.self)), to: UInt8.self)
        }
      }
      count = column.count
    }
  }
}
