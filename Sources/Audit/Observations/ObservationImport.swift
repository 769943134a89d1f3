import Checking
import Documents
import Readers
import Store
import Values

/// Reads a filled workbook of observations back, by number: all of it or nothing.
package struct ObservationImport {
  /// A cell that cannot be taken over, and why.
  package struct Conflict: Hashable, Sendable {
    /// The sheet's cell: `M4`.
    package var cell: String
    /// Why.
    package var text: LocalizedText
  }

  /// What a workbook adds.
  package struct Additions: Sendable {
    /// What was written into fields, by number.
    package var entries: [(number: Int, entry: StoredObservation.Entry)] = []
    /// Steps, by number.
    package var events: [(number: Int, event: StoredObservation.Event)] = []
  }

  private let list: ObservationList
  private let grid: Grid
  private let header: Int
  private let columns: [ObservationColumns: Int]
  private let language: TextLanguage
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
    let document: Document
    do throws(ReadError) {
      document = try DocumentReaders.read(files.file(at: path))
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
    for (_, grid) in document.grids {
      for language in TextLanguage.allCases {
        guard let (header, columns) = ObservationImport.header(of: grid, language) else { continue }
        (self.grid, self.header, self.columns, self.language) = (grid, header, columns, language)
        (self.list, self.author, self.day, self.files) = (list, author, day, files)
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return
      }
    }
    throw CheckError(
      .cannotRead,
      es: "«\(path)» no es un libro de observaciones: no están todos sus encabezados",
      en: "“\(path)” is no workbook of observations: not all of its headings are there")
  }

  /// What it adds, or every cell that stands in the way.
  package func additions() -> (additions: Additions, conflicts: [Conflict]) {
    var (additions, conflicts) = (Additions(), [Conflict]())
    var seen: Set<Int> = []
    for row in grid.rowNumbers.map(Int.init) where row > header {
      let texts = columns.values.map { text(row, $0) }
      if texts.allSatisfy(\.isEmpty) { continue }
      guard let number = number(row),
        let item = list.items.first(where: { $0.stored.number == number })
      else {
        conflicts.append(
          conflict(
            row, .number, es: "no hay observación con este número",
            en: "no observation has this number"))
        continue
      }
      guard seen.insert(number).inserted else {
        conflicts.append(
          conflict(row, .number, es: "este número está dos veces", en: "this number is there twice")
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
    _ conflicts: inout [Conflict]
  ) {
    let stored = item.stored
    let isFresh = text(row, columns[.print]) == ObservationColumns.print(of: stored)
    for column in ObservationColumns.allCases where column.isFixed && column != .number {
      if column == .print || (!isFresh && [.state, .events].contains(column)) { continue }
      if words(text(row, columns[column])) != words(column.content(of: item, language)) {
        conflicts.append(
          conflict(
            row, column,
            es: "esto no se edita, o cambió después de escrito el libro: expórtelo otra vez",
            en: "this is not edited, or it changed after the workbook was written: export it again")
        )
      }
    }
    for column in ObservationColumns.allCases {
      guard let field = column.field else { continue }
      let (new, old) = (text(row, columns[column]), stored.entry(field) ?? "")
      if words(new) == words(old) { continue }
      if !old.isEmpty, stored.state != .draft {
        conflicts.append(
          conflict(
            row, column, es: "ya fue comunicada: lo escrito no se cambia, se agrega en un paso",
            en: "it was communicated: what is written is not changed, it is added to in a step"))
      } else if !isFresh, !old.isEmpty {
        conflicts.append(
          conflict(
            row, column, es: "otra persona escribió aquí después de hecho el libro: «\(old)»",
            en: "somebody else wrote here after the workbook was made: “\(old)”"))
      } else if new.isEmpty {
        conflicts.append(
          conflict(row, column, es: "lo escrito no se borra", en: "what was written is not deleted")
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
    _ conflicts: inout [Conflict]
  ) {
    let next = text(row, columns[.next])
    let others: [ObservationColumns] = [.day, .author, .text, .annex]
    if next.isEmpty {
      if let column = others.first(where: { !text(row, columns[$0]).isEmpty }) {
        conflicts.append(
          conflict(
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
        conflict(
          row, .next, es: "de «\(stored.state.rawValue)» se pasa a: \(list)",
          en: "from “\(stored.state.rawValue)” it goes to: \(list)"))
      return
    }
    let written = day(row)
    guard let day = written else {
      conflicts.append(
        conflict(
          row, .day, es: "falta una fecha como 2026-03-05",
          en: "a date such as 2026-03-05 is missing"))
      return
    }
    if let last = stored.events.last, day.description < last.day {
      conflicts.append(
        conflict(
          row, .day, es: "es anterior al paso de antes (\(last.day))",
          en: "it lies before the step before (\(last.day))"))
      return
    }
    let author = text(row, columns[.author])
    guard !author.isEmpty else {
      conflicts.append(conflict(row, .author, es: "falta quién", en: "who is missing"))
      return
    }
    var event = StoredObservation.Event(
      state, day: day.description, author: author, text: text(row, columns[.text]))
    let annex = text(row, columns[.annex])
    if !annex.isEmpty {
      guard let bytes = try? files.file(at: annex.hasPrefix("/") ? annex : folder + annex).bytes
      else {
        conflicts.append(
          conflict(
            row, .annex, es: "no se pudo leer «\(annex)»", en: "“\(annex)” could not be read"))
        return
      }
      (event.annex, event.annexSHA256) = (annex, SHA256.hexadecimal(of: bytes))
    }
    additions.events.append((stored.number, event))
  }

  // MARK: - Cells

  private static func header(
    of grid: Grid, _ language: TextLanguage
  ) -> (row: Int, columns: [ObservationColumns: Int])? {
    for row in grid.rowNumbers.prefix(20).map(Int.init) {
      var columns: [ObservationColumns: Int] = [:]
      for index in grid.cellRange(ofRow: row) {
        let heading = grid.text(grid.values[index])
        let column = ObservationColumns.allCases.first { $0.heading(language) == heading }
        if let column, columns[column] == nil { columns[column] = Int(grid.columns[index]) }
      }
      if columns.count == ObservationColumns.allCases.count { return (row, columns) }
    }
    return nil
  }

  private func text(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    switch grid[row, column] {
    case .empty: return ""
    case .number(let number):
      return Int(exactly: number).map(String.init) ?? grid.text(.number(number))
    case .date(let serial): return CellMoment(serial: serial).description
    case let value: return OwnText.trimmed(grid.text(value))
    }
  }

  private func number(_ row: Int) -> Int? { Int(text(row, columns[.number])) }

  private func day(_ row: Int) -> CalendarDate? {
    CalendarDate(iso: String(text(row, columns[.day]).prefix(10)))
  }

  /// The words alone: programs break lines and trim ends as they like.
  private func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0.isNewline }
  }

  private func conflict(
    _ row: Int, _ column: ObservationColumns, es: String, en: String
  ) -> Conflict {
    let cell = CellReference.name(row: row, column: columns[column] ?? 0)
    return Conflict(cell: cell, text: LocalizedText(es: es, en: en))
  }
}

/// Text that a person typed.
private enum OwnText {
  /// Without white space at its ends.
  static func trimmed(_ text: String) -> String {
    var view = text.unicodeScalars[...]
    while view.first?.properties.isWhitespace == true { view.removeFirst() }
    while view.last?.properties.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
