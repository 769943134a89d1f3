/// One line of the table that the reference's figures were taken for.
struct BenchmarkCase {
  let name: String
  let source: String
  /// Nanoseconds an evaluation takes in cel-go on a like machine.
  let reference: Double
}

extension BenchmarkCase {
  /// The ten cases, in the order of the table.
  static let all: [BenchmarkCase] = [
    BenchmarkCase(
      name: "null check", source: "has(fila.responsable) && fila.responsable != ''",
      reference: 72),
    BenchmarkCase(
      name: "15-digit regex", source: "fila.bpin.matches('^[0-9]{15}$')", reference: 181),
    BenchmarkCase(
      name: "two date bounds",
      source: "fila.fin >= cotejo.date(2024, 1, 1) && fila.fin <= cotejo.date(2027, 12, 31)",
      reference: 87),
    BenchmarkCase(
      name: "in constant list of 2000",
      source: "fila.codigo in [\((0..<2_000).map { "'\(code($0))'" }.joined(separator: ", "))]",
      reference: 47),
    BenchmarkCase(
      name: "in bound list of 2000", source: "fila.codigo in codigos", reference: 54_000),
    BenchmarkCase(
      name: "all over 50", source: "fila.avances.all(a, a >= 0 && a <= 100)", reference: 8_200),
    BenchmarkCase(name: "sum of 50", source: "fila.avances.sum() >= 100", reference: 2_000),
    BenchmarkCase(
      name: "three string tests",
      source: """
        fila.nombre.startsWith('Plan') && fila.nombre.contains('agua') \
        && fila.nombre.endsWith('2027')
        """,
      reference: 142),
    BenchmarkCase(
      name: "lowerAscii and contains", source: "fila.nombre.lowerAscii().contains('agua')",
      reference: 373),
    BenchmarkCase(
      name: "six-term boolean",
      source: """
        fila.meta > 0 && fila.meta <= 1000000 && fila.avance >= 0 && fila.avance <= 100 \
        && fila.orden > 0 && fila.orden != 7777777
        """,
      reference: 225),
  ]

  /// The code that stands at this place of the lists.
  static func code(_ number: Int) -> String { "COD-\(100_000 + number)" }
}
