import Checking
import Evaluation
import Findings
import Foundation
import Plans
import Readers
import Rules
import Values

// Prints, as JSON, what a rule pack costs: to load its YAML, to open it compiled, to judge 4,000
// activities by 300 rules, and to put into words what that found. Milliseconds, the least and the median of many runs.
//
//   swift run -c release rules-benchmark [FOLDER OF RULES]
//   swift run -c release rules-benchmark --each [FOLDER OF RULES]   what each rule costs alone
//   swift run -c release rules-benchmark --judge [FOLDER OF RULES]  judging alone, for a profiler
//   swift run -c release rules-benchmark --word [FOLDER OF RULES]   wording alone, for a profiler

let words = CommandLine.arguments.dropFirst()
let folder = words.first { !$0.hasPrefix("-") } ?? "rules"

/// One line of what is printed; without a limit where none was set.
func line(_ name: String, _ limit: Double?, _ figures: Figures) -> String {
  let bound = limit.map { ", \"limit_ms\": \($0)" } ?? ""
  return """
    {"name": "\(name)", "ms": \(figures.minimum), "ms_median": \(figures.median)\(bound)}
    """
}

do {
  let compiled = try CheckSession.compiledPack(of: folder)
  let pack = try CheckSession.pack(at: folder)
  let judging = try Judging(pack, rowCount: 4_000)
  if words.contains("--each") {
    print("judged, worded (ms)")
    for rule in judging.each() {
      print(rule.judged, rule.worded, rule.rule, rule.rows ? "(every row)" : "")
    }
    exit(0)
  }
  let rows = judging.judge(judging.rowRules, jobs: 1)
  if words.contains("--judge") || words.contains("--word") {
    let figures =
      words.contains("--judge")
      ? Figures { judging.judge(judging.rowRules, jobs: 1) } : Figures { judging.word(rows) }
    print(figures.minimum, figures.median)
    exit(0)
  }
  let whole = judging.judge(judging.allRules, jobs: 1)
  let findings = judging.word(rows).reduce(0) { $0 + $1.findings.count }
  let lines = [
    line(
      "YAML pack loaded and type-checked", 60, try Figures { _ = try CheckSession.pack(at: folder) }
    ),
    line(
      "compiled pack opened", 3,
      try Figures { _ = try CheckSession.pack(compiled: compiled, name: folder) }),
    line(
      "300 rules over 4,000 rows judged, one core", 8,
      Figures { judging.judge(judging.rowRules, jobs: 1) }),
    line(
      "300 rules over 4,000 rows judged, two cores", 8,
      Figures { judging.judge(judging.rowRules, jobs: 2) }),
    line("their findings put into words, one core", nil, Figures { judging.word(rows) }),
    line(
      "the whole pack to 300 rules judged, one core", 8,
      Figures { judging.judge(judging.allRules, jobs: 1) }),
    line("its findings put into words, one core", nil, Figures { judging.word(whole) }),
  ]
  print(
    "{\"rules\": \(pack.rules.count), \"row_rules\": \(judging.kinds), \"cells\": \(judging.cells), "
      + "\"findings\": \(findings), \"cases\": [\n  " + lines.joined(separator: ",\n  ") + "\n]}")
} catch let error as CheckError {
  FileHandle.standardError.write(Data((error.en + "\n").utf8))
  exit(1)
}
