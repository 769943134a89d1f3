import Reports
import Store
import Values

/// The workbook in which people fill in what only they can say, and which is read back.
enum ObservationWorkbook: ObservationFormat {
  static let identifier = "xlsx"
  static let sentence = LocalizedText(
    es: "Libro para llenar causa, efecto, incidencia y trámite; vuelve con --read.",
    en: "Workbook to fill in cause, effect, incidence and way; it comes back with --read.")

  static func render(_ list: ObservationList, in language: TextLanguage) -> [UInt8] {
    let columns = ObservationColumns.allCases
    var sheet = WorkbookSheet(
      name: language == .es ? "Trámite de observaciones" : "Way of observations",
      widths: columns.map(\.width))
    sheet.appendHeader(columns.map { $0.heading(language) })
    for item in list.items {
      sheet.append(
        columns.map { column in
          column == .number
            ? .count(item.stored.number) : .text(column.content(of: item, language))
        })
    }
    var book = WorkbookFile(
      title: (language == .es ? "Observaciones a " : "Observations on ") + list.entity,
      language: language)
    book.sheets = [sheet, guide(language)]
    // A workbook beyond 4 GiB cannot be: every cell has its limit.
    return (try? book.bytes()) ?? []
  }

  private static func guide(_ language: TextLanguage) -> WorkbookSheet {
    var sheet = WorkbookSheet(
      name: language == .es ? "Cómo se llena" : "How to fill it in", widths: [90])
    let lines: [LocalizedText] = [
      LocalizedText(
        es: "Escriba en Causa, Efecto e Incidencia: la herramienta no las propone.",
        en: "Write in Cause, Effect and Incidence: the tool proposes none."),
      LocalizedText(
        es:
          "Para dar un paso escriba en «Pasa a» comunicada, respondida, confirmada o desvirtuada, y "
          + "en Fecha (2026-03-05), Quién y Texto lo que corresponda. Anexo es la ruta de un archivo "
          + "junto a este libro.",
        en:
          "To take a step write comunicada, respondida, confirmada or desvirtuada in “Goes to”, and "
          + "what belongs in Date (2026-03-05), Who and Text. Annex is the path of a file beside this "
          + "workbook."),
      LocalizedText(
        es: "Lo demás no se edita. Después de «comunicada» solo se agrega.",
        en: "The rest is not edited. After “comunicada” things are only added."),
      LocalizedText(
        es: "Si la entidad no responde en su término, el paso es «respondida» y el texto lo dice.",
        en: "Where the entity lets its term pass, the step is “respondida” and the text says so."),
    ]
    for line in lines { sheet.append([.text(line.text(in: language))]) }
    return sheet
  }
}
