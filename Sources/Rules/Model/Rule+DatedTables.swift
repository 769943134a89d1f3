extension Rule {
  /// Whether it looks at the rows of a dated table.
  package func reads(_ table: String) -> Bool {
    if case .each(table) = subject { return true }
    return check.contains { $0.reads(table) }
  }
}

extension CheckForm {
  /// Whether it looks up the rows of a dated table.
  package func reads(_ table: String) -> Bool {
    switch self {
    case let form as CoversForm: form.rows == table
    case let form as OneOfForm: form.column?.table == table
    case let form as MatchesForm: form.table == table
    case let form as AnyForm: form.forms.contains { $0.reads(table) }
    default: false
    }
  }
}
