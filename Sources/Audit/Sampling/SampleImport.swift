import Checking
import Findings
import Readers
import Store
import Values

/// Reads a filled workbook of a sample back, by the codes of its rows: all of it or nothing.
package struct SampleImport {
  /// What a workbook answers.
  package struct Additions: Sendable {
    /// The code of the sample; empty where no row has one.
    package var code = ""
    /// How many cells the sample has.
    package var size = 0
    /// The answers, by the number of the cell.
    package var answers: [(number: Int, answer: StoredSample.Answer)] = []
  }

  private let samples: [StoredSample]
  private let sheet: FilledSheet<SampleColumns>
  private let author: String?
  private let day: String?

  /// A workbook as it came back, held against the samples of a store; one without the headings is none of
  /// ours. `author` and `day` count for rows that say none.
  package init(
    path: String, samples: [StoredSample], author: String?, day: String?,
    files: any FileSource = DiskFiles()
  ) throws(CheckError) {
    sheet = try FilledSheet(path: path, files: files)
    (self.samples, self.author, self.day) = (samples, author, day)
  }

  /// What it answers, or every cell that stands in the way.
  package func additions() -> (additions: Additions, conflicts: [FilledConflict]) {
    var (additions, conflicts) = (Additions(), [FilledConflict]())
    var seen: Set<Int> = []
    for row in sheet.rows {
      guard let (sample, cell) = drawn(sheet.text(row, .code)),
        additions.code.isEmpty || additions.code == sample.code
      else {
        conflicts.append(
          sheet.conflict(
            row, .code, es: "ninguna celda de la muestra tiene este código",
            en: "no cell of the sample has this code"))
        continue
      }
      (additions.code, additions.size) = (sample.code, sample.cells.count)
      guard seen.insert(cell.number).inserted else {
        conflicts.append(
          sheet.conflict(
            row, .code, es: "este código está dos veces", en: "this code is there twice"))
        continue
      }
      let edited = edited(row, cell, of: sample)
      conflicts += edited
      guard edited.isEmpty, let answer = answer(row, &conflicts) else { continue }
      additions.answers.append((cell.number, answer))
    }
    return (additions, conflicts)
  }

  // MARK: - A row

  /// The sample and the cell with a code.
  private func drawn(_ code: String) -> (sample: StoredSample, cell: StoredSample.Cell)? {
    for sample in samples {
      let cell = sample.cells.first { SampleColumns.code(of: $0.number, in: sample) == code }
      if let cell { return (sample, cell) }
    }
    return nil
  }

  /// What was changed of what is not a person's to write.
  private func edited(
    _ row: Int, _ cell: StoredSample.Cell, of sample: StoredSample
  ) -> [FilledConflict] {
    let fixed = SampleColumns.allCases.filter { !$0.isAnswer && sheet.has($0) }
    return sheet.edited(
      row, fixed, es: "esto no se edita: es distinto de lo que se sacó en la muestra",
      en: "this is not edited: it differs from what was drawn"
    ) { $0.content(of: cell, in: sample, sheet.language) }
  }

  /// What a person answered in a row; `nil` where they did not, or where it cannot be taken over.
  private func answer(
    _ row: Int, _ conflicts: inout [FilledConflict]
  ) -> StoredSample.Answer? {
    let answered = SampleColumns.allCases.contains {
      $0.isAnswer && !sheet.text(row, $0).isEmpty
    }
    guard answered else { return nil }
    let before = conflicts.count
    let verdict = SampleImport.verdict(sheet.text(row, .verdict))
    if verdict == nil {
      conflicts.append(
        sheet.conflict(
          row, .verdict, es: "elija una respuesta de la lista: \(SampleImport.choices(.es))",
          en: "choose an answer of the list: \(SampleImport.choices(.en))"))
    }
    let written = sheet.text(row, .author)
    let author = written.isEmpty ? self.author : written
    if author == nil {
      conflicts.append(
        sheet.conflict(
          row, .author, es: "falta quién (o --reviewer NOMBRE)",
          en: "who is missing (or --reviewer NAME)"))
    }
    let day = sheet.text(row, .date).isEmpty ? self.day : sheet.day(row, .date)?.description
    if day == nil {
      conflicts.append(
        sheet.conflict(
          row, .date, es: "falta una fecha como 2026-03-05 (o --date FECHA)",
          en: "a date such as 2026-03-05 is missing (or --date DATE)"))
    }
    let note = sheet.text(row, .note)
    if verdict == .notChecked, note.isEmpty {
      conflicts.append(
        sheet.conflict(
          row, .note, es: "diga qué falta para decidir", en: "say what is lacking to decide"))
    }
    guard conflicts.count == before, let verdict, let author, let day else { return nil }
    return StoredSample.Answer(verdict, day: day, author: author, note: note.isEmpty ? nil : note)
  }

  /// The verdict of a label, in either language; what good practice calls a fail is one.
  private static func verdict(_ text: String) -> Verdict? {
    let text = folded(text)
    return SampleColumns.answers.first { verdict in
      TextLanguage.allCases.contains { language in
        [
          Glossary.label(verdict: verdict, in: language),
          Glossary.label(verdict: verdict, basis: .methodology, in: language),
        ].contains { folded($0) == text }
      }
    }
  }

  private static func choices(_ language: TextLanguage) -> String {
    SampleColumns.answers.map { Glossary.label(verdict: $0, in: language) }.joined(separator: ", ")
  }
}
