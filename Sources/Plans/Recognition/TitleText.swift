import Values

/// Reads what titles say besides the kind of plan: years, days, follow-ups.
enum TitleText {
  /// Most bytes of a line that may be a title.
  static let longest = 200

  /// Whether a line says that all of it is a follow-up up to a day: «Seguimiento a 31 de marzo 2021».
  static func isFollowUp(_ title: String) -> Bool {
    let words = foldedWords(title).split(separator: " ")
    return words.count >= 4 && words.first == "seguimiento" && ["a", "al"].contains(words[1])
      && words[2].allSatisfy(\.isNumber)
  }

  /// The years a title gives: one, or the first and last of a span; `nil` where it is about a norm,
  /// a version or several years.
  static func years(inTitle title: String) -> ClosedRange<Int>? {
    guard title.utf8.count <= longest else { return nil }
    let plain = folded(title)
    // The years after «Decreto» are those of norms.
    let words = foldedWords(title).split(separator: " ")
      .prefix { !norms.contains(String($0)) }
    let years = words.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
      .filter { (1990...2100).contains($0) }
    switch years.count {
    case 1: return years[0]...years[0]
    case 2:
      guard years[0] < years[1], years[1] - years[0] <= 20 else { return nil }
      let span = [
        "\(years[0])-\(years[1])", "\(years[0]) - \(years[1])", "\(years[0]) a \(years[1])",
        "\(years[0]) al \(years[1])", "\(years[0])–\(years[1])",
      ]
      return span.contains { plain.utf8.contains($0.utf8) } ? years[0]...years[1] : nil
    default: return nil
    }
  }

  /// Whether a line holds a day or another small number: then its year may be that of a signature.
  static func holdsDay(_ text: String) -> Bool {
    foldedWords(text).split(separator: " ").contains { $0.utf8.count <= 2 && Int($0) != nil }
  }

  /// Whether a line holds a date in figures: 2019-08-15, 15/8/2019.
  static func holdsWholeDate(_ text: String) -> Bool {
    folded(text).split(separator: " ").contains { word in
      word.utf8.count { $0 == 45 || $0 == 47 } >= 2
    }
  }

  /// Whether a line holds a word of titles: of a plan, a period or a report.
  static func holdsTitleWord(_ text: String) -> Bool {
    foldedWords(text).split(separator: " ").contains { titles.contains(String($0)) }
  }

  private static let norms: Set<String> = [
    "ley", "decreto", "resolucion", "acuerdo", "ordenanza", "version", "conpes", "codigo",
    "circular",
  ]
  private static let titles: Set<String> = [
    "plan", "planes", "vigencia", "ano", "informe", "seguimiento", "programa", "periodo", "paa",
    "trimestre", "semestre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre", "cuatrienio", "poai", "matriz",
    "mapa", "autodiagnostico",
  ]
}

extension String.UTF8View {
  /// Whether another text occurs in this one.
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    let (text, part) = (Array(self), Array(other))
    guard !part.isEmpty, text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains {
      text[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
