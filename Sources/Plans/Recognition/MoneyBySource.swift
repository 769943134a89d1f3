import Values

/// Columns with the money of one source each, «SGP | SGR | Recursos propios | Total»: the total is the row's
/// money, and each of the others a part of it.
struct MoneyBySource {
  /// The vocabulary.
  let index: HeadingIndex
  /// The header.
  let columns: [HeaderColumn]
  /// Whether the cells of a column can be amounts of a field.
  let areAmounts: (_ position: Int, FieldDefinition) -> Bool

  /// Gives the total to the rows' money. Where none is written nobody may say that there is no money.
  func add(to choice: inout TableChoice) {
    let free = Set(choice.unclaimed.map(\.position))
    let parts = columns.indices.filter { free.contains($0) && isPart($0) }
    guard parts.count >= 2, parts.contains(where: isSure), let money = money(choice),
      parts.allSatisfy({ areAmounts($0, index[money]) })
    else { return }
    let isGiven = choice.columns.contains { $0.address == money }
    for part in parts {
      guard let place = choice.unclaimed.firstIndex(where: { $0.position == part }) else {
        continue
      }
      choice.unclaimed[place].reason = Self.isPart
    }
    for table in choice.tables {
      guard let field = index.tables[table].index(of: "fuente") else { continue }
      let source = FieldAddress(table: table, field: field)
      if !choice.columns.contains(where: { $0.address == source }) { choice.doubted.insert(source) }
    }
    if isGiven { return }
    let total = columns.indices.first { position in
      free.contains(position) && isTotal(position) && areAmounts(position, index[money])
        && (parts.contains(position - 1) || parts.contains(position + 1))
    }
    guard let total else {
      choice.doubted.insert(money)
      return
    }
    choice.unclaimed.removeAll { $0.position == total }
    choice.doubted.remove(money)
    choice.open.remove(money)
    choice.columns.append(.init(position: total, address: money, confidence: .derived))
    choice.columns.sort { ($0.position, $0.address.table) < ($1.position, $1.address.table) }
  }

  /// The field for the money of the rows, `nil` where no table has one.
  private func money(_ choice: TableChoice) -> FieldAddress? {
    for table in [choice.main] + choice.ancestors.reversed() {
      for id in ["recursos", "presupuesto"] {
        guard let field = index.tables[table].index(of: id),
          index.tables[table].fields[field].type == .amount
        else { continue }
        return FieldAddress(table: table, field: field)
      }
    }
    return nil
  }

  /// Whether a heading names a source of money, or stands below one that does.
  private func isPart(_ position: Int) -> Bool {
    isSure(position) || MoneyBySource.others.contains(columns[position].key)
  }

  private func isSure(_ position: Int) -> Bool {
    let column = columns[position]
    if isTotal(position) { return false }
    return (column.bandKeys + [column.key]).contains { key in
      MoneyBySource.sources.contains(key) || key.hasPrefix("sgp") || key.hasPrefix("sgr")
    } || column.bandKeys.contains { MoneyBySource.bands.contains($0) }
  }

  private func isTotal(_ position: Int) -> Bool {
    let words = foldedWords(columns[position].levels.last ?? "").split(separator: " ")
    return words.contains("total") && words.count <= 4 || words.contains("totales")
  }

  private static let bands: Set<String> = [
    "fuentesdefinanciacion", "fuentedefinanciacion", "fuentes", "fuentesderecursos",
    "recursosporfuente", "fuentesdelosrecursos", "fuentederecursos", "presupuestoporfuente",
  ]
  private static let sources: Set<String> = [
    "rp", "recursospropios", "regalias", "icld", "icde", "cofinanciacion", "pgn", "credito",
    "recursosdelcredito", "estampillas", "recursosdelbalance", "cooperacion", "adres",
  ]
  private static let others: Set<String> = [
    "otros", "otrasfuentes", "otrosrecursos", "propios", "nacion", "departamento", "municipio",
    "gestion", "donaciones", "convenios", "transferencias", "balance", "funcionamiento",
  ]
  private static let isPart = LocalizedText(
    es: "Es dinero de una sola fuente; el de la fila es el total.",
    en: "It is money of one source; that of the row is the total.")
}
