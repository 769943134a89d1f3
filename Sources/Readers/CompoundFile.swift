import Documents

/// The container of old Office files, and of new ones with a password.
enum CompoundFile {
  /// What is in it: nothing that we read, so always an error.
  static func error(_ file: SourceFile) -> ReadError {
    if holds("EncryptedPackage", file.bytes) { return file.encrypted(part: nil) }
    if holds("Workbook", file.bytes) || holds("Book", file.bytes) {
      return file.unsupported("Excel 97-2003 (.xls)", advice: .saveAsXLSX)
    }
    if holds("WordDocument", file.bytes) {
      return file.unsupported("Word 97-2003 (.doc)", advice: .copyTables)
    }
    return file.unsupported("Office 97-2003", advice: .saveAsXLSX)
  }

  /// Whether the directory has an entry of this name; entries stand at multiples of 128 bytes.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    var wanted: [UInt8] = []
    for unit in name.utf16 { wanted += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    wanted += [0, 0]
    var start = 512
    while start + wanted.count <= bytes.count {
      if bytes[start] == wanted[0], bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
        return true
      }
      start += 128
    }
    return false
  }
}
