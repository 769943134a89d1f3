import Plans
import Values

extension Vocabulary: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(tables)
    let words = placeholders.keys.sorted()
    writer.write(words)
    for word in words { writer.write(placeholders[word]) }
    writer.write(formats)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let tables: [TableDefinition] = try reader.list()
    let words: [String] = try reader.list()
    var placeholders: [String: BlankKind] = [:]
    placeholders.reserveCapacity(words.count)
    for word in words { placeholders[word] = try reader.optional() }
    self.init(tables: tables, placeholders: placeholders, formats: try reader.list())
  }
}

extension TableDefinition: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(plural)
    writer.write(label)
    writer.write(role)
    writer.write(parents)
    writer.write(key)
    writer.write(rowLabel)
    writer.write(needs)
    writer.write(some)
    writer.write(suggests)
    writer.write(isFromHeadings)
    writer.write(isFromFile)
    writer.write(isPromise)
    writer.write(fields)
    writer.write(named)
    writer.write(coded)
    writer.write(titled)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      id: try reader.text(), plural: try reader.text(), label: try reader.value(),
      role: try reader.value(), parents: try reader.list(), key: try reader.list(),
      rowLabel: try reader.text(), needs: try reader.list(), some: try reader.list(),
      suggests: try reader.optional(), isFromHeadings: try reader.value())
    isFromFile = try reader.value()
    isPromise = try reader.value()
    fields = try reader.list()
    named = try reader.list()
    coded = try reader.list()
    titled = try reader.list()
  }
}

extension KindTitles: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(kind)
    writer.write(titles)
    writer.write(comeFirst)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(kind: try reader.text(), words: try reader.list(), comeFirst: try reader.value())
  }
}

extension EntityKind: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(beginnings)
    writer.write(isPlace)
    writer.write(facts)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      beginnings: try reader.list(), isPlace: try reader.value(), facts: try reader.list())
  }
}

extension EntityCode: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(codes)
    writer.write(facts)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(field: try reader.text(), codes: try reader.list(), facts: try reader.list())
  }
}

extension EntityFact: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(value)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(field: try reader.text(), value: try reader.text())
  }
}

extension FieldDefinition: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(label)
    writer.write(type)
    writer.write(many)
    writer.write(headings)
    writer.write(unlike)
    writer.write(bands)
    writer.write(repeated)
    writer.write(question)
    writer.write(isOfDocument)
    writer.write(isPersonal)
    writer.write(isUnit)
    writer.write(hasMonthNumbers)
    writer.write(promise)
    writer.write(planYear)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      id: try reader.text(), label: try reader.value(), type: try reader.value(),
      many: try reader.value(), headings: try reader.list(), unlike: try reader.list(),
      bands: try reader.list(), repeated: try reader.value(), question: try reader.optional(),
      isOfDocument: try reader.value(), isPersonal: try reader.value(),
      isUnit: try reader.value(), hasMonthNumbers: try reader.value(),
      promise: try reader.optional(), planYear: try reader.optional())
  }
}

extension FieldType: FlatValue {
  func write(to writer: inout FlatWriter) {
    switch self {
    case .text: writer.write("text")
    case .code: writer.write("code")
    case .integer: writer.write("integer")
    case .decimal: writer.write("decimal")
    case .amount: writer.write("amount")
    case .percent: writer.write("percent")
    case .date: writer.write("date")
    case .yesNo: writer.write("yes_no")
    case .choice(let choices):
      writer.write("choice")
      writer.write(choices)
    }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    switch try reader.text() {
    case "text": self = .text
    case "code": self = .code
    case "integer": self = .integer
    case "decimal": self = .decimal
    case "amount": self = .amount
    case "percent": self = .percent
    case "date": self = .date
    case "yes_no": self = .yesNo
    case "choice": self = .choice(try reader.list())
    default: throw .malformed
    }
  }
}

extension FieldType.Choice: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(spellings)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(id: try reader.text(), spellings: try reader.list())
  }
}

extension FormatDefinition: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(role)
    writer.write(suggests)
    writer.write(headings)
    writer.write(table)
    writer.write(levelHeading)
    writer.write(classes)
    writer.write(columns)
    writer.write(entity)
    writer.write(tellsEntityByCode)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      id: try reader.text(), title: try reader.value(), role: try reader.value(),
      suggests: try reader.optional(), headings: try reader.list(), table: try reader.optional(),
      levelHeading: try reader.text(), classes: try reader.list(), columns: try reader.list())
    entity = try reader.list()
    tellsEntityByCode = try reader.value()
  }
}

extension FormatDefinition.LevelClass: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(text)
    writer.write(table)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(text: try reader.text(), table: try reader.text())
  }
}

extension FormatDefinition.FormatColumn: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(headings)
    let tables = fields.keys.sorted()
    writer.write(tables)
    for table in tables { writer.write(fields[table]) }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let headings: [String] = try reader.list()
    let tables: [String] = try reader.list()
    var fields: [String: String] = [:]
    for table in tables { fields[table] = try reader.optional() }
    self.init(headings: headings, fields: fields)
  }
}
