import Glibc

/// The inflated bytes of one entry, in memory that can be given back while they are read.
///
/// Behind them stand `padding` bytes of zero, so that a reader may look a little further than the
/// end.
package final class ArchivePart {
  /// The bytes of the entry.
  package let bytes: UnsafeBufferPointer<UInt8>
  private let memory: UnsafeMutableRawPointer
  private let mapped: Int

  /// How many bytes behind the last one may be read; they are zero.
  package static let padding = 64

  /// From here on a part gets pages of its own.
  private static let largePart = 4 << 20
  /// The kernel hands out large pages at multiples of this.
  private static let largePage = 2 << 20

  /// A part of `count` bytes, which `fill` writes; `nil` where it says no, or memory is lacking.
  init?(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    let size = count + ArchivePart.padding
    if count >= ArchivePart.largePart {
      // A little more, so that it can begin where a large page may.
      mapped = size + ArchivePart.largePage
      guard
        let pages = mmap(
          nil, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        pages != MAP_FAILED
      else { return nil }
      memory = pages
      madvise(pages, mapped, MADV_HUGEPAGE)
    } else {
      mapped = 0
      memory = .allocate(byteCount: size, alignment: 64)
    }
    let start = mapped > 0 ? memory.alignedUp(toMultipleOf: ArchivePart.largePage) : memory
    (start + count).initializeMemory(as: UInt8.self, repeating: 0, count: ArchivePart.padding)
    bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    guard fill(UnsafeMutableRawBufferPointer(start: start, count: count)) else { return nil }
  }

  /// A part with a copy of these bytes.
  package convenience init?(copying bytes: [UInt8]) {
    self.init(count: bytes.count) { room in
      room.copyBytes(from: bytes)
      return true
    }
  }

  deinit {
    if mapped > 0 { munmap(memory, mapped) } else { memory.deallocate() }
  }

  /// Gives back the memory of these bytes, which nobody may read from now on, as far as it is whole
  /// pages; gives the place from which on they are kept. Small parts keep all.
  package func discard(_ range: Range<Int>) -> Int {
    guard mapped > 0, let base = bytes.baseAddress else { return range.lowerBound }
    let page = ArchivePart.largePage
    let first = (range.lowerBound + page - 1) / page * page
    let last = min(range.upperBound, bytes.count) / page * page
    guard first < last else { return range.lowerBound }
    madvise(UnsafeMutableRawPointer(mutating: base) + first, last - first, MADV_DONTNEED)
    return last
  }

  /// The part in UTF-8: itself, or one brought there from UTF-16.
  package func utf8() throws(ArchiveError) -> ArchivePart {
    guard XMLTokenizer.isUTF16(bytes) else { return self }
    guard let part = ArchivePart(copying: try XMLTokenizer.utf8(Array(bytes))) else {
      throw ArchiveError(.overLimit, "no memory for \(bytes.count) bytes")
    }
    return part
  }
}
