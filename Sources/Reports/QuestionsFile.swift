import Findings
import Values

/// The open questions as a YAML file to be filled in and given back with `--answers`.
///
/// A mapping from a question's identifier to its answer; an empty value is no answer.
package struct QuestionsFile: Sendable {
  private let questions: [CheckReport.OpenQuestion]
  private let language: TextLanguage

  /// The questions of several reports, each once, in the order in which they come.
  package init(reports: [CheckReport], language: TextLanguage) {
    var seen: Set<String> = []
    let all = reports.flatMap(\.questions).filter { seen.insert($0.id).inserted }
    // Questions on rows of one rule stand together, where the first of them stands.
    var first: [String: Int] = [:]
    let keyed = all.enumerated().map { index, question in
      let rule = question.id.split(separator: "@").first.map(String.init) ?? question.id
      let place = first[rule] ?? index
      first[rule] = place
      return (place: place, index: index, question: question)
    }
    questions = keyed.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.question)
    self.language = language
  }

  /// The file.
  package var bytes: [UInt8] {
    var lines = [
      "# "
        + say(
          "Escriba cada respuesta después de los dos puntos y dé este archivo con --answers.",
          "Write each answer after the colon and give this file with --answers.")
    ]
    if questions.isEmpty {
      lines.append(say("# No hay preguntas abiertas.", "# No open questions."))
    }
    var group = ""
    for question in questions {
      lines += ["", "# " + TerminalText.sentence(question.text.text(in: language))]
      if !question.answers.isEmpty {
        let answers = question.answers.joined(separator: " | ")
        lines.append("# " + say("Respuestas: ", "Answers: ") + TerminalText.sentence(answers))
      }
      if let previous = question.previous { lines.append(last(previous)) }
      // `rule@row` asks of one row of the rule's table: a mapping below the rule.
      let parts = question.id.split(separator: "@", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        if parts[0] != group { lines.append("\(parts[0]):") }
        lines.append("  \(QuestionsFile.key(parts[1])):")
      } else {
        lines.append("\(question.id):")
      }
      group = parts.count == 2 ? parts[0] : ""
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A row's name as a YAML key; places of a sheet stand in quotes.
  private static func key(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
    guard !isPlain || name.isEmpty || name.first?.isNumber == true else { return name }
    var writer = JSONWriter()
    writer.string(name)
    return String(decoding: InertJSON.bytes(writer.bytes), as: UTF8.self)
  }

  /// Last year's answer, to be written again by whoever finds that it still holds.
  private func last(_ answer: CheckReport.AnswerRecord) -> String {
    let who = [answer.date, answer.name].compactMap { $0 }.joined(separator: ", ")
    let text = answer.answer + (who.isEmpty ? "" : " (\(who))")
    return "# " + say("Por defecto, la del año anterior: ", "By default, last year’s: ")
      + TerminalText.sentence(text)
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
