import Documents
import Findings
import Testing
import Values

@Suite("The glossary")
struct GlossaryTests {
  @Test("has a word for every code that a report can hold")
  func complete() {
    let codes: [(Glossary.Group, [String])] = [
      (.verdict, Verdict.allCases.map(\.id) + [Glossary.methodologyFail]),
      (.severity, Severity.allCases.map(\.rawValue)),
      (.whole, WholeVerdict.allCases.map(\.rawValue)),
      (.obligation, Obligation.allCases.map(\.rawValue)),
      (.basis, RuleBasis.allCases.map(\.rawValue)),
      (.cause, Cause.State.allCases.map(\.rawValue)),
      (.unread, UnreadReason.allCases.map(\.rawValue)),
      (.guess, ["picture", "heading", "rows_differ", "copied_from_above", "ambiguous"]),
      (.asOf, CheckReport.AsOfOrigin.allCases.map(\.rawValue)),
      (.gate, CheckReport.Gate.allCases.map(\.rawValue)),
      (.blank, ["empty", "pending", "not_applicable", "no_data", "not_programmed"]),
      (
        .malformed,
        [
          "not_a_date", "no_such_day", "impossible_year", "not_a_number", "not_whole",
          "formula_error", "not_in_list", "not_yes_or_no", "not_a_code",
        ]
      ),
      (.confidence, ["exact", "derived", "guessed"]),
      (.coverage, ["automated", "ask", "out_of_scope"]),
      (
        .leftOver,
        ["not_recognised", "hidden", "dictionary", "summary", "no_table", "ignored", "own"]
      ),
    ]
    for (group, codes) in codes {
      for code in codes {
        #expect(Glossary.entry(group, code) != nil, "no word for \(group.rawValue).\(code)")
      }
    }
  }

  @Test("says everything in both languages, and nothing twice", arguments: Glossary.Group.allCases)
  func languages(group: Glossary.Group) {
    let entries = Glossary.entries.filter { $0.group == group }
    #expect(!entries.isEmpty)
    #expect(Set(entries.map(\.code)).count == entries.count)
    for language in TextLanguage.allCases {
      #expect(Set(entries.map { $0.label.text(in: language) }).count == entries.count)
    }
    for entry in entries {
      #expect(!entry.label.es.isEmpty && entry.label.en?.isEmpty == false)
      #expect(entry.meaning.es.hasSuffix(".") && entry.meaning.en?.hasSuffix(".") == true)
    }
  }

  @Test("keeps the words that mean something else to a planning office out of its labels")
  func wordsToAvoid() {
    for entry in Glossary.entries where entry.code != "audit_finding" {
      let label = folded(entry.label.es)
      for word in ["hallazgo", "linea base", "disposicion"] {
        #expect(!label.contains(word), "\(entry.code): \(label)")
      }
      if [.verdict, .severity, .whole, .word].contains(entry.group) {
        #expect(!label.contains("error"), "\(entry.code): \(label)")
      }
    }
  }

  @Test("calls a fail of methodology an improvement, and a severity by its own name")
  func labels() {
    #expect(Glossary.label(verdict: .fail, basis: .methodology, in: .es) == "Por mejorar")
    #expect(Glossary.label(verdict: .fail, basis: .literal, in: .es) == "No cumple")
    #expect(Glossary.label(verdict: .error, in: .es) == "Falla de Cotejo")
    #expect(Glossary.label(severity: .error, in: .es) == "Incumplimiento")
  }

  @Test(
    "words a cause by its state and its reason",
    arguments: [
      (Cause(fact: "f", state: .unread, reason: "not_given"), "no se conoce (nadie lo ha dado)"),
      (Cause(fact: "f", state: .blank, reason: "pending"), "sin dato (por definir)"),
      (Cause(fact: "f", state: .absent), "no existe en el documento"),
      (Cause(fact: "f", state: .fault, text: LocalizedText(es: "x")), "x"),
    ])
  func phrases(cause: Cause, phrase: String) {
    #expect(Glossary.phrase(for: cause, in: .es) == phrase)
  }
}
