import Reports
import Store
import Values

/// The list for a person at a terminal.
enum ObservationText: ObservationFormat {
  static let identifier = "text"
  static let sentence = LocalizedText(es: "Para leer en pantalla.", en: "To read on screen.")

  static func render(_ list: ObservationList, in language: TextLanguage) -> [UInt8] {
    var lines: [String] = []
    for item in list.items {
      let state = ObservationWords.state(item.stored.state, language)
      if !lines.isEmpty { lines.append("") }
      lines.append(
        "\(item.name(in: language)) · \(item.stored.year) · \(state) · \(item.stored.rule)")
      lines.append("  \(item.content.title)")
      for part in ObservationWords.parts(item.content, language) where !part.lines.isEmpty {
        lines.append("  \(part.name):")
        lines += part.lines.map { "    \($0)" }
      }
      for field in StoredObservation.Field.allCases {
        let text = item.stored.entry(field) ?? (language == .es ? "(en blanco)" : "(blank)")
        lines.append("  \(ObservationWords.field(field, language)): \(text)")
      }
      for event in item.stored.events {
        lines.append("  \(ObservationWords.event(event, language))")
      }
    }
    if lines.isEmpty {
      lines = [language == .es ? "No hay observaciones." : "There are no observations."]
    }
    return Array((lines.map(TerminalText.sentence).joined(separator: "\n") + "\n").utf8)
  }
}

/// The whole list, for other programs: `cotejo.observations/1`.
enum ObservationJSON: ObservationFormat {
  static let identifier = "json"
  static let sentence = LocalizedText(es: "Para otros programas.", en: "For other programs.")

  static func render(_ list: ObservationList, in language: TextLanguage) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "cotejo.observations/1")
      writer.member("entity", list.entity)
      writer.member("observations") { writer in
        writer.array { writer in for item in list.items { writer.element { write(item, &$0) } } }
      }
    }
    return writer.bytes + [10]
  }

  private static func write(_ item: ObservationList.Item, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("number", item.stored.number)
      writer.member("year", item.stored.year)
      writer.member("rule", item.stored.rule)
      writer.member("state", item.stored.state.rawValue)
      item.content.write(to: &writer)
      for field in StoredObservation.Field.allCases {
        writer.member(field.rawValue, item.stored.entry(field))
      }
      writer.member("events") { writer in
        writer.array { writer in
          for event in item.stored.events { writer.element { write(event, &$0) } }
        }
      }
    }
  }

  private static func write(_ event: StoredObservation.Event, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("state", event.state.rawValue)
      writer.member("day", event.day)
      writer.member("author", event.author)
      writer.member("text", event.text)
      writer.member("annex", event.annex)
      writer.member("annex_sha256", event.annexSHA256)
    }
  }
}
