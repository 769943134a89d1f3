import Reports
import Values

extension RecordAnswer {
  /// The answer for a person.
  package func text(in language: TextLanguage) -> String {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    var lines = [sentence(in: language)]
    for remark in remarks {
      lines.append("  \(remark.place): \(remark.text.text(in: language))")
    }
    if let manifest {
      let years = manifest.dossiers.map(\.year).joined(separator: ", ")
      lines += [
        "", say("Entidad: ", "Entity: ") + "\(manifest.entity) (\(years))",
        say("Cuerpo de reglas: ", "Rule pack: ")
          + "\(manifest.pack.id) \(manifest.pack.version), sha256 \(manifest.pack.sha256)",
        say("Programa que lo hizo: ", "Program that made it: ")
          + "\(manifest.engine.version), sha256 \(manifest.engine.sha256)",
      ]
      if kind != .altered, kind != .withoutDocuments {
        lines.append(
          say("Programa de ahora: ", "Program of now: ")
            + "\(engine.version), sha256 \(engine.sha256)")
      }
      let other = manifest.dossiers.filter { !$0.agreesWithAudit }.map(\.year)
      if !other.isEmpty {
        lines.append(
          say(
            "Al hacer el registro, otro programa había auditado con otro resultado: ",
            "When the record was made, another program had audited with another result: ")
            + other.joined(separator: ", "))
      }
    }
    lines.append(say("Huella del registro: ", "Checksum of the record: ") + sha256)
    return lines.map(TerminalText.shown).joined(separator: "\n") + "\n"
  }

  private func sentence(in language: TextLanguage) -> String {
    let sentence =
      switch kind {
      case .sameBytes:
        LocalizedText(
          es: "Concuerda: juzgado de nuevo con lo que trae el registro, da los mismos bytes.",
          en: "It agrees: judged again from the record alone, it gives the same bytes.")
      case .sameVerdicts:
        LocalizedText(
          es:
            "Concuerda en los resultados: otro programa da los mismos, con estas diferencias de texto.",
          en:
            "It agrees in its results: another program gives the same, with these differences in words."
        )
      case .disagrees:
        LocalizedText(
          es: "No concuerda: juzgado de nuevo, sale otra cosa en estos lugares.",
          en: "It does not agree: judged again, something else comes out at these places.")
      case .withoutDocuments:
        LocalizedText(
          es:
            "Está completo y sin alteraciones, pero no se puede juzgar de nuevo: los documentos se "
            + "dejaron fuera.",
          en: "It is whole and unaltered, but cannot be judged again: the documents were left out.")
      case .altered:
        LocalizedText(
          es: "Se rechaza: el registro no está como se selló.",
          en: "It is refused: the record is not as it was sealed.")
      }
    return sentence.text(in: language)
  }
}
