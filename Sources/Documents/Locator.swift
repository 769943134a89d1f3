/// The place in a document where a value stands.
///
/// Small, so that every value can carry one; `Document.place(of:)` turns it into names a person
/// can look up.
package struct Locator: Hashable, Sendable {
  /// Which document of the run, in the order they were given.
  package var document: UInt16
  /// Which block of the document: a sheet, a table of a text, a page, a paragraph.
  package var block: UInt16
  /// The row in a grid, from 0; -1 for the block as a whole.
  package var row: Int32
  /// The column in a grid, from 0; -1 for the row as a whole.
  package var column: Int32

  /// A place; leave row and column out for a whole block.
  package init(document: Int = 0, block: Int, row: Int = -1, column: Int = -1) {
    self.document = UInt16(clamping: document)
    self.block = UInt16(clamping: block)
    self.row = Int32(clamping: row)
    self.column = Int32(clamping: column)
  }

  /// The document as a whole.
  package static func document(_ index: Int) -> Locator {
    Locator(document: index, block: Int(UInt16.max))
  }

  /// Whether this stands for the document as a whole.
  package var isWholeDocument: Bool { block == .max }
}

extension Locator: Comparable {
  /// Document, block, row, column: the order in which findings are told.
  package static func < (left: Locator, right: Locator) -> Bool {
    (left.document, left.block, left.row, left.column)
      < (right.document, right.block, right.row, right.column)
  }
}

/// A rectangle on a page, in points from the page's top left corner.
package struct PageBox: Hashable, Sendable {
  /// The page, from 1.
  package var page: Int32
  /// The left edge.
  package var left: Float
  /// The upper edge.
  package var top: Float
  /// The right edge.
  package var right: Float
  /// The lower edge.
  package var bottom: Float

  /// A rectangle on a page.
  package init(page: Int, left: Float, top: Float, right: Float, bottom: Float) {
    self.page = Int32(clamping: page)
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The smallest rectangle around this one and another; the page is this one's.
  package func union(_ other: PageBox) -> PageBox {
    guard other.page == page else { return self }
    return PageBox(
      page: Int(page), left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }
}

/// Letters and digits of spreadsheet cells: column 0 is A, row 0 is 1.
package enum CellReference {
  /// `A`, `Z`, `AA` … for column 0, 25, 26 ….
  package static func columnName(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
      letters.append(UInt8(65 + rest % 26))
      rest = rest / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// `AW10` for row 9, column 48.
  package static func name(row: Int, column: Int) -> String {
    columnName(column) + String(row + 1)
  }

  /// Row and column of `AW10`; `nil` for anything else, `$` signs excepted.
  package static func parse(_ text: some StringProtocol) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var digits = 0
    var letters = 0
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case 65...90 where digits == 0, 97...122 where digits == 0:
        column = column * 26 + Int(byte & 0x1F)
        letters += 1
        if letters > 3 { return nil }
      case 48...57 where letters > 0:
        row = row * 10 + Int(byte - 48)
        digits += 1
        if digits > 7 { return nil }
      default: return nil
      }
    }
    guard letters > 0, digits > 0, row > 0 else { return nil }
    return (row - 1, column - 1)
  }
}
