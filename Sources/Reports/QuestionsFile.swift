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
    questions = reports.flatMap(\.questions).filter { seen.insert($0.id).inserted }
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
    for question in questions {
      lines += ["", "# " + TerminalText.sentence(question.text.text(in: language))]
      if !question.answers.isEmpty {
        let answers = question.answers.joined(separator: " | ")
        lines.append("# " + say("Respuestas: ", "Answers: ") + TerminalText.sentence(answers))
      }
      lines.append("\(question.id):")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
