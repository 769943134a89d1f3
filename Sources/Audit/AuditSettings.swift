import Checking
import Readers
import Values

/// How the dossiers of an audit are judged, as the one line that a store and a record keep of it.
struct AuditSettings: Equatable {
  /// The words that begin a part of the line.
  private enum Word: String, CaseIterable {
    case asOf = "as-of"
    case set, rule, norm, convert
  }

  private var asOf: CalendarDate?
  private var facts: [String]
  private var rules: [String]
  private var norms: [String]
  private var converts = false

  /// The settings of a request.
  init(_ check: CheckRequest) {
    if case .date(let day) = check.asOf { asOf = day }
    facts = check.settings.map { "\($0.name)=\($0.value)" }
    (rules, norms) = (check.ruleIDs, check.normIDs)
    converts = check.converters != nil
  }

  /// The settings that a line says; `nil` where it is none.
  init?(text: String) {
    (facts, rules, norms) = ([], [], [])
    for part in AuditSettings.parts(of: text) {
      let gap = part.firstIndex(of: " ") ?? part.endIndex
      guard let word = Word(rawValue: String(part[..<gap])) else { return nil }
      let value = String(part[gap...].dropFirst())
      switch word {
      case .asOf where value == AuditSettings.byPlan: break
      case .asOf:
        guard let day = CalendarDate(iso: value) else { return nil }
        asOf = day
      case .set where value.contains("="): facts.append(value)
      case .set: return nil
      case .convert: converts = true
      case .rule: rules.append(value)
      case .norm: norms.append(value)
      }
    }
  }

  /// The line; what separates its parts is marked where it stands in a value.
  var text: String {
    var parts = ["\(Word.asOf.rawValue) \(asOf?.description ?? AuditSettings.byPlan)"]
    for (word, values) in [(Word.set, facts), (.rule, rules), (.norm, norms)] {
      parts += values.map { "\(word.rawValue) \(AuditSettings.marked($0))" }
    }
    if converts { parts.append(Word.convert.rawValue) }
    return parts.joined(separator: "; ")
  }

  /// The same for people: «cada plan se juzga a la fecha que le corresponde».
  func words(in language: TextLanguage) -> String {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    var parts = [
      asOf.map { say("todo se juzga al \($0)", "everything is judged as of \($0)") }
        ?? say(
          "cada plan se juzga al día que le corresponde", "each plan is judged as of its own day")
    ]
    parts += facts.map { say("dado para todos: \($0)", "given for all: \($0)") }
    parts += rules.map { say("solo la regla \($0)", "only the rule \($0)") }
    parts += norms.map { say("solo la norma \($0)", "only the norm \($0)") }
    if converts { parts.append(say("con conversión de archivos", "with conversion of files")) }
    return parts.joined(separator: "; ")
  }

  /// Sets them in a request.
  func apply(to request: inout CheckRequest) {
    request.asOf = asOf.map { .date($0) } ?? .byPlan
    request.settings = facts.map { fact in
      let parts = fact.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    }
    (request.ruleIDs, request.normIDs) = (rules, norms)
    request.converters = converts ? DocumentReaders.Converters() : nil
  }

  private static let byPlan = "by plan"

  private static func marked(_ value: String) -> String {
    value.map { $0 == ";" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }

  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var isMarked = false
    for sign in text {
      if !isMarked, sign == "\\" {
        isMarked = true
        continue
      }
      if !isMarked, sign == ";" {
        parts.append("")
      } else if !(sign == " " && parts.count > 1 && parts[parts.count - 1].isEmpty) {
        parts[parts.count - 1].append(sign)
      }
      isMarked = false
    }
    return parts
  }
}
