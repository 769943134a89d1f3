import Checking
import Documents
import Readers
import Store
import Values

/// Reads a filled workbook of observations back, by number: all of it or nothing.
package struct ObservationImport {
  /// What a workbook adds.
  package struct Additions: Sendable {
    /// What was written into fields, by number.
    package var entries: [(number: Int, entry: StoredObservation.Entry)] = []
    /// Steps, by number.
    package var events: [(number: Int, event: StoredObservation.Event)] = []
  }

  private let list: ObservationList
  private let sheet: FilledSheet<ObservationColumns>
  private let author: String
  private let day: String?
  private let files: any FileSource
  private let folder: String

  /// A workbook as it came back; one without the headings is none of ours.
  ///
  /// `author` and `day` are of whoever hands it in: they stand beside what is written in fields.
  package init(
    path: String, list: ObservationList, author: String, day: String?,
    files: any FileSource = DiskFiles()
  ) throws(CheckError) {
    sheet = try FilledSheet(path: path, files: files)
    (self.list, self.author, self.day, self.files) = (list, author, day, files)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What it adds, or every cell that stands in the way.
  package func additions() -> (additions: Additions, conflicts: [FilledConflict]) {
    var (additions, conflicts) = (Additions(), [FilledConflict]())
    var seen: Set<Int> = []
    for row in sheet.rows {
      guard let number = Int(sheet.text(row, .number)),
        let item = list.items.first(where: { $0.stored.number == number })
      else {
        conflicts.append(
          sheet.conflict(
            row, .number, es: "no hay observación con este número",
            en: "no observation has this number"))
        continue
      }
      guard seen.insert(number).inserted else {
        conflicts.append(
          sheet.conflict(
            row, .number, es: "este número está dos veces", en: "this number is there twice")
        )
        continue
      }
      read(row, item, &additions, &conflicts)
    }
    return (additions, conflicts)
  }

  // MARK: - A row

  private func read(
    _ row: Int, _ item: ObservationList.Item, _ additions: inout Additions,
    _ conflicts: inout [FilledConflict]
  ) {
    let stored = item.stored
    let isFresh = sheet.text(row, .print) == ObservationColumns.print(of: stored)
    let fixed = ObservationColumns.allCases.filter { column in
      column.isFixed && ![.number, .print].contains(column)
        && (isFresh || ![.state, .events].contains(column))
    }
    conflicts += sheet.edited(
      row, fixed, es: "esto no se edita, o cambió después de escrito el libro: expórtelo otra vez",
      en: "this is not edited, or it changed after the workbook was written: export it again"
    ) { $0.content(of: item, sheet.language) }
    for column in ObservationColumns.allCases {
      guard let field = column.field else { continue }
      let (new, old) = (sheet.text(row, column), stored.entry(field) ?? "")
      if sheet.isSame(row, column, as: old) { continue }
      if !old.isEmpty, stored.state != .draft {
        conflicts.append(
          sheet.conflict(
            row, column, es: "ya fue comunicada: lo escrito no se cambia, se agrega en un paso",
            en: "it was communicated: what is written is not changed, it is added to in a step"))
      } else if !isFresh, !old.isEmpty {
        conflicts.append(
          sheet.conflict(
            row, column, es: "otra persona escribió aquí después de hecho el libro: «\(old)»",
            en: "somebody else wrote here after the workbook was made: “\(old)”"))
      } else if new.isEmpty {
        conflicts.append(
          sheet.conflict(
            row, column, es: "lo escrito no se borra", en: "what was written is not deleted")
        )
      } else {
        additions.entries.append(
          (stored.number, StoredObservation.Entry(field, text: new, day: day, author: author)))
      }
    }
    readStep(row, stored, &additions, &conflicts)
  }

  private func readStep(
    _ row: Int, _ stored: StoredObservation, _ additions: inout Additions,
    _ conflicts: inout [FilledConflict]
  ) {
    let next = sheet.text(row, .next)
    let others: [ObservationColumns] = [.day, .author, .text, .annex]
    if next.isEmpty {
      if let column = others.first(where: { !sheet.text(row, $0).isEmpty }) {
        conflicts.append(
          sheet.conflict(
            row, column, es: "falta decir en «Pasa a» a qué estado", en: "“Goes to” is empty"))
      }
      return
    }
    guard let state = StoredObservation.State(rawValue: next.lowercased()),
      stored.state.next.contains(state)
    else {
      let allowed = stored.state.next.map(\.rawValue)
      let list = allowed.isEmpty ? "–" : allowed.joined(separator: ", ")
      conflicts.append(
        sheet.conflict(
          row, .next, es: "de «\(stored.state.rawValue)» se pasa a: \(list)",
          en: "from “\(stored.state.rawValue)” it goes to: \(list)"))
      return
    }
    let written = sheet.day(row, .day)
    guard let day = written else {
      conflicts.append(
        sheet.conflict(
          row, .day, es: "falta una fecha como 2026-03-05",
          en: "a date such as 2026-03-05 is missing"))
      return
    }
    if let last = stored.events.last, day.description < last.day {
      conflicts.append(
        sheet.conflict(
          row, .day, es: "es anterior al paso de antes (\(last.day))",
          en: "it lies before the step before (\(last.day))"))
      return
    }
    let author = sheet.text(row, .author)
    guard !author.isEmpty else {
      conflicts.append(sheet.conflict(row, .author, es: "falta quién", en: "who is missing"))
      return
    }
    var event = StoredObservation.Event(
      state, day: day.description, author: author, text: sheet.text(row, .text))
    let annex = sheet.text(row, .annex)
    if !annex.isEmpty {
      guard let bytes = try? files.file(at: annex.hasPrefix("/") ? annex : folder + annex).bytes
      else {
        conflicts.append(
          sheet.conflict(
            row, .annex, es: "no se pudo leer «\(annex)»", en: "“\(annex)” could not be read"))
        return
      }
      (event.annex, event.annexSHA256) = (annex, SHA256.hexadecimal(of: bytes))
    }
    additions.events.append((stored.number, event))
  }
}
