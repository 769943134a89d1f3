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
    for (phrase, id) in plans {
      guard let position = words.utf8.position(of: phrase.utf8) else { continue }
      if position < best?.at ?? .max { best = (id, position) }
    }
    return best?.id
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
  private static let plans: [(String, String)] = [
    // How plans are made, told to many.
    (" formulacion planes de accion ", "otro"), (" formulacion de planes de accion ", "otro"),
    (" formulacion de los planes de accion ", "otro"),
    (" formular planes de accion ", "otro"), (" formular los planes de accion ", "otro"),
    (" elaborar planes de accion ", "otro"), (" elaboracion de planes de accion ", "otro"),
    // Of a document of policy, not of an entity's year.
    (" plan de accion y seguimiento ", "otro"),
    (" plan de accion de la politica publica ", "otro"),
    (" plan de accion de politica publica ", "otro"),
    (" plan de accion politica publica ", "otro"),
    (" plan de accion ", "plan_de_accion"), (" planes de accion ", "plan_de_accion"),
    (" plan accion ", "plan_de_accion"), (" plan indicativo ", "plan_indicativo"),
    (" plan estrategico institucional ", "plan_estrategico"),
    (" plan estrategico ", "plan_estrategico"), (" plan anual de adquisiciones ", "paa"),
    (" paa ", "paa"), (" matriz de riesgos ", "otro"), (" mapa de riesgos ", "otro"),
    (" matriz integral de riesgos ", "otro"), (" autodiagnostico ", "otro"),
    (" plan anticorrupcion ", "otro"), (" programa de transparencia y etica ", "otro"),
    (" plan operativo anual de inversiones ", "poai"), (" poai ", "poai"),
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
    return foldedWords(text).split(separator: " ").contains { titles.contains(String($0)) }
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
