import Documents
import Plans
import Values

/// What a comparison found, as rows that rules can judge (`subject: cambio`).
enum ChangeTable {
  /// The fields of the table and what a change gives for each; empty is blank.
  private static let fields: [String: @Sendable (PlanChange) -> FactReading] = [
    "clave": {
      .text([$0.table, $0.key, $0.field?.id ?? "", $0.kind.rawValue].joined(separator: " "))
    },
    "clase": { .text($0.kind.rawValue) },
    "efecto": { .text($0.nature.rawValue) },
    "tabla": { .text($0.tableLabel.es) },
    "fila": { .text($0.label) },
    "campo": { .text($0.field?.label.es ?? "") },
    "antes": { .text(shown($0.before, $0)) },
    "despues": { .text(shown($0.after, $0)) },
  ]

  /// Puts the changes into the vocabulary's table of changes; without such a table nothing happens.
  ///
  /// Each row stands where the new plan has it; what the new plan no longer has stands in no cell.
  static func fill(_ tables: inout PlanTables, with changes: [PlanChange]) {
    guard let index = tables.tables.firstIndex(where: { $0.definition.role == .cambio }) else {
      return
    }
    let definition = tables.tables[index].definition
    for (column, field) in definition.fields.enumerated() {
      for change in changes {
        tables.tables[index].columns[column].append(fields[field.id]?(change) ?? .absent)
      }
    }
    for change in changes {
      tables.tables[index].rowOrigins.append(change.after?.place ?? .document(0))
      tables.tables[index].partOfRow.append(0)
    }
    for parent in definition.parents {
      tables.tables[index].parentRows[parent] = ContiguousArray(
        repeating: -1, count: changes.count)
    }
  }

  private static func shown(_ side: PlanChange.Side?, _ change: PlanChange) -> String {
    guard let side else { return "" }
    if let value = side.value, let type = change.field?.type {
      return FactText.show(value, as: type, in: .es)
    }
    return side.text
  }
}

extension FactReading {
  /// A text that is there, or an empty place.
  fileprivate static func text(_ text: String) -> FactReading {
    text.isEmpty ? .blank(.empty) : .present(.text(text), .exact, fromText: false)
  }
}
