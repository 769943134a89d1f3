import Values

/// Knows kinds of plans and years by the words of titles.
enum PlanKind {
  /// The identifier of the kind that a title names, `nil` where it names none.
  ///
  /// A follow-up report names the plan it follows, so its own words come first.
  static func id(inTitle title: String) -> String? {
    let words = " \(foldedWords(title)) "
    if isFollowUp(title) { return "seguimiento" }
    if let report = reports.first(where: { words.utf8.contains($0.utf8) }) {
      return report.isEmpty ? nil : "seguimiento"
    }
    var best: (id: String, at: Int)?
    for (phrase, id) in names {
      guard let position = words.utf8.position(of: phrase.utf8) else { continue }
      if position < best?.at ?? .max { best = (id, position) }
    }
    return best?.id
  }

  /// Whether a title names a document of which no kind is known: «ESTRATEGIA DE PARTICIPACIÓN», «PLAN DE
  /// EMERGENCIAS». The plan of development is only what most plans belong to.
  static func namesAnother(_ title: String) -> Bool {
    let words = foldedWords(title).split(separator: " ")
    guard words.count >= 3, words.count <= 16, id(inTitle: title) == nil else { return false }
    switch words[0] {
    case "estrategia", "cronograma", "protocolo", "politica":
      return ["de", "del"].contains(words[1])
    case "plan":
      return ["de", "para", "institucional"].contains(words[1])
        && !["desarrollo", "gobierno"].contains(words[2])
    default: return false
    }
  }

  /// Whether a line is cut in the middle of what it says: «Seguimiento a».
  static func goesOn(_ line: String) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    let words = foldedWords(line).split(separator: " ")
    guard words.count >= 2, words.count <= 6, let last = words.last, isTitle(line) else {
      return false
    }
    return ["a", "al", "de", "del", "y", "la"].contains(last)
  }

  /// Whether a line says that all of it is a follow-up up to a day: «Seguimiento a 31 de marzo 2021».
  static func isFollowUp(_ title: String) -> Bool {
    let words = foldedWords(title).split(separator: " ")
    return words.count >= 4 && words.first == "seguimiento" && ["a", "al"].contains(words[1])
      && words[2].allSatisfy(\.isNumber)
  }

  private static let reports = [
    " informe de seguimiento ", " seguimiento al plan ", " seguimiento del plan ",
    " seguimiento plan ", " seguimiento al pdt ", " matriz de seguimiento ",
    " seguimiento a la ejecucion ", " detalle seguimiento ",
  ]
  /// The years a title gives: one, or the first and last of a span; `nil` where it is about a norm,
  /// a version or several years.
  static func years(inTitle title: String) -> ClosedRange<Int>? {
    guard title.utf8.count <= 200 else { return nil }
    let plain = folded(title)
    let words = foldedWords(title).split(separator: " ")
    guard !words.contains(where: { norms.contains(String($0)) }) else { return nil }
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

  /// Whether a line is a title: it names a plan, a period or a report.
  static func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    return namesAnother(text)
      || foldedWords(text).split(separator: " ").contains { titles.contains(String($0)) }
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
  /// Where another text begins in this one, `nil` where it does not occur.
  func position(of other: String.UTF8View) -> Int? {
    let (text, part) = (Array(self), Array(other))
    guard !part.isEmpty, text.count >= part.count else { return nil }
    return (0...(text.count - part.count)).first {
      text[$0..<$0 + part.count].elementsEqual(part)
    }
  }

  /// Whether another text occurs in this one.
  func contains(_ other: String.UTF8View) -> Bool { position(of: other) != nil }
}
