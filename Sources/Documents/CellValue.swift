import Values

/// What one cell holds, as a person would see it.
package enum CellValue: Hashable, Sendable {
  /// Nothing is written there.
  case empty
  /// A text, by its name in the grid's pool.
  case text(StringPool.ID)
  /// A number without a date format.
  case number(Double)
  /// Yes or no.
  case boolean(Bool)
  /// A moment: days since 30 December 1899 (day 0 of the 1900 system), the fraction being the time.
  ///
  /// Workbooks of the 1904 system are brought to this one by their reader.
  case date(Double)
  /// A time of day or a duration, in days.
  case time(Double)
  /// A formula that failed, by the name of its error token (`#REF!`) in the grid's pool.
  case error(StringPool.ID)
  /// A formula whose result the file does not keep: nobody can say what stands there.
  case notComputed

  /// Whether nothing is written there.
  package var isEmpty: Bool { self == .empty }
}
