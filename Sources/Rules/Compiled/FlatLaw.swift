import Findings
import Values

extension CheckReport.PackIdentity: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(version)
    writer.write(sha256)
    writer.write(verified)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      id: try reader.text(), version: try reader.text(), sha256: try reader.text(),
      verified: try reader.value())
  }
}

extension Norm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(isVerified)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(id: try reader.text(), title: try reader.value(), isVerified: try reader.value())
  }
}

extension Requirement: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(norm)
    writer.write(article)
    writer.write(paragraph)
    writer.write(inForce)
    writer.write(obligation)
    writer.write(confidence)
    writer.write(applies)
    writer.write(who)
    writer.write(text)
    writer.write(coverage)
    writer.write(checkable)
    writer.write(left)
    writer.write(contested)
    writer.write(quotation)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let (id, norm, article) = (try reader.text(), try reader.text(), try reader.text())
    self.init(
      id: id, norm: norm, article: article, paragraph: try reader.optional(),
      inForce: try reader.value(), obligation: try reader.value(), confidence: try reader.text(),
      applies: try reader.optionalExpression(.bool), who: try reader.value(),
      text: try reader.value(), coverage: try reader.value())
    checkable = try reader.optional()
    left = try reader.optional()
    contested = try reader.optional()
    quotation = try reader.optional()
  }
}

extension Quotation: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(text)
    writer.write(source)
    writer.write(read)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(text: try reader.text(), source: try reader.text(), read: try reader.value())
  }
}

extension Requirement.Checkable: FlatWord {}

extension Requirement.Coverage: FlatValue {
  func write(to writer: inout FlatWriter) {
    switch self {
    case .automated: writer.write("automated")
    case .ask: writer.write("ask")
    case .outOfScope(let reason):
      writer.write("out_of_scope")
      writer.write(reason)
    }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    switch try reader.text() {
    case "automated": self = .automated
    case "ask": self = .ask
    case "out_of_scope": self = .outOfScope(try reader.value())
    default: throw .malformed
    }
  }
}

extension DatedTable: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(requirement)
    writer.write(columns.map(\.id))
    writer.write(columns.map(\.many))
    writer.write(rows)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let id = try reader.text()
    let requirement: String? = try reader.optional()
    let names: [String] = try reader.list()
    let many: [Bool] = try reader.list()
    let rows: [Row] = try reader.list()
    guard names.count == many.count, rows.allSatisfy({ $0.cells.count == names.count }) else {
      throw .malformed
    }
    self.init(
      id: id, requirement: requirement,
      columns: zip(names, many).map { Column(id: $0, many: $1) }, rows: rows)
  }
}

extension DatedTable.Row: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(cells.count)
    for cell in cells { writer.write(cell) }
    writer.write(inForce)
    writer.write(requirement)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      cells: try reader.list { reader throws(FlatFault) in try reader.list() },
      inForce: try reader.value(), requirement: try reader.optional())
  }
}
