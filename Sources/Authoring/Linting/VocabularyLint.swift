import Plans
import Rules
import Values

/// Finds fields that no rule, message or known format reads.
struct VocabularyLint {
  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  func remarks() -> [LintRemark] {
    let used = self.used
    return pack.vocabulary.tables.flatMap { table in
      table.fields.filter { !used.contains($0.id) && !table.key.contains($0.id) }.map { field in
        LintRemark(
          .note, file: "vocabulary/\(table.id).yaml",
          es: "ninguna regla ni formato usa «\(table.id).\(field.id)»; se lee y se compara",
          en: "no rule or format uses “\(table.id).\(field.id)”; it is read and compared")
      }
    }
  }

  /// The names of fields that something reads, whatever the table: expressions name rows as they like.
  private var used: Set<String> {
    var names: Set<String> = []
    for rule in pack.rules {
      let expressions = [rule.when, rule.due].compactMap { $0 } + rule.lets.map(\.value)
      for expression in expressions { names.formUnion(selected(in: expression.source)) }
      for form in rule.check { names.formUnion(read(by: form)) }
      for template in [rule.message, rule.messageAll, rule.remedy].compactMap({ $0 }) {
        for case .path(let path) in template.es { names.formUnion(path) }
      }
      if case .groups(_, let by) = rule.subject { names.formUnion(by.map(\.field)) }
    }
    for requirement in pack.requirements {
      if let applies = requirement.applies { names.formUnion(selected(in: applies.source)) }
    }
    for format in pack.vocabulary.formats {
      for column in format.columns { names.formUnion(column.fields.values) }
    }
    return names
  }

  private func read(by form: any CheckForm) -> Set<String> {
    var names = Set(form.fields.map(\.field))
    switch form {
    case let form as AnyForm: for inner in form.forms { names.formUnion(read(by: inner)) }
    case let form as CELForm: names.formUnion(selected(in: form.expression.source))
    case let form as CountForm: names.formUnion(form.condition.map { selected(in: $0.source) } ?? [])
    case let form as SumForm: names.formUnion(form.condition.map { selected(in: $0.source) } ?? [])
    case let form as CoversForm: names.formUnion(form.places.map(\.field))
    case let form as EqualsAcrossForm: names.formUnion([form.column, form.key])
    case let form as RefersToForm: names.insert(form.column)
    default: break
    }
    return names
  }

  /// What stands after a full stop: `actividad.meta.nombre` reads `meta` and `nombre`.
  private func selected(in source: String) -> Set<String> {
    var names: Set<String> = []
    for piece in source.split(separator: ".").dropFirst() {
      let name = piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      names.insert(String(name))
    }
    return names
  }
}
