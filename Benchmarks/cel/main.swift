import CEL

// Prints, as JSON, what each case costs: one evaluation of the scalar plan, one row of the columnar
// plan on columns of which a tenth or all of the values are distinct, and one compilation.
// Words given as arguments choose the cases whose names hold one of them.

let table = BenchmarkTable(rowCount: 10_000, distinct: 1_000)
let distinctTable = BenchmarkTable(rowCount: 10_000, distinct: 10_000)
let lines = BenchmarkCase.all.filter { benchmark in
  let words = CommandLine.arguments.dropFirst()
  return words.isEmpty || words.contains { benchmark.name.contains($0) }
}.map { BenchmarkRun($0, on: table, distinctTable).line }
print("{\"cases\": [\n  " + lines.joined(separator: ",\n  ") + "\n]}")
