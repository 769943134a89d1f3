import Findings
import Values

/// `ask: { question, answers, evidence }`: a person answers.
package struct AskForm: CheckForm {
  package static let name = "ask"
  /// The question.
  package var question: LocalizedText
  /// The answers it takes, in order, and what each means.
  package var answers: [(answer: String, verdict: Verdict)]
  /// What to attach.
  package var evidence: LocalizedText?

  /// A form from its parameters.
  package init(
    question: LocalizedText, answers: [(answer: String, verdict: Verdict)],
    evidence: LocalizedText? = nil
  ) {
    (self.question, self.answers, self.evidence) = (question, answers, evidence)
  }

  package var fields: [FieldPath] { [] }
  package var sentence: LocalizedText { question }
}
