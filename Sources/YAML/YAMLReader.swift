import Values

/// Reads one YAML document strictly into a tree whose every value knows its place.
package enum YAMLReader {
  /// The tree of a file; an empty document is an error of kind `empty`.
  ///
  /// `path` is the name shown to people; nothing is opened.
  package static func read(
    path: String, bytes: some Collection<UInt8>, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLNode {
    guard bytes.count <= limits.bytes else {
      let start = YAMLMark(line: 1, column: 1, offset: 0)
      let file = YAMLFile(path: path, bytes: bytes.prefix(200))
      throw YAMLError(
        .tooLarge, Diagnostic(.tooLarge(limits.bytes), in: file, at: start, length: 1))
    }
    return try read(YAMLFile(path: path, bytes: bytes), limits: limits)
  }

  /// The tree of a file whose bytes are at hand.
  package static func read(
    _ file: YAMLFile, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLNode {
    if let error = CharacterCheck.firstFault(in: file) { throw error }
    // The outer result keeps the typed error on its way through the closure.
    let result = file.bytes.withUnsafeBufferPointer { bytes -> Result<YAMLNode, YAMLError> in
      guard let parser = LibYAMLParser(bytes: bytes, of: file) else {
        return .failure(.empty(file))
      }
      var builder = TreeBuilder(parser: parser, file: file, limits: limits)
      do throws(YAMLError) { return .success(try builder.document()) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Builds the tree from the events; what does not end the reading is gathered in `faults`.
private struct TreeBuilder: ~Copyable {
  private var parser: LibYAMLParser
  private let file: YAMLFile
  private let limits: YAMLLimits
  private var count = 0
  private var faults: [(kind: YAMLError.Kind, diagnostic: Diagnostic)] = []

  init(parser: consuming LibYAMLParser, file: YAMLFile, limits: YAMLLimits) {
    self.parser = parser
    self.file = file
    self.limits = limits
  }

  mutating func document() throws(YAMLError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        if faults.isEmpty, let root { return root }
        throw gathered ?? .empty(file)
      case .documentStart(let hasDirectives):
        if root != nil { throw fatal(.severalDocuments, .severalDocuments, event) }
        if hasDirectives { note(.directive, .directive, event) }
        let first = try next()
        if case .other = first.kind { continue }
        root = try node(first, depth: 1)
      default: continue
      }
    }
  }

  // MARK: Values

  private mutating func node(_ event: LibYAMLEvent, depth: Int) throws(YAMLError) -> YAMLNode {
    count += 1
    if count > limits.nodes { throw fatal(.tooManyNodes, .tooManyNodes(limits.nodes), event) }
    if event.hasAnchor { note(.anchor, .anchor, event) }
    if event.hasTag { note(.tag, .tag, event) }
    switch event.kind {
    case .scalar(let text, let style):
      return YAMLNode(
        content: .scalar(text, style), start: event.start, end: event.end, file: file)
    case .sequenceStart(let isFlow):
      return try sequence(event, isFlow: isFlow, depth: depth)
    case .mappingStart(let isFlow):
      return try mapping(event, isFlow: isFlow, depth: depth)
    default:
      note(.alias, .alias, event)
      return YAMLNode(content: .scalar("", .plain), start: event.start, end: event.end, file: file)
    }
  }

  private mutating func sequence(
    _ opening: LibYAMLEvent, isFlow: Bool, depth: Int
  ) throws(YAMLError) -> YAMLNode {
    try checkDepth(depth, opening)
    var items: [YAMLNode] = []
    var event = try next()
    while !event.isCollectionEnd {
      items.append(try node(event, depth: depth + 1))
      event = try next()
    }
    // The end of a block is where the next token stands; its last member says where it ended.
    let end = isFlow ? event.end : items.last?.end ?? opening.end
    return YAMLNode(content: .sequence(items), start: opening.start, end: end, file: file)
  }

  private mutating func mapping(
    _ opening: LibYAMLEvent, isFlow: Bool, depth: Int
  ) throws(YAMLError) -> YAMLNode {
    try checkDepth(depth, opening)
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    var keys = KeysSoFar()
    var event = try next()
    while !event.isCollectionEnd {
      let key = try node(event, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      if let text = key.text {
        if let line = keys.line(of: text, in: entries) {
          note(.doubledKey, .doubledKey(text, line), Diagnostic.place(of: key))
        } else {
          entries.append((key, value))
        }
      } else {
        note(.keyNotText, .keyNotText, Diagnostic.place(of: key))
      }
      event = try next()
    }
    let end = isFlow ? event.end : entries.last?.value.end ?? opening.end
    return YAMLNode(content: .mapping(entries), start: opening.start, end: end, file: file)
  }

  private func checkDepth(_ depth: Int, _ event: LibYAMLEvent) throws(YAMLError) {
    if depth > limits.depth { throw fatal(.tooDeep, .tooDeep(limits.depth), event) }
  }

  // MARK: Events and faults

  private mutating func next() throws(YAMLError) -> LibYAMLEvent {
    do throws(LibYAMLFault) { return try parser.next() } catch {
      throw fatal(
        .syntax,
        Diagnostic(
          SyntaxMessage.message(for: error, in: file),
          hint: SyntaxMessage.hint(for: error, in: file), in: file, at: error.mark, length: 1))
    }
  }

  private mutating func note(
    _ kind: YAMLError.Kind, _ message: LocalizedText, _ event: LibYAMLEvent
  ) {
    note(kind, message, (event.start, event.caretLength))
  }

  private mutating func note(
    _ kind: YAMLError.Kind, _ message: LocalizedText, _ place: (mark: YAMLMark, length: Int)
  ) {
    guard faults.count < limits.faults else { return }
    faults.append((kind, Diagnostic(message, in: file, at: place.mark, length: place.length)))
  }

  private func fatal(
    _ kind: YAMLError.Kind, _ message: LocalizedText, _ event: LibYAMLEvent
  ) -> YAMLError {
    fatal(kind, Diagnostic(message, in: file, at: event.start, length: event.caretLength))
  }

  /// The fault that ends the reading, after those gathered so far.
  private func fatal(_ kind: YAMLError.Kind, _ diagnostic: Diagnostic) -> YAMLError {
    YAMLError(
      kind: faults.first?.kind ?? kind, diagnostics: faults.map(\.diagnostic) + [diagnostic])
  }

  private var gathered: YAMLError? {
    faults.first.map { YAMLError(kind: $0.kind, diagnostics: faults.map(\.diagnostic)) }
  }
}

/// Where the keys of a mapping that is being read stand.
private struct KeysSoFar {
  /// Up to so many keys are compared one by one.
  private static let mostCompared = 16
  private var lines: [String: Int] = [:]

  /// The line of a key that is among the entries, which only grow from one call to the next.
  mutating func line(of key: String, in entries: [(key: YAMLNode, value: YAMLNode)]) -> Int? {
    guard entries.count > KeysSoFar.mostCompared else {
      return entries.first { $0.key.text == key }?.key.start.line
    }
    for entry in entries[lines.count...] { lines[entry.key.text ?? ""] = entry.key.start.line }
    return lines[key]
  }
}

extension LibYAMLEvent {
  fileprivate var isCollectionEnd: Bool {
    if case .collectionEnd = kind { true } else { false }
  }

  /// What stands on one line is underlined whole, the rest at its first character.
  fileprivate var caretLength: Int {
    start.line == end.line ? max(1, end.column - start.column) : 1
  }
}

extension YAMLError {
  init(_ kind: Kind, _ diagnostic: Diagnostic) {
    self.init(kind: kind, diagnostics: [diagnostic])
  }

  fileprivate static func empty(_ file: YAMLFile) -> YAMLError {
    YAMLError(
      .empty, Diagnostic(.empty, in: file, at: file.mark(atUTF8Offset: 0), length: 1))
  }
}

extension LocalizedText {
  fileprivate static let empty = LocalizedText(
    es: "el archivo está vacío", en: "the file is empty")
  fileprivate static let severalDocuments = LocalizedText(
    es: "aquí empieza un segundo documento; un archivo tiene uno solo",
    en: "a second document begins here; a file holds one")
  fileprivate static let directive = LocalizedText(
    es: "las directivas «%» no se usan aquí; borre esa línea",
    en: "“%” directives are not used here; delete that line")
  fileprivate static let anchor = LocalizedText(
    es: "las anclas («&nombre») no se usan aquí; escriba el valor donde hace falta",
    en: "anchors (“&name”) are not used here; write the value where it is needed")
  fileprivate static let alias = LocalizedText(
    es: "los alias («*nombre») no se usan aquí; escriba el valor, o póngalo entre comillas",
    en: "aliases (“*name”) are not used here; write the value, or quote it")
  fileprivate static let tag = LocalizedText(
    es: "las etiquetas («!nombre») no se usan aquí; bórrela, o ponga el texto entre comillas",
    en: "tags (“!name”) are not used here; delete it, or quote the text")
  fileprivate static let keyNotText = LocalizedText(
    es: "una clave es un texto; aquí hay una lista o un grupo de claves",
    en: "a key is a text; here stands a list or a mapping")

  fileprivate static func tooLarge(_ limit: Int) -> LocalizedText {
    LocalizedText(
      es: "el archivo pasa del límite de \(limit) bytes",
      en: "the file is over the limit of \(limit) bytes")
  }

  fileprivate static func tooDeep(_ limit: Int) -> LocalizedText {
    LocalizedText(
      es: "hay más de \(limit) listas o claves una dentro de otra",
      en: "more than \(limit) lists or mappings stand within each other")
  }

  fileprivate static func tooManyNodes(_ limit: Int) -> LocalizedText {
    LocalizedText(
      es: "el archivo tiene más de \(limit) valores",
      en: "the file holds more than \(limit) values")
  }

  fileprivate static func doubledKey(_ key: String, _ line: Int) -> LocalizedText {
    LocalizedText(
      es: "la clave \"\(key.excerpted)\" ya está en la línea \(line)",
      en: "the key \"\(key.excerpted)\" is already on line \(line)")
  }
}
