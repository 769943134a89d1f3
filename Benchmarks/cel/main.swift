import CEL

// Prints, as JSON, what each case costs: one evaluation of the scalar plan, one row of the columnar
// plan on columns of which a tenth or all of the values are distinct, and one compilation.

let table = BenchmarkTable(rowCount: 1_000, distinct: 1_000)
var lines: [String] = []
for benchmark in BenchmarkCase.all {
  let environment = BenchmarkTable.environment
  let program: CELProgram
  do {
    program = try environment.compile(benchmark.source, expecting: .bool)
  } catch {
    fatalError("\(benchmark.name): \(error.message.en)")
  }
  let activations = table.rows.map { CELValues([.object($0), table.codes]) }
  let count = benchmark.reference > 10_000 ? 20 : activations.count
  let scalar = Measurement(pieces: count) {
    for index in 0..<count { keep(program.evaluate(activations[index])) }
  }
  let compiling = Measurement(pieces: 1) {
    if let program = try? environment.compile(benchmark.source, expecting: .bool) { keep(program) }
  }
  lines.append(
    """
    {"name": "\(benchmark.name)", "ns_per_eval": \(rounded(scalar.minimum)), \
    "ns_per_eval_median": \(rounded(scalar.median)), \
    "compile_us": \(rounded(compiling.minimum / 1_000)), \
    "compile_us_median": \(rounded(compiling.median / 1_000)), \
    "reference_ns": \(rounded(benchmark.reference))}
    """)
}
print("{\"cases\": [\n  " + lines.joined(separator: ",\n  ") + "\n]}")

/// Two digits after the point.
func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

/// Keeps the compiler from leaving out work whose result nobody uses.
@inline(never) func keep<Value>(_ value: Value) {}
