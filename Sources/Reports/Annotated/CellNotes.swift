import Documents
import Findings
import Values

/// The notes that go to the cells of a workbook: one a cell, at most three findings in each.
struct CellNotes {
  /// Beyond this many, only the first cells of each rule and the headings get one.
  static let most = 500
  /// How many cells of a rule get one then.
  static let mostOfRule = 20
  /// How many findings a note tells.
  static let mostInNote = 3

  /// The text for each cell.
  private(set) var texts: [WorkbookPlaces.Target: String] = [:]
  /// Whether some cells got none because there are too many.
  private(set) var isCut = false

  private let wording: ReportWording
  private let places: WorkbookPlaces
  private let numbers: [Int: Int]
  private let sheet: String

  /// The notes of a report; `numbers` are those of the rows in the sheet of that name.
  init(_ rows: ObservationRows, sheet: String) {
    (wording, places, numbers) = (rows.wording, rows.places, rows.numbers)
    self.sheet = sheet
    var cells = marked()
    if Set(cells.map(\.target)).count > CellNotes.most {
      isCut = true
      cells = first(of: cells)
    }
    var byTarget: [WorkbookPlaces.Target: [Int]] = [:]
    var order: [WorkbookPlaces.Target] = []
    for cell in cells {
      if byTarget[cell.target] == nil { order.append(cell.target) }
      if byTarget[cell.target]?.contains(cell.finding) != true {
        byTarget[cell.target, default: []].append(cell.finding)
      }
    }
    for target in order {
      let note = text(byTarget[target] ?? [])
      texts[target] = texts[target].map { "\(note)\n\n\($0)" } ?? note
    }
  }

  /// The notes of one sheet, by cell.
  func texts(on sheet: String) -> [String: String] {
    var notes: [String: String] = [:]
    for (target, text) in texts where target.sheet == sheet { notes[target.cell] = text }
    return notes
  }

  private struct Mark {
    let target: WorkbookPlaces.Target
    let finding: Int
    let heading: Locator?
  }

  /// Each cell with each of its findings, in the order of the report.
  private func marked() -> [Mark] {
    var marks: [Mark] = []
    for (number, finding) in wording.report.findings.enumerated() where finding.verdict != .error {
      let main = finding.count == 1 ? finding.locations.prefix(1) : finding.locations[...]
      for location in main {
        // What is missing elsewhere, such as a registry, is no fault of this cell.
        if finding.verdict == .notChecked,
          !finding.causes.contains(where: { $0.place == location.locator })
        {
          continue
        }
        guard let target = places.target(location.locator) else { continue }
        marks.append(Mark(target: target, finding: number, heading: location.headerLocator))
      }
    }
    return marks
  }

  /// The first cells of each rule; the headings of the others say how many there are.
  private mutating func first(of marks: [Mark]) -> [Mark] {
    var counts: [String: Int] = [:]
    var kept: [Mark] = []
    var left: [WorkbookPlaces.Target: [String: Int]] = [:]
    for mark in marks {
      let rule = wording.report.findings[mark.finding].rule
      let count = counts[rule, default: 0]
      counts[rule] = count + 1
      if count < CellNotes.mostOfRule {
        kept.append(mark)
      } else if let heading = mark.heading.flatMap(places.target) {
        left[heading, default: [:]][rule, default: 0] += 1
      }
    }
    for (heading, rules) in left { texts[heading] = remainder(rules) }
    return kept
  }

  private func remainder(_ rules: [String: Int]) -> String {
    let lines = rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { rule, count in
      let cells = wording.amount(count, .cell)
      let asked = wording.rule(rule)?.sentence.text(in: wording.language) ?? rule
      return wording.say("\(cells) más de esta columna: ", "\(cells) more of this column: ") + asked
    }
    return lines.prefix(CellNotes.mostInNote).joined(separator: "\n") + "\n"
      + wording.say("Ver la hoja «\(sheet)».", "See the sheet “\(sheet)”.")
  }

  private func text(_ findings: [Int]) -> String {
    var parts = findings.prefix(CellNotes.mostInNote).map { number -> String in
      let finding = wording.report.findings[number]
      let (label, message) = (wording.label(finding), brief(wording.message(finding)))
      var lines = [message.hasPrefix(label) ? message : "\(label): \(message)"]
      let remedy = wording.remedy(finding)
      if !remedy.isEmpty { lines.append(wording.say("Corregir: ", "Mend: ") + brief(remedy)) }
      if let rule = wording.rule(finding.rule) {
        lines.append(
          wording.citationName(rule).firstUppercased + ": " + brief(wording.citation(rule)))
      }
      if let place = numbers[number] {
        lines.append("\(wording.quoted(sheet)), \(wording.say("n.º", "no.")) \(place)")
      }
      return lines.joined(separator: "\n")
    }
    let more = findings.count - CellNotes.mostInNote
    if more > 0 {
      parts.append(
        wording.say("y \(more) más: ver «\(sheet)»", "and \(more) more: see “\(sheet)”"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// One paragraph of a note, in which our own marks cannot stand.
  private func brief(_ text: String) -> String {
    let line = TerminalText.cut(TerminalText.sentence(text), to: 600)
    return line.split(separator: "—", omittingEmptySubsequences: false).joined(separator: "-")
  }
}
