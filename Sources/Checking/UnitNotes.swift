import Plans
import Values

/// What is said of names of units that may be of one unit and were kept apart.
enum UnitNotes {
  /// Most pairs that are told; a list of all would hide the rest of the report.
  private static let pairLimit = 8

  /// One note a pair; none where every name is clear.
  static func notes(on doubts: [DoubtfulUnits]) -> [LocalizedText] {
    var notes = doubts.prefix(pairLimit).map(note)
    let rest = doubts.count - notes.count
    if rest > 0 { notes.append(more(rest)) }
    return notes
  }
}

extension UnitNotes {
  private static func note(on doubt: DoubtfulUnits) -> LocalizedText {
    let how = difference(doubt.difference)
    return LocalizedText(
      es:
        "«\(doubt.first)» y «\(doubt.second)» se tomaron como dos dependencias (\(how.es)). Si son "
        + "una, dígalo en «units» del expediente o del perfil.",
      en: "“\(doubt.first)” and “\(doubt.second)” were taken for two units "
        + "(\(how.text(in: .en))). If they are one, say so under “units” in the dossier or profile."
    )
  }

  private static func difference(_ difference: DoubtfulUnits.Difference) -> LocalizedText {
    switch difference {
    case .signs: LocalizedText(es: "cambian solo signos", en: "only signs differ")
    case .word: LocalizedText(es: "a una le falta una palabra", en: "one lacks a word")
    case .abbreviation: LocalizedText(es: "una abrevia", en: "one is abbreviated")
    case .spelling: LocalizedText(es: "cambia alguna letra", en: "a letter differs")
    }
  }

  private static func more(_ count: Int) -> LocalizedText {
    LocalizedText(
      es: "Y \(count) parejas más de nombres de dependencias que se parecen.",
      en: "And \(count) more pairs of names of units that resemble each other.")
  }
}
