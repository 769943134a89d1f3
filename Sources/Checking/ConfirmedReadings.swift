import Documents
import Findings
import Plans
import Values

/// What people answered to «was this read rightly?»: a guess at a heading or a cell is settled.
///
/// Its question is called by the fact and the place, `meta.valor@Plan!C9`, so that the same answer
/// holds as long as the place does.
struct ConfirmedReadings: Sendable {
  /// Answers by the question's name.
  private let answers: [String: Bool]

  /// Of the answers of a file, those about readings: of a fact, at a place, yes or no.
  init(_ answers: [String: String]) throws(CheckError) {
    var found: [String: Bool] = [:]
    for (name, answer) in answers {
      switch folded(answer) {
      case "si", "yes": found[name] = true
      case "no": found[name] = false
      default: throw ConfirmedReadings.neither(name, answer)
      }
    }
    self.answers = found
  }

  /// Settles the guesses that were answered; gives what has to be said of answers to nothing.
  func apply(to tables: inout PlanTables) -> [LocalizedText] {
    guard !answers.isEmpty else { return [] }
    var used: Set<String> = []
    for table in tables.tables.indices {
      for field in tables.tables[table].definition.fields.indices {
        settle(table, field, in: &tables, &used)
      }
    }
    return answers.keys.filter { !used.contains($0) }.sorted().map(ConfirmedReadings.unused)
  }

  private func settle(
    _ table: Int, _ field: Int, in tables: inout PlanTables, _ used: inout Set<String>
  ) {
    let plan = tables.tables[table]
    let name = "\(plan.definition.id).\(plan.definition.fields[field].id)"
    guard answers.keys.contains(where: { $0.hasPrefix(name + "@") }) else { return }
    // A heading settles its column of that part, a cell the rows that read it.
    var rows: [Bool: [Int]] = [:]
    for row in 0..<plan.rowCount where plan.columns[field].codes[row].confidence == .guessed {
      let reading = plan.reading(ofField: field, row: row)
      let heading = reading.flatMap { $0.isAskedAtHeading ? $0.cell : nil }
      let place = heading ?? plan.origin(row: row, field: field)
      let question = "\(name)@\(tables.questionName(of: place))"
      guard let answer = answers[question] else { continue }
      used.insert(question)
      rows[answer, default: []].append(row)
    }
    for (isRight, rows) in rows {
      tables.tables[table].columns[field].settleGuesses(ofRows: rows, isRight: isRight)
    }
    guard let right = rows[true], !right.isEmpty else { return }
    let parts = Set(right.map { Int(plan.partOfRow[$0]) })
    for part in parts where plan.parts.indices.contains(part) {
      for index in tables.tables[table].parts[part].readings.indices
      where tables.tables[table].parts[part].readings[index].field
        == plan.definition.fields[field].id
      {
        tables.tables[table].parts[part].readings[index].confidence = .exact
        tables.tables[table].parts[part].readings[index].isOneGuess = false
      }
    }
  }
}

extension ConfirmedReadings {
  private static func neither(_ name: String, _ answer: String) -> CheckError {
    CheckError(
      .cannotRead, es: "«\(name)» se responde con si o no, y dice «\(answer)»",
      en: "“\(name)” is answered by si or no, and it says “\(answer)”")
  }

  private static func unused(_ name: String) -> LocalizedText {
    LocalizedText(
      es: "La respuesta a «\(name)» no corresponde a ninguna lectura supuesta de esta revisión.",
      en: "The answer to “\(name)” belongs to no guessed reading of this check.")
  }
}
