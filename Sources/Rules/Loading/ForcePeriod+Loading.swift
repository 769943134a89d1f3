import Values
import YAML

extension ForcePeriod {
  /// The period under `from` and `until` of this mapping; `null` is not verified, or still in force.
  init(reading reader: inout MappingReader) {
    let from = reader.optionalDate("from")
    let until = reader.optionalDate("until")
    self.init(from: from?.first, until: until?.last)
    if let first = self.from, let last = self.until, last < first {
      reader.report(.endsBeforeItBegins(first, last), at: "until")
    }
  }

  /// The period under `in_force`, in which `from` has to be written.
  init(under reader: inout MappingReader, required: Bool) {
    let read: (inout MappingReader) -> ForcePeriod = { period in
      if !period.contains("from") { period.report(.noFrom, hint: .nullIsNotVerified) }
      return ForcePeriod(reading: &period)
    }
    let period =
      required ? reader.mapping("in_force", read) : reader.optionalMapping("in_force", read)
    self = period ?? ForcePeriod()
  }
}

extension LocalizedText {
  fileprivate static func endsBeforeItBegins(
    _ first: CalendarDate, _ last: CalendarDate
  ) -> LocalizedText {
    LocalizedText(
      es: "la vigencia termina (\(last)) antes de empezar (\(first))",
      en: "it ends (\(last)) before it begins (\(first))")
  }

  fileprivate static let noFrom = LocalizedText(
    es: "falta la clave \"from\"", en: "the key \"from\" is missing")

  fileprivate static let nullIsNotVerified = LocalizedText(
    es: "escriba el día, o null si no se ha verificado",
    en: "write the day, or null where it is not verified")
}
