import Documents
import Values

@testable import Plans

/// A grammar for a field of this type, with the usual placeholders.
func grammar(
  _ type: FieldType, many: Bool = false, evidence: ColumnEvidence = .init(),
  document: DocumentEvidence = .init()
) -> FieldGrammar {
  FieldGrammar(
    field: FieldDefinition(id: "campo", type: type, many: many), placeholders: usualPlaceholders,
    evidence: evidence, document: document)
}

/// The evidence of a column of these texts.
func evidence(_ texts: [String], header: String = "") -> ColumnEvidence {
  var evidence = ColumnEvidence()
  evidence.note(header: header)
  for text in texts { evidence.note(text: text) }
  return evidence
}

/// The evidence of a column of these numbers.
func evidence(numbers: [Double]) -> ColumnEvidence {
  var evidence = ColumnEvidence()
  for number in numbers { evidence.note(.number(number), texts: StringPool()) }
  return evidence
}

let usualPlaceholders: [String: BlankKind] = [
  "n/a": .notApplicable, "na": .notApplicable, "no aplica": .notApplicable, "-": .empty,
  "--": .empty, "null": .empty, "\"null\"": .empty, "0 0 0": .empty, "np": .notProgrammed,
  "sd": .noData, "s.d": .noData, "no disponible": .noData, "por definir": .pending,
  "pendiente": .pending, "x": .pending, "xx": .pending, ".": .empty, "#n/a": .noData,
]

/// A reading in few words: `2024-01-31 derived`, `blank empty`, `malformed not_a_date`, `unread`.
func brief(_ reading: FactReading) -> String {
  switch reading {
  case .present(let value, let confidence, _):
    confidence == .exact ? value.description : "\(value) \(confidence.id)"
  case .blank(let kind): "blank \(kind.id)"
  case .malformed(let reason): "malformed \(reason.id)"
  case .absent: "absent"
  case .unread(let reason): "unread \(reason.rawValue)"
  }
}
