import CEL
import Findings
import Plans
import Values

extension LocalizedText: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(es)
    writer.write(en)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(es: try reader.text(), en: try reader.optional())
  }
}

extension Decimal: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(description) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    guard let number = Decimal(try reader.text()) else { throw .malformed }
    self = number
  }
}

extension CalendarDate: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(Int(dayNumber)) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    // Years 1 to 9999.
    let number = try reader.number()
    guard (-719_162...2_932_896).contains(number) else { throw .malformed }
    self.init(dayNumber: Int32(number))
  }
}

extension MonthDay: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(month)
    writer.write(day)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(month: try reader.number(), day: try reader.number())
  }
}

extension ForcePeriod: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(from)
    writer.write(until)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(from: try reader.optional(), until: try reader.optional())
  }
}

extension FieldPath: FlatValue {
  func write(to writer: inout FlatWriter) {
    writer.write(parents)
    writer.write(field)
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self.init(parents: try reader.list(), field: try reader.text())
  }
}

extension BlankKind: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(id) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    guard let kind = BlankKind(id: try reader.text()) else { throw .malformed }
    self = kind
  }
}

extension Verdict: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(id) }

  init(from reader: inout FlatReader) throws(FlatFault) {
    guard let verdict = Verdict(id: try reader.text()) else { throw .malformed }
    self = verdict
  }
}

extension Severity: FlatWord {}
extension Obligation: FlatWord {}
extension RuleBasis: FlatWord {}
extension ReviewState: FlatWord {}
extension DocumentRole: FlatWord {}
extension FieldDefinition.Repetition: FlatWord {}
extension FieldDefinition.Promise: FlatWord {}

extension CELType: FlatValue {
  /// Types without parts, by the names that signatures give them.
  private static let plain: [CELType] = [
    .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .decimal,
    .date,
  ]

  func write(to writer: inout FlatWriter) {
    switch self {
    case .list(let element):
      writer.write("list")
      writer.write(element)
    case .map(let key, let value):
      writer.write("map")
      writer.write(key)
      writer.write(value)
    case .optional(let wrapped):
      writer.write("optional")
      writer.write(wrapped)
    case .object(let name):
      writer.write("object")
      writer.write(name)
    case .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
      .decimal, .date:
      writer.write(description)
    // No value of a rule is of these types; whoever reads it takes any.
    case .type, .abstract, .parameter, .variable: writer.write(CELType.dyn.description)
    }
  }

  init(from reader: inout FlatReader) throws(FlatFault) {
    self = try reader.nested { reader throws(FlatFault) in
      let name = try reader.text()
      switch name {
      case "list": return .list(try reader.value())
      case "map": return .map(try reader.value(), try reader.value())
      case "optional": return .optional(try reader.value())
      case "object": return .object(try reader.text())
      default:
        guard let type = CELType.plain.first(where: { $0.description == name }) else {
          throw .malformed
        }
        return type
      }
    }
  }
}
