import Documents
import Values

/// Reads labels of the plan and the entity with their values: «Vigencia: 2024», «Versión 3».
struct LabelledText {
  private let index: HeadingIndex
  private let placeholders: [String: BlankKind]

  /// Knows the labels of a vocabulary.
  init(_ index: HeadingIndex, placeholders: [String: BlankKind]) {
    (self.index, self.placeholders) = (index, placeholders)
  }

  /// The field of `plan` or `entidad` that a label names.
  ///
  /// «Código: DE-FR-01» is that of the form, and «Nombre: Ana Ruiz» that of who signs: such a word says
  /// nothing of the plan or the entity, though fields of theirs are called so.
  func field(of label: String) -> FieldAddress? {
    let key = HeadingKey.key(of: label)
    guard index.lists(key: key) || !["codigo", "nombre", "tipo"].contains(key) else { return nil }
    return index.claims(ofKey: key).first { index.tables[$0.table].isSingle }
  }

  /// «Vigencia: 2024», «Versión 3», or «Corte a 31 de marzo de 2020» where the words are a date's heading.
  func fact(in text: String, at place: Locator) -> SingleFact? {
    if let colon = text.firstIndex(of: ":") {
      let value = String(text[text.index(after: colon)...])
      guard !folded(value).isEmpty, !LabelledText.asksFor(value),
        let address = field(of: String(text[..<colon]))
      else { return nil }
      return fact(address, in: text, at: place) { $0.read(text: value) }
    }
    if let version = version(in: text), let address = field(of: "Versión") {
      return fact(address, in: text, at: place) { $0.read(text: version) }
    }
    let words = foldedWords(text)
    for listed in index.listed
    where index.tables[listed.address.table].isSingle && index[listed.address].type == .date {
      let start = foldedWords(listed.text) + " "
      guard words.hasPrefix(start) else { continue }
      let value = String(words.dropFirst(start.count))
      if let found = fact(listed.address, in: text, at: place, { $0.read(text: value) }) {
        return found
      }
    }
    return nil
  }

  /// The facts that the lines above the first table say, each a paragraph; no line of the plan's body.
  ///
  /// A label that comes again stands on cards or in chapters and is none of the whole. Who answers is left
  /// out too: above a table it may be who answers for that table alone.
  func facts(of document: Document, number: Int) -> [SingleFact] {
    var found: [FieldAddress: [SingleFact]] = [:]
    for (block, content) in document.blocks.prefix(LabelledText.longestCover).enumerated() {
      switch content {
      case .heading: continue
      case .table, .unread: return found.values.filter { $0.count == 1 }.map { $0[0] }
      case .paragraph(let text):
        guard text.utf8.count <= 200 else { continue }
        let place = Locator(document: number, block: block)
        guard let fact = fact(in: text, at: place), !index[fact.address].isPersonal else {
          continue
        }
        found[fact.address, default: []].append(fact)
      }
    }
    return found.values.filter { $0.count == 1 }.map { $0[0] }
  }

  /// How many blocks may be a cover.
  private static let longestCover = 60

  /// Whether what stands beside a label says what to write there: «Escriba el cargo de quien responde».
  static func asksFor(_ value: String) -> Bool {
    let words = foldedWords(String(value.prefix(40)))
    return words.split(separator: " ").first.map { orders.contains(String($0)) } ?? false
  }

  private static let orders: Set<String> = [
    "escriba", "diligencie", "registre", "indique", "seleccione", "escoja", "describa", "ingrese",
    "coloque", "especifique", "relacione", "anote", "corresponde", "digite", "elija", "mencione",
    "diligenciar",
  ]

  /// `3` of «Versión 3» and of «Versión 3.0 del 2 de enero», `nil` where something else is said.
  private func version(in text: String) -> String? {
    let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count >= 2, folded(String(words[0])) == "version" else { return nil }
    var number = words[1]
    // A long sentence goes on about the version; a short one names it.
    guard text.utf8.count <= 60 || number.last == "." || number.last == "," else { return nil }
    while let last = number.last, last == "." || last == "," { number.removeLast() }
    return number.first?.isNumber == true ? String(number) : nil
  }

  /// A value that the grammar takes; a year may stand in a longer text.
  func fact(
    _ address: FieldAddress, in text: String, at place: Locator,
    _ read: (FieldGrammar) -> FactReading
  ) -> SingleFact? {
    let field = index[address]
    let reading = read(FieldGrammar(field: field, placeholders: placeholders))
    switch reading {
    case .present, .blank:
      if field.id == "vigencia", case .present(.number(let year), _, _) = reading,
        !(year.wholeNumber.map { (1990...2100).contains($0) } ?? false)
      {
        return nil
      }
      return SingleFact(
        address: address, reading: reading, confidence: .exact, origin: place, isLabelled: true)
    case .malformed where field.id == "vigencia":
      // «01 DE ENERO A 31 DE DICIEMBRE DE 2015»; a whole date is the validity of the form.
      guard let years = TitleText.years(inTitle: text), years.count == 1,
        !TitleText.holdsWholeDate(text)
      else { return nil }
      let year = FactReading.present(.number(Decimal(years.lowerBound)), .derived, fromText: true)
      return SingleFact(address: address, reading: year, confidence: .derived, origin: place)
    default: return nil
    }
  }
}
