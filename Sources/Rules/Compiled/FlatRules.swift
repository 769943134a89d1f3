import CEL
import Findings
import Values

extension Rule {
  /// Writes the rule; its examples stay behind, and of its reviews all but what they come to.
  func write(to writer: inout FlatWriter) {
    writer.write(id)
    writer.write(file)
    writer.write(requirement)
    writer.write(inForce)
    writer.write(basis)
    writer.write(severity)
    writer.write(subject)
    writer.write(yieldsTo)
    writer.write(lets.count)
    for named in lets {
      writer.write(named.name)
      writer.write(named.value)
      writer.write(named.value.program.resultType)
    }
    writer.write(when)
    writer.write(whenNot)
    writer.write(due)
    CheckForms.write(check, to: &writer)
    writer.write(sentence)
    writer.write(message)
    writer.write(messageAll)
    writer.write(remedy)
    writer.write(review)
  }

  /// Reads a rule, its expressions over the scopes of its pack.
  init(from reader: inout FlatReader, _ scopes: RuleScopes) throws(FlatFault) {
    let id = try reader.text()
    let file = try reader.text()
    let requirement = try reader.text()
    let inForce: ForcePeriod = try reader.value()
    let basis: RuleBasis = try reader.value()
    let severity: Severity = try reader.value()
    let subject: Subject = try reader.value()
    let yieldsTo: [String] = try reader.list()
    reader.names = (scopes.scope(of: subject), subject.table)
    let lets = try reader.list { reader throws(FlatFault) in
      let name = try reader.text()
      let value = try reader.expression(nil)
      reader.names.scope = reader.names.scope.naming(name, as: try reader.value())
      return (name: name, value: value)
    }
    self.init(
      id: id, file: file, requirement: requirement, inForce: inForce, basis: basis,
      severity: severity, subject: subject, scope: reader.names.scope, yieldsTo: yieldsTo,
      when: try reader.optionalExpression(.bool), whenNot: try reader.optional(),
      due: try reader.optionalExpression(.date), lets: lets,
      check: try CheckForms.forms(from: &reader), sentence: try reader.value(),
      message: try reader.value(), messageAll: try reader.optional(),
      remedy: try reader.value())
    review = try reader.value()
  }
}

extension Rule.Subject: FlatValue {
  func write(to writer: inout FlatWriter) {
    switch self {
    case .plan: writer.write("plan")
    case .rows(let table):
      writer.write("rows")
      writer.write(table)
    case .groups(let table, let paths):
      writer.write("groups")
      writer.write(table)
      writer.write(paths)
    case .each(let table):
      writer.write("each")
      writer.write(table)
    }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    switch try reader.text() {
    case "plan": self = .plan
    case "rows": self = .rows(table: try reader.text())
    case "groups": self = .groups(table: try reader.text(), by: try reader.list())
    case "each": self = .each(datedTable: try reader.text())
    default: throw .malformed
    }
  }
}

extension MessageTemplate: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(es)
    writer.write(en != nil)
    if let en { writer.write(en) }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(es: try reader.list(), en: try reader.value(Bool.self) ? try reader.list() : nil)
  }
}

extension MessageTemplate.Piece: FlatValue {
  func write(to writer: inout FlatWriter) {
    switch self {
    case .text(let words):
      writer.write(true)
      writer.write(words)
    case .path(let names):
      writer.write(false)
      writer.write(names)
    }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self = try reader.value(Bool.self) ? .text(try reader.text()) : .path(try reader.list())
  }
}

extension CheckForms {
  /// Writes forms, each behind its name.
  static func write(_ forms: [any CheckForm], to writer: inout FlatWriter) {
    let known = forms.compactMap { $0 as? any LoadableForm }
    writer.write(known.count)
    for form in known {
      writer.write(type(of: form).name)
      form.write(to: &writer)
    }
  }

  /// Reads forms.
  static func forms(from reader: inout FlatReader) throws(FlatFault) -> [any CheckForm] {
    try reader.list { reader throws(FlatFault) in
      let name = try reader.text()
      guard let form = all.first(where: { $0.name == name }) else { throw .malformed }
      return try reader.nested { reader throws(FlatFault) in try form.init(from: &reader) }
    }
  }
}
