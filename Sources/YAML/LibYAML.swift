import CYAML

/// One step of libyaml through a document, as Swift values.
struct LibYAMLEvent {
  enum Kind {
    case documentStart(hasDirectives: Bool)
    case scalar(String, YAMLScalarStyle)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
    case alias
    /// Document ends and the stream's start.
    case other
    case streamEnd
  }

  let kind: Kind
  let start: YAMLMark
  let end: YAMLMark
  let hasAnchor: Bool
  let hasTag: Bool
}

/// What libyaml did not accept, in its own English words.
struct LibYAMLFault: Error {
  let problem: String
  let mark: YAMLMark
  /// Where the thing began that turned out wrong.
  let contextStart: YAMLMark?
}

/// libyaml's parser over bytes that outlive it; the one place that touches the C library.
///
/// The bytes must be UTF-8. libyaml counts in code points; the marks given back also know the byte.
struct LibYAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var cursor: CodePointCursor
  private let file: YAMLFile

  /// A parser over the `bytes` of a file, which must stay valid and unmoved while it lives.
  ///
  /// `nil` without bytes, and when there is no memory.
  init?(bytes: UnsafeBufferPointer<UInt8>, of file: YAMLFile) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return nil }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, start, bytes.count)
    self.parser = parser
    self.file = file
    self.cursor = CodePointCursor(bytes: bytes)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after the end of the stream, the end again.
  mutating func next() throws(LibYAMLFault) -> LibYAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
    defer { yaml_event_delete(&event) }
    let properties = Self.properties(of: event)
    return LibYAMLEvent(
      kind: Self.kind(of: event), start: mark(event.start_mark), end: mark(event.end_mark),
      hasAnchor: properties.anchor, hasTag: properties.tag)
  }

  private static func kind(of event: yaml_event_t) -> LibYAMLEvent.Kind {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      let hasTags = start.tag_directives.start != start.tag_directives.end
      return .documentStart(hasDirectives: start.version_directive != nil || hasTags)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(String(decoding: text, as: UTF8.self), style(of: scalar.style))
    case YAML_SEQUENCE_START_EVENT:
      return .sequenceStart(isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      return .mappingStart(isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: return .other
    default: return .streamEnd
    }
  }

  private static func style(of style: yaml_scalar_style_t) -> YAMLScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func properties(of event: yaml_event_t) -> (anchor: Bool, tag: Bool) {
    switch event.type {
    case YAML_SCALAR_EVENT: (event.data.scalar.anchor != nil, event.data.scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      (event.data.sequence_start.anchor != nil, event.data.sequence_start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      (event.data.mapping_start.anchor != nil, event.data.mapping_start.tag != nil)
    default: (false, false)
    }
  }

  private mutating func fault() -> LibYAMLFault {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    // The layer that reads bytes knows an offset only; the others know a mark.
    let isByteFault = state.error == YAML_READER_ERROR || state.error == YAML_MEMORY_ERROR
    let spot =
      isByteFault ? file.mark(atUTF8Offset: state.problem_offset) : mark(state.problem_mark)
    // What is lacking at the end of the file is lacking after its last written character.
    let isAtEnd = spot.offset == file.bytes.count
    let place = isAtEnd ? file.mark(atUTF8Offset: file.endOfText) : spot
    let context = state.context == nil || isByteFault ? nil : mark(state.context_mark)
    return LibYAMLFault(
      problem: problem, mark: place, contextStart: context.flatMap { $0 < place ? $0 : nil })
  }

  private mutating func mark(_ mark: yaml_mark_t) -> YAMLMark {
    let offset = cursor.byte(ofCodePoint: mark.index)
    // libyaml ends every file with a line break, also where there is none.
    if offset == file.bytes.count { return file.mark(atUTF8Offset: offset) }
    return YAMLMark(line: mark.line + 1, column: mark.column + 1, offset: offset)
  }
}
