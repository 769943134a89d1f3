import Values

/// Recognises answers to «¿cuándo?» that name no day: «Anual», «Cada vez que hay un ingreso».
enum RecurrenceGrammar {
  /// `nil` where the text is no recurrence; else the year it names, if it names one.
  ///
  /// A text that names days of its own («Mensual, 31/12/2024») is none: those days are its matter.
  static func years(of plain: String) -> ClosedRange<Int>?? {
    guard plain.utf8.count <= 200 else { return nil }
    var isRecurrence = false
    var year: Int?
    for part in plain.utf8.split(whereSeparator: { !($0.isASCIIDigit || (97...122).contains($0)) })
    {
      let word = String(decoding: part, as: UTF8.self)
      if frequencies.contains(word) { isRecurrence = true }
      guard part.allSatisfy(\.isASCIIDigit) else { continue }
      guard part.count > 2 else { continue }
      guard year == nil, let value = Int(word), PartialDate.years.contains(value) else {
        return nil
      }
      year = value
    }
    guard isRecurrence, !plain.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return .some(year.map { $0...$0 })
  }

  private static let frequencies: Set<String> = [
    "anual", "anualmente", "semestral", "semestralmente", "cuatrimestral", "trimestral",
    "trimestralmente", "bimestral", "bimestralmente", "bimensual", "mensual", "mensualmente",
    "quincenal", "quincenalmente", "semanal", "semanalmente", "diario", "diaria", "diariamente",
    "permanente", "permanentemente", "continuo", "continua", "continuamente", "constante",
    "periodico", "periodica", "periodicamente", "cada", "demanda", "ocasional", "eventual",
    "requerimiento", "requiera", "necesidad", "solicitud", "todo", "todos", "toda", "durante",
  ]
}
