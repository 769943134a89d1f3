/// A spot in a YAML file, as an editor shows it.
package struct YAMLMark: Hashable, Comparable, Sendable {
  /// The line, from 1. Line feed, carriage return and the two together end a line.
  package let line: Int
  /// The column, from 1, in code points; a tab is one.
  package let column: Int
  /// The distance from the start of the file in bytes of UTF-8, without a byte order mark.
  package let offset: Int

  package init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
