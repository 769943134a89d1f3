import Findings
import Plans
import Values
import YAML

/// What `pack.yaml` says.
struct PackHeader {
  /// Its name.
  var id: String
  /// Its version.
  var version: String
  /// The day to which the law was verified.
  var verified: CalendarDate
  /// The default day of judgement by kind of plan.
  var asOfDays: [String: MonthDay]
  /// The kinds that are no plan of their own.
  var notPlans: Set<String>
  /// Words that announce a person or a number that identifies one.
  var personalWords: [String]
  /// The bases in their order; the first is the default.
  var bases: [String]

  /// The header; the lists of kinds of plan and of bases are held against the pack.
  static func read(_ file: PackFiles.File, in pack: PackContext) -> PackHeader? {
    let diagnostics = pack.diagnostics
    return MappingReader.read(file.node, into: diagnostics) { reader in
      let id = reader.string("id")
      let version = reader.string("version")
      _ = reader.optionalLocalized("title")
      for language in reader.texts("languages") {
        _ = diagnostics.check(language, in: TextLanguage.allCases.map(\.rawValue), .language)
      }
      return PackHeader(
        id: id, version: version, verified: reader.day("verified") ?? .epoch,
        asOfDays: reader.days("as_of_day", kinds: pack.vocabulary.planKinds),
        notPlans: reader.kinds("no_plan", pack),
        personalWords: reader.optionalStrings("personal_words"), bases: reader.bases(pack))
    }
  }
}

extension MappingReader {
  /// One day, written whole.
  mutating func day(_ key: String) -> CalendarDate? {
    let text = text(key)
    guard !text.isStandIn else { return nil }
    guard let day = CalendarDate(iso: text.text) else {
      report(.notADay(text.text), at: key)
      return nil
    }
    return day
  }

  /// One day, or none.
  mutating func optionalDay(_ key: String) -> CalendarDate? {
    // Asked for either way, so that the key is known.
    optionalNode(for: key) == nil ? nil : day(key)
  }

  fileprivate mutating func days(_ key: String, kinds: [String]) -> [String: MonthDay] {
    let days = mapping(key) { days in
      let diagnostics = days.diagnostics
      return days.allEntries().compactMap { kind, node -> (String, MonthDay)? in
        _ = diagnostics.check(kind, in: kinds, .planKind)
        guard let text = node.text(named: kind.text, into: diagnostics) else { return nil }
        guard let day = MonthDay(written: text.text) else {
          diagnostics.add(Diagnostic(.notAMonthDay(text.text), at: node))
          return nil
        }
        return (kind.text, day)
      }
    }
    return Dictionary(days ?? [], uniquingKeysWith: { first, _ in first })
  }

  fileprivate mutating func kinds(_ key: String, _ pack: PackContext) -> Set<String> {
    let kinds = optionalTexts(key)
    for kind in kinds { _ = pack.diagnostics.check(kind, in: pack.vocabulary.planKinds, .planKind) }
    return Set(kinds.map(\.text))
  }

  fileprivate mutating func bases(_ pack: PackContext) -> [String] {
    let bases = optionalTexts("bases")
    for base in bases { _ = pack.diagnostics.check(base, in: pack.bases, .base) }
    let listed = Set(bases.map(\.text))
    for base in pack.bases where !listed.contains(base) {
      report(.unlistedBase(base), at: "bases")
    }
    return bases.map(\.text)
  }
}

extension CalendarDate {
  /// Stands in for a day that could not be read.
  static let epoch = CalendarDate(dayNumber: 0)
}

extension MonthDay {
  /// Reads `01-31`; a day that only leap years have is refused.
  fileprivate init?(written text: String) {
    guard let day = CalendarDate(iso: "2023-" + text) else { return nil }
    self.init(month: day.components.month, day: day.components.day)
  }
}

extension LocalizedText {
  /// A day was expected.
  static func notADay(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "se esperaba un día (2026-01-31) y dice \"\(text)\"",
      en: "a day was expected (2026-01-31) and it says \"\(text)\"")
  }

  fileprivate static func notAMonthDay(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "se esperaba un mes y un día (\"01-31\") y dice \"\(text)\"",
      en: "a month and a day were expected (\"01-31\") and it says \"\(text)\"")
  }

  fileprivate static func unlistedBase(_ id: String) -> LocalizedText {
    LocalizedText(
      es: "la base \"\(id)\" está en bases/ y no en esta lista",
      en: "the base \"\(id)\" stands in bases/ and not in this list")
  }
}
