import CMalloc
import Glibc

/// Memory in large pages, of which the kernel hands out one where it would hand out 512 small ones.
package enum LargePages {
  /// How long a large page is, and of what its place is a multiple.
  package static let size = 2 << 20

  /// How far ahead the heap grows.
  private static let stretch = 16 << 20

  /// Asks for large pages for the first stretch of the heap; called once, before there are threads.
  ///
  /// A program that runs for the blink of an eye spends a quarter of it on being handed its memory page
  /// by page. What is allocated once stays with the program, for its next document.
  package static func wishForHeap() {
    mallopt(M_MMAP_THRESHOLD, Int32(2 * stretch))
    mallopt(M_TRIM_THRESHOLD, Int32(4 * stretch))
    mallopt(M_TOP_PAD, Int32(stretch))
    // More than what is left of the heap as it is, so that it grows.
    guard let first = malloc(stretch / 64), let end = sbrk(0) else { return }
    if end > first { wish(for: first, bytes: end - first) }
    free(first)
  }

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
