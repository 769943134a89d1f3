import Documents
import Values
import YAML

/// A value of a plan written in JSON or YAML, with the line it stands on where that is known.
struct PlanNode {
  /// The value.
  var content: PlanContent
  /// The line of the file, from 1.
  var line: Int?

  /// The value of a key, in a mapping that has it.
  subscript(key: String) -> PlanNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// A value and its name. A type of its own, as the compiler loses its way in a tuple here.
struct PlanEntry {
  /// The name.
  let key: String
  /// The value.
  let value: PlanNode
}

/// What a value of such a plan is.
enum PlanContent {
  /// `null`, or nothing at all.
  case nothing
  /// A text.
  case text(String)
  /// A number, a date or a yes.
  case value(CellValue)
  /// Several values.
  case list([PlanNode])
  /// Values by name, in the order of the file.
  case mapping([PlanEntry])
}

extension PlanNode {
  /// A JSON value; a number of more digits than a double keeps stays text.
  init(_ value: JSONValue) {
    switch value {
    case .null: content = .nothing
    case .bool(let flag): content = .value(.boolean(flag))
    case .number(let text): content = PlanNode.number(text)
    case .string(let text): content = .text(text)
    case .array(let elements): content = .list(elements.map { PlanNode($0) })
    case .object(let members):
      content = .mapping(members.map { PlanEntry(key: $0.key, value: PlanNode($0.value)) })
    }
  }

  /// A YAML value; only what is written without quotes can be a number, a date or a yes.
  init(_ node: YAMLNode) {
    line = node.start.line
    switch node.content {
    case .scalar(let text, .plain): content = PlanNode.plain(text)
    case .scalar(let text, _): content = .text(text)
    case .sequence(let items): content = .list(items.map { PlanNode($0) })
    case .mapping(let entries):
      content = .mapping(
        entries.map { PlanEntry(key: $0.key.text ?? "", value: PlanNode($0.value)) })
    }
  }

  private static func plain(_ text: String) -> PlanContent {
    switch text {
    case "", "null", "~": return .nothing
    case "true": return .value(.boolean(true))
    case "false": return .value(.boolean(false))
    default:
      if text.utf8.count == 10, let date = ISOMoment.parse(text), case .date = date {
        return .value(date)
      }
      return number(text)
    }
  }

  /// A number as JSON writes it; a leading zero, a sign plus or more than 15 digits make a code of it.
  private static func number(_ text: String) -> PlanContent {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard let first = digits.first, (48...57).contains(first),
      first != 48 || digits.count == 1 || digits.dropFirst().first == UInt8(ascii: "."),
      text.utf8.filter({ (48...57).contains($0) }).count <= 15
    else { return .text(text) }
    var copy = text
    return copy.withUTF8 { CellNumber.parse($0) }.map { .value(.number($0)) } ?? .text(text)
  }
}
