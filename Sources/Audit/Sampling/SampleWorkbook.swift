import Findings
import Reports
import Store
import Values

/// The workbook in which people judge the cells of a sample, and which is read back.
///
/// What the tool said is not in it unless it is asked for: whoever sees it first tends to agree.
package struct SampleWorkbook {
  private let sample: StoredSample
  private let language: TextLanguage
  private let columns: [SampleColumns]

  /// A workbook of a sample, without answers: the same sample gives the same bytes.
  package init(_ sample: StoredSample, showsVerdict: Bool, in language: TextLanguage) {
    (self.sample, self.language) = (sample, language)
    columns = SampleColumns.allCases.filter { $0 != .tool || showsVerdict }
  }

  /// The file.
  package var bytes: [UInt8] {
    var book = WorkbookFile(
      title: say("Muestra para revisar a mano", "Sample to review by hand"), language: language)
    book.sheets = [cells, about, guide]
    // A workbook beyond 4 GiB cannot be: every cell has its limit, and a sample too.
    return (try? book.bytes()) ?? []
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  // MARK: - The sheet to fill in

  private var cells: WorkbookSheet {
    var sheet = WorkbookSheet(
      name: say("Celdas por revisar", "Cells to review"), widths: columns.map(\.width))
    sheet.columnStyles = columns.map { $0.isAnswer ? $0.style : .plain }
    sheet.isProtected = true
    sheet.appendHeader(columns.map { $0.heading(language) })
    for cell in sample.cells {
      sheet.append(
        columns.map { column in
          if column == .number { return SheetCell(.number(Double(cell.number)), column.style) }
          if column.isAnswer { return SheetCell(.empty, column.style) }
          return SheetCell(.text(column.content(of: cell, in: sample, language)), column.style)
        })
    }
    sheet.validations = [
      SheetValidation.list(
        SampleColumns.answers.map { Glossary.label(verdict: $0, in: language) },
        area: area(.verdict), heading: SampleColumns.verdict.heading(language),
        advice: say("Elija una de la lista.", "Choose one of the list.")),
      SheetValidation.day(
        area: area(.date), heading: SampleColumns.date.heading(language),
        advice: say("Escriba una fecha completa.", "Write a whole date.")),
    ]
    return sheet
  }

  /// The cells of a column below its heading.
  private func area(_ column: SampleColumns) -> String {
    let name = WorkbookSheet.columnName(columns.firstIndex(of: column) ?? 0)
    return "\(name)2:\(name)\(sample.cells.count + 1)"
  }

  // MARK: - What it is

  private var about: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("La muestra", "The sample"), widths: [30, 90])
    for (name, text) in SampleWords.facts(of: sample, language) {
      sheet.append([.label(name), .text(text)])
    }
    return sheet
  }

  private var guide: WorkbookSheet {
    var sheet = WorkbookSheet(name: say("Cómo se llena", "How to fill it in"), widths: [100])
    for line in lines { sheet.append([.text(line)]) }
    sheet.append([])
    for verdict in SampleColumns.answers {
      let meaning = Glossary.entry(.verdict, verdict.id)?.meaning.text(in: language) ?? ""
      sheet.append([.text("\(Glossary.label(verdict: verdict, in: language)): \(meaning)")])
    }
    return sheet
  }

  private var lines: [String] {
    [
      say(
        "1. Abra el archivo de cada fila en su hoja y su celda, lea la regla y decida usted. Lo leído "
          + "está para hallar el lugar: si el archivo dice otra cosa, vale el archivo.",
        "1. Open the file of each row at its sheet and cell, read the rule and decide for yourself. "
          + "What was read is there to find the place: where the file says otherwise, the file counts."
      ),
      say(
        "2. Elija su respuesta de la lista y escriba quién y la fecha. Si no se puede decidir con lo que "
          + "hay, elija la última y diga en Nota qué falta.",
        "2. Choose your answer from the list and write who and the date. Where it cannot be decided from "
          + "what there is, choose the last one and say in Note what is lacking."),
      say(
        "3. Puede entregar el libro a medias y volver a entregarlo. Una respuesta nueva no borra la "
          + "anterior: se agrega, y cuenta la de la última fecha.",
        "3. The workbook may be handed in half filled, and again. A new answer does not delete the one "
          + "before: it is added, and that of the last day counts."),
      say(
        "4. No edite lo demás ni agregue filas: al leerlo se compara con lo guardado y se nombra cada "
          + "celda distinta.",
        "4. Edit nothing else and add no rows: when it is read it is compared with what was kept, and "
          + "each cell that differs is named."),
    ]
  }
}
