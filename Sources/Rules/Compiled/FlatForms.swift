import CEL
import Findings
import Plans
import Values

extension PresentForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(BlankKind.allCases.filter(accept.contains))
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(field: try reader.value(), accept: Set(try reader.list(BlankKind.self)))
  }
}

extension WellFormedForm: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(field) }

  init(from reader: inout FlatReader) throws(FlatFault) { self.init(field: try reader.value()) }
}

extension MatchesForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(patterns.map(\.pattern))
    writer.write(table)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let field: FieldPath = try reader.value()
    let patterns = try reader.list { reader throws(FlatFault) in
      do {
        return try RegularExpression(try reader.text())
      } catch {
        throw FlatFault.malformed
      }
    }
    self.init(field: field, patterns: patterns, table: try reader.optional())
  }
}

extension OneOfForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(values)
    writer.write(column.map { [$0.table, $0.column] } ?? [])
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let field: FieldPath = try reader.value()
    let values: [String] = try reader.list()
    let column: [String] = try reader.list()
    guard column.isEmpty || column.count == 2 else { throw .malformed }
    self.init(
      field: field, values: values, column: column.isEmpty ? nil : (column[0], column[1]))
  }
}

extension RangeForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(minimum)
    writer.write(maximum)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      field: try reader.value(), minimum: try reader.optional(), maximum: try reader.optional())
  }
}

extension NotAfterForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(limit)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(field: try reader.value(), limit: try reader.value())
  }
}

extension RefersToForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(table)
    writer.write(column)
    writer.write(comparison.rawValue)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let (field, table, column) = (
      try reader.value(FieldPath.self), try reader.text(), try reader.text()
    )
    guard let comparison = Comparison(rawValue: try reader.text()) else { throw .malformed }
    self.init(field: field, table: table, column: column, comparison: comparison)
  }
}

extension UniqueForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(within)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(field: try reader.value(), within: try reader.optional())
  }
}

extension EqualsAcrossForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(by)
    writer.write(table)
    writer.write(column)
    writer.write(key)
    writer.write(tolerance)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(
      field: try reader.value(), by: try reader.value(), table: try reader.text(),
      column: try reader.text(), key: try reader.text(), tolerance: try reader.value())
  }
}

extension CountForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(table)
    writer.write(condition)
    writer.write(atLeast)
    writer.write(atMost)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let table: String? = try reader.optional()
    self.init(
      table: table,
      condition: try reader.optionalExpression(.bool, pickingFrom: table ?? reader.names.table),
      atLeast: try reader.optional(), atMost: try reader.optional())
  }
}

extension SumForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(field)
    writer.write(table)
    writer.write(condition)
    writer.write(equals)
    writer.write(tolerance)
    writer.write(blankIsZero)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let field: FieldPath = try reader.value()
    let table: String? = try reader.optional()
    self.init(
      field: field, table: table,
      condition: try reader.optionalExpression(.bool, pickingFrom: table ?? reader.names.table),
      equals: try reader.value(), tolerance: try reader.value(), blankIsZero: try reader.value())
  }
}

extension CoversForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(rows)
    writer.write(places.map(\.table))
    writer.write(places.map(\.field))
    writer.write(columns)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let rows = try reader.text()
    let tables: [String] = try reader.list()
    let fields: [String] = try reader.list()
    guard tables.count == fields.count else { throw .malformed }
    self.init(
      rows: rows, places: zip(tables, fields).map { (table: $0, field: $1) },
      columns: try reader.list())
  }
}

extension AskForm: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(question)
    writer.write(answers.map(\.answer))
    writer.write(answers.map(\.verdict))
    writer.write(evidence)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    let question: LocalizedText = try reader.value()
    let answers: [String] = try reader.list()
    let verdicts: [Verdict] = try reader.list()
    guard answers.count == verdicts.count else { throw .malformed }
    self.init(
      question: question, answers: zip(answers, verdicts).map { (answer: $0, verdict: $1) },
      evidence: try reader.optional())
  }
}

extension AnyForm: FlatValue {
  func write(to writer: inout FlatWriter) { CheckForms.write(forms, to: &writer) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(forms: try CheckForms.forms(from: &reader))
  }
}

extension CELForm: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(expression) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(expression: try reader.expression(.bool))
  }
}
