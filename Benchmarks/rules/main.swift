import Checking
import Evaluation
import Findings
import Foundation
import Plans
import Readers
import Rules
import Values

// Prints, as JSON, what a rule pack costs: to load its YAML, to open it compiled, to judge 4,000
// activities by 300 rules. Milliseconds, the least and the median of many runs.
//
//   swift run -c release rules-benchmark [FOLDER OF RULES]
//   swift run -c release rules-benchmark --each [FOLDER OF RULES]   what each rule costs alone

let words = CommandLine.arguments.dropFirst()
let folder = words.first { !$0.hasPrefix("-") } ?? "rules"

func line(_ name: String, _ limit: Double, _ figures: Figures) -> String {
  """
  {"name": "\(name)", "ms": \(figures.minimum), "ms_median": \(figures.median), "limit_ms": \(limit)}
  """
}

do {
  let compiled = try CheckSession.compiledPack(of: folder)
  let pack = try CheckSession.pack(at: folder)
  let judging = try Judging(pack, rowCount: 4_000)
  if words.contains("--each") {
    for (rule, milliseconds) in judging.each() { print(milliseconds, rule) }
    exit(0)
  }
  let lines = [
    line(
      "YAML pack loaded and type-checked", 60, try Figures { _ = try CheckSession.pack(at: folder) }
    ),
    line(
      "compiled pack opened", 3,
      try Figures { _ = try CheckSession.pack(compiled: compiled, name: folder) }),
    line(
      "300 rules over 4,000 rows, one core", 8, Figures { judging.run(judging.rowRules, jobs: 1) }),
    line(
      "300 rules over 4,000 rows, two cores", 8, Figures { judging.run(judging.rowRules, jobs: 2) }),
    line(
      "the whole pack to 300 rules, one core", 8, Figures { judging.run(judging.allRules, jobs: 1) }
    ),
  ]
  print(
    "{\"rules\": \(pack.rules.count), \"row_rules\": \(judging.kinds), \"cells\": \(judging.cells), "
      + "\"cases\": [\n  " + lines.joined(separator: ",\n  ") + "\n]}")
} catch let error as CheckError {
  FileHandle.standardError.write(Data((error.en + "\n").utf8))
  exit(1)
}
