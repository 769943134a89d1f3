import Values

/// `count: { of, where, at_least, at_most }`: how many rows a table or the group has.
package struct CountForm: CheckForm {
  package static let name = "count"
  /// The table whose rows are counted; `nil` is the group's own rows.
  package var table: String?
  /// Which rows count, over one row named after its table; `nil` is all.
  package var condition: Expression?
  /// The least number.
  package var atLeast: Int?
  /// The greatest number.
  package var atMost: Int?

  /// A form from its parameters.
  package init(
    table: String?, condition: Expression? = nil, atLeast: Int? = nil, atMost: Int? = nil
  ) {
    (self.table, self.condition, self.atLeast, self.atMost) = (table, condition, atLeast, atMost)
  }

  package var fields: [FieldPath] { [] }
  package var expressions: [Expression] { [condition].compactMap { $0 } }
  package var sentence: LocalizedText {
    let what = table ?? "filas"
    let such = condition.map { " (\($0.source))" } ?? ""
    let low = atLeast.map { ("al menos \($0)", "at least \($0)") }
    let high = atMost.map { ("a lo sumo \($0)", "at most \($0)") }
    let bounds = [low, high].compactMap { $0 }
    return LocalizedText(
      es: "Hay \(bounds.map(\.0).joined(separator: " y ")) de «\(what)»\(such).",
      en: "There are \(bounds.map(\.1).joined(separator: " and ")) of “\(what)”\(such).")
  }
}
