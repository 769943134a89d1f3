import Findings
import Reports
import Store
import Values

/// The texts that several forms of the matrix share.
struct AuditWords {
  let language: TextLanguage

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  func count(_ number: Int) -> String { PlainText.display(count: number, in: language) }

  func whole(_ verdict: WholeVerdict) -> String {
    Glossary.label(.whole, verdict.rawValue, in: language)
  }

  func verdict(_ code: String) -> String { Glossary.label(.verdict, code, in: language) }

  func title(_ run: RunRecord) -> String {
    let entities = Set(run.dossiers.map(\.entity)).count
    return say(
      "Auditoría: \(count(run.dossiers.count)) expedientes de \(count(entities)) entidades",
      "Audit: \(count(run.dossiers.count)) dossiers of \(count(entities)) entities")
  }

  func rules(_ run: RunRecord) -> String {
    let pack = "\(run.pack.id) \(run.pack.version), sha256 \(run.pack.sha256.prefix(12))"
    let how = AuditSettings(text: run.settings)?.words(in: language) ?? run.settings
    return say("Reglas: \(pack); \(how)", "Rules: \(pack); \(how)")
  }

  func citation(_ row: MatrixRow) -> String {
    Citation.text(norm: row.normTitle.text(in: language), article: row.article)
  }

  var unread: String { say("No se pudo leer", "Could not be read") }
  var broken: String { say("Obligaciones que más se incumplen", "Duties broken most often") }
  var questions: String {
    say("Lo que falta saber para concluir", "What is to be known before one can conclude")
  }
  var matrix: String { say("Requisitos por expediente", "Requirements by dossier") }
  var trend: String { say("De un año al siguiente", "From one year to the next") }

  var leftOut: String {
    say(
      "No pertenece a ningún expediente y no se revisó",
      "Belongs to no dossier and was not checked")
  }

  func reason(_ code: String) -> String {
    switch code {
    case "not_in_entity": say("no está en la carpeta de una entidad", "lies in no entity’s folder")
    case "no_year": say("la entidad no tiene carpetas de año", "the entity has no folder of a year")
    case "not_in_year": say("no está en la carpeta de un año", "lies in no year’s folder")
    case "twice": say("está dos veces en la lista", "stands in the list twice")
    case "deeper": say("es una carpeta dentro de un año", "is a folder inside a year’s")
    default: say("no se pudo abrir", "could not be opened")
    }
  }

  /// The first place of a finding, for people: sheet and cell, page or line.
  func place(_ finding: RunFinding) -> String {
    var parts = [finding.sheet, finding.cell].compactMap { $0 }
    if let page = finding.page { parts.append(say("página \(page)", "page \(page)")) }
    if let line = finding.line { parts.append(say("línea \(line)", "line \(line)")) }
    return parts.joined(separator: "!")
  }

  /// A sign for a cell of the matrix; beside it stands a word, or a key explains it.
  static func sign(_ code: String) -> String {
    switch code {
    case Verdict.pass.id: "✓"
    case Verdict.fail.id: "✗"
    case Verdict.notApplicable.id: "–"
    case Verdict.notDue.id: "…"
    case Verdict.notChecked.id: "?"
    case Verdict.needsReview.id: "¿"
    case Glossary.methodologyFail: "△"
    default: "!"
    }
  }

  static func sign(_ verdict: WholeVerdict) -> String {
    switch verdict {
    case .doesNotComply: "■"
    case .inconclusive: "◆"
    case .complies: "●"
    case .compliesWithExceptions: "○"
    }
  }

  /// What trends count, so that nobody has to guess.
  var trendMeaning: String {
    say(
      "Cada obligación de cada entidad, de su expediente de un año al siguiente. «Cambió la ley»: la "
        + "obligación rige en uno solo de los dos años. «Por el plazo»: en el año sin incumplimiento aún "
        + "no se exigía. «Falta información»: en el año sin incumplimiento no se pudo verificar o está "
        + "por decidir, así que no se sabe si se cumplía. «Cambió el plan»: se juzgó en los dos años y la "
        + "diferencia está en los documentos.",
      "Each duty of each entity, from its dossier of one year to the next. “The law changed”: the duty is "
        + "in force in one of the two years only. “By the deadline”: in the year without a breach it was "
        + "not due yet. “Information lacks”: in the year without a breach it could not be checked or is "
        + "still to be decided, so nobody knows whether it was met. “The plan changed”: it was judged in "
        + "both years, and the difference lies in the documents.")
  }
}
