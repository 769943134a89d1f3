import Glibc

/// Memory in large pages, of which the kernel hands out one where it would hand out 512 small ones.
package enum LargePages {
  /// How long a large page is, and of what its place is a multiple.
  package static let size = 2 << 20

  /// Asks for large pages for this memory, which nobody has written to yet; a wish, no more.
  ///
  /// Memory of less than four pages stays as it is: there a part of one would be waste.
  package static func wish(for memory: UnsafeRawPointer?, bytes: Int) {
    guard let memory, bytes >= 4 * size else { return }
    let start = memory.alignedUp(toMultipleOf: 4_096)
    let rest = bytes - (start - memory)
    madvise(UnsafeMutableRawPointer(mutating: start), rest, MADV_HUGEPAGE)
  }
}
