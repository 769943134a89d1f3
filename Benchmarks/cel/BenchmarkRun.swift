import CEL

/// The measurements of one case.
struct BenchmarkRun {
  private let benchmark: BenchmarkCase
  private let scalar: Measurement
  private let compiling: Measurement
  private let repeated: Measurement?
  private let distinct: Measurement?

  /// Measures a case.
  init(_ benchmark: BenchmarkCase, on table: BenchmarkTable, _ distinctTable: BenchmarkTable) {
    self.benchmark = benchmark
    let program = BenchmarkRun.program(benchmark)
    let activation = BenchmarkActivation(table)
    let count = benchmark.reference > 10_000 ? 20 : table.rows.count
    scalar = Measurement(pieces: count) {
      for row in 0..<count {
        activation.row = row
        keep(program.evaluate(activation))
      }
    }
    let columnar = program.columnar(varying: [0])
    repeated = columnar.map { BenchmarkRun.measure($0, on: table) }
    distinct = columnar.map {
      BenchmarkRun.measure($0, on: benchmark.reference > 10_000 ? table : distinctTable)
    }
    compiling = Measurement(pieces: 1) { keep(BenchmarkRun.program(benchmark)) }
  }

  private static func measure(
    _ columnar: CELColumnarProgram, on table: BenchmarkTable
  ) -> Measurement {
    let columns = table.columns
    return Measurement(pieces: table.rowCount) { keep(columnar.evaluate(columns).bytes) }
  }

  /// The case as a line of JSON.
  var line: String {
    """
    {"name": "\(benchmark.name)", "ns_per_eval": \(rounded(scalar.minimum)), \
    "ns_per_eval_median": \(rounded(scalar.median)), \
    "ns_per_row": \(shown(repeated?.minimum)), "ns_per_row_median": \(shown(repeated?.median)), \
    "ns_per_row_distinct": \(shown(distinct?.minimum)), \
    "compile_us": \(rounded(compiling.minimum / 1_000)), \
    "compile_us_median": \(rounded(compiling.median / 1_000)), \
    "reference_ns": \(rounded(benchmark.reference))}
    """
  }

  private static func program(_ benchmark: BenchmarkCase) -> CELProgram {
    do {
      return try BenchmarkTable.environment.compile(benchmark.source, expecting: .bool)
    } catch {
      fatalError("\(benchmark.name): \(error.message.en)")
    }
  }

  private func shown(_ number: Double?) -> String { number.map { "\(rounded($0))" } ?? "null" }

  /// Two digits after the point.
  private func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

/// Keeps the compiler from leaving out work whose result nobody uses.
@inline(never) private func keep(_ outcome: CELOutcome) {}

@inline(never) private func keep(_ program: CELProgram) {}

@inline(never) private func keep(_ bytes: ContiguousArray<UInt8>) {}
