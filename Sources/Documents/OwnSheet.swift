import Values

/// The sheet of observations that an annotated copy has, so that nobody takes it for one of the
/// plan's.
package enum OwnSheet {
  /// Headings that no other sheet has side by side, in both languages.
  package static let marks: [LocalizedText] = [
    LocalizedText(es: "Situación", en: "Situation"), LocalizedText(es: "Estado", en: "Status"),
    LocalizedText(es: "Respuesta", en: "Answer"), LocalizedText(es: "Fecha", en: "Date"),
    LocalizedText(es: "Huella", en: "Fingerprint"),
  ]

  /// Who the notes at the cells of such a copy are by.
  package static let author = "Cotejo"

  /// The words in its first cell.
  package static let title = LocalizedText(
    es: "Observaciones de Cotejo", en: "Observations by Cotejo")

  /// The row with its headings, from 0; `nil` where the grid is no such sheet.
  package static func headerRow(of grid: Grid) -> Int? {
    for row in grid.rowNumbers.prefix(40) {
      let texts = Set(grid.cellRange(ofRow: Int(row)).map { grid.text(grid.values[$0]) })
      if marks.allSatisfy({ texts.contains($0.es) })
        || marks.allSatisfy({ texts.contains($0.en ?? $0.es) })
      {
        return Int(row)
      }
    }
    return nil
  }

  /// Whether the grid is such a sheet: its title above, its headings below.
  package static func isOne(_ grid: Grid) -> Bool {
    guard case .text(let name) = grid.values.first ?? .empty else { return false }
    let text = grid.texts[name]
    guard text == title.es || text == title.en else { return false }
    return headerRow(of: grid) != nil
  }
}
