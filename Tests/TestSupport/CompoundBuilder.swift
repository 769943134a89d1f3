/// Makes containers of old Office files in memory: a header, an allocation table, a directory.
///
/// ```swift
/// let bytes = CompoundBuilder(["WordDocument"], inner: ["Workbook"]).bytes()
/// ```
package struct CompoundBuilder {
  private let root: [String]
  private let inner: [String]

  /// A container with streams of these names at its root, and others in a folder there.
  package init(_ root: [String], inner: [String] = []) { (self.root, self.inner) = (root, inner) }

  private static let none: UInt32 = 0xFFFF_FFFF

  /// The file.
  package func bytes() -> [UInt8] {
    var entries: [[UInt8]] = []
    // The root's first child is entry 1; each entry hangs to the right of the one before it.
    let folder = root.count + 1
    let atRoot = root + (inner.isEmpty ? [] : ["ObjectPool"])
    entries.append(entry("Root Entry", kind: 5, right: Self.none, child: 1))
    for (index, name) in atRoot.enumerated() {
      let isFolder = index + 1 == folder
      let right = index + 1 < atRoot.count ? UInt32(index + 2) : Self.none
      entries.append(
        entry(
          name, kind: isFolder ? 1 : 2, right: right,
          child: isFolder ? UInt32(folder + 1) : Self.none))
    }
    for (index, name) in inner.enumerated() {
      let right = index + 1 < inner.count ? UInt32(folder + index + 2) : Self.none
      entries.append(entry(name, kind: 2, right: right, child: Self.none))
    }
    while entries.count % 4 != 0 {
      entries.append(entry("", kind: 0, right: Self.none, child: Self.none))
    }
    let sectors = entries.count / 4
    return header + table(sectors) + entries.joined()
  }

  private var header: [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 16)
    bytes += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + [UInt8](repeating: 0, count: 10)
    bytes += number(1) + number(1) + number(0) + number(4_096)
    bytes += number(0xFFFF_FFFE) + number(0) + number(0xFFFF_FFFE) + number(0)
    bytes += number(0)
    for _ in 0..<108 { bytes += number(Self.none) }
    return bytes
  }

  /// The allocation table is sector 0; the directory's sectors follow it in a row.
  private func table(_ sectors: Int) -> [UInt8] {
    var table: [UInt8] = number(0xFFFF_FFFD)
    for sector in 1...sectors {
      table += number(sector < sectors ? UInt32(sector + 1) : 0xFFFF_FFFE)
    }
    while table.count < 512 { table += number(Self.none) }
    return table
  }

  private func entry(_ name: String, kind: UInt8, right: UInt32, child: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in name.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let length = name.isEmpty ? 0 : UInt8(bytes.count + 2)
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    bytes += [length, 0, kind, 1] + number(Self.none) + number(right) + number(child)
    return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
  }

  private func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
