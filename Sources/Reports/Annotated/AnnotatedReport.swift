import Archives
import Documents
import Findings
import Values

/// The user's own workbook with a note at each cell to be mended and a sheet «Observaciones».
///
/// Parts that nothing is added to stay byte for byte as they are stored: formulas, styles, macros,
/// images. What is no workbook of Excel becomes a new one with the tables as they were read.
package struct AnnotatedReport: ReportFormat {
  /// The format.
  package init() {}

  package let identifier = "annotated"
  package let sentence = LocalizedText(
    es: "Copia del libro con notas en las celdas y una hoja de observaciones (con --output).",
    en: "Copy of the workbook with notes at its cells and a sheet of observations (with --output).")
  package var isBinary: Bool { true }
  package var needsOriginals: Bool { true }

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    let copying = reports.count == 1 ? reports.first : nil
    if let copying, let index = copying.annotatedIndex, let bytes = copying.originals[index] {
      do throws(ArchiveError) {
        return try copy(bytes, index, copying, failures, options)
      } catch {
        return rebuilt(reports, failures, options, because: error)
      }
    }
    return rebuilt(reports, failures, options, because: nil)
  }

  package func obstacle(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions, output: String?
  ) -> LocalizedText? {
    guard reports.count == 1, let report = reports.first else {
      return reports.isEmpty ? AnnotatedObstacle.nothingRead : AnnotatedObstacle.several
    }
    guard let index = report.annotatedIndex else {
      return output.flatMap { AnnotatedObstacle.name($0, wanted: "xlsx") }
    }
    guard let bytes = report.originals[index] else { return AnnotatedObstacle.gone }
    guard let package = try? OfficePackage(bytes) else {
      return output.flatMap { AnnotatedObstacle.name($0, wanted: "xlsx") }
    }
    if package.isSigned, !options.dropsSignature { return AnnotatedObstacle.signed }
    return output.flatMap { AnnotatedObstacle.name($0, wanted: package.fileEnding) }
  }
}

// MARK: - Steps

extension AnnotatedReport {
  /// The workbook itself, with what is added.
  private func copy(
    _ bytes: [UInt8], _ index: Int, _ sourced: SourcedReport, _ failures: [ReadError],
    _ options: ReportOptions
  ) throws(ArchiveError) -> [UInt8] {
    var workbook = try AnnotatedWorkbook(bytes)
    let places = WorkbookPlaces(original: index, sources: sourced.sources)
    let wording = ReportWording(sourced)
    var head = AnnotatedHead.lines([wording], failures, options.language)
    if workbook.package.isSigned {
      try workbook.dropSignatures()
      head.append(AnnotatedHead.signatureGone(options.language))
    }
    let earlier = EarlierObservations(in: sourced.sources[index])
    return try annotate(&workbook, wording, places, earlier, head)
  }

  /// A new workbook with the tables of all documents.
  private func rebuilt(
    _ reports: [SourcedReport], _ failures: [ReadError], _ options: ReportOptions,
    because error: ArchiveError?
  ) -> [UInt8] {
    let all = reports.gathered(options.language)
    let title = options.language == .es ? "Copia anotada" : "Annotated copy"
    var tables = TablesWorkbook(all.sources, title: title, language: options.language)
    if tables.file.sheets.isEmpty { tables.addEmptySheet() }
    var head = AnnotatedHead.lines(
      reports.map(ReportWording.init), failures, options.language)
    if reports.contains(where: { $0.annotatedIndex != nil }) {
      head.append(AnnotatedHead.rebuilt(error, options.language))
    }
    if tables.isCut { head.append(AnnotatedHead.cut(options.language)) }
    do throws(ArchiveError) {
      var workbook = try AnnotatedWorkbook(try tables.file.bytes())
      let places = WorkbookPlaces(tables.blocks, sources: all.sources)
      return try annotate(&workbook, ReportWording(all), places, nil, head)
    } catch {
      // Only a workbook beyond 4 GiB; the workbook of observations alone is what can be given.
      return XLSXReport().render(reports, failures: failures, options: options)
    }
  }

  private func annotate(
    _ workbook: inout AnnotatedWorkbook, _ wording: ReportWording, _ places: WorkbookPlaces,
    _ earlier: EarlierObservations?, _ head: [String]
  ) throws(ArchiveError) -> [UInt8] {
    let name = workbook.observationsName(earlier, in: wording.language)
    var rows = ObservationRows(wording, places: places, earlier: earlier)
    let notes = CellNotes(rows, sheet: name)
    for sheet in workbook.sheets where sheet.name != name {
      let texts = notes.texts(on: sheet.name)
      let hasHidden = rows.rows.contains { $0.target?.sheet == sheet.name && $0.isHidden(places) }
      let ranges = hasHidden ? workbook.filteredRows(of: sheet) : []
      rows.sayFiltered { row in
        row.target?.sheet == sheet.name
          && ranges.contains { $0.contains(row.target?.row ?? -1) } && row.isHidden(places)
      }
      var without: Set<String> = []
      do throws(ArchiveError) {
        without = Set(try workbook.setNotes(texts, on: sheet))
      } catch {
        without = Set(texts.keys)
      }
      rows.addNotice(
        wording.say(
          "sin nota: la celda tiene comentarios", "without a note: the cell has comments")
      ) { $0.target?.sheet == sheet.name && without.contains($0.target?.cell ?? "") }
    }
    var head = head
    if notes.isCut { head.append(AnnotatedHead.fewNotes(wording.language)) }
    try workbook.setObservations(rows, name: name, head: head)
    return try workbook.bytes()
  }
}

extension ObservationRows.Row {
  /// Whether its cell lies in a hidden row.
  func isHidden(_ places: WorkbookPlaces) -> Bool {
    guard let place, let target else { return false }
    return places.grid(place)?.isHidden(row: target.row) ?? false
  }
}

extension SourcedReport {
  /// Which document gets the notes: the first workbook of Excel among those of the plan.
  var annotatedIndex: Int? {
    sources.indices.first { sources[$0].format == .xlsx }
  }
}

extension [SourcedReport] {
  /// All reports as one, their documents side by side.
  fileprivate func gathered(_ language: TextLanguage) -> SourcedReport {
    guard var report = first?.report else {
      let day = CalendarDate(dayNumber: 0)
      let pack = CheckReport.PackIdentity(id: "", version: "", sha256: "", verified: day)
      let run = CheckReport.Run(
        version: "", asOf: day, asOfFrom: .packVerified, language: language, pack: pack)
      return SourcedReport(CheckReport(run: run, verdict: .inconclusive), sources: [])
    }
    var sources = self[0].sources
    for other in dropFirst() {
      let offset = sources.count
      report.documents += other.report.documents
      report.findings += other.report.findings.map { $0.moved(by: offset) }
      for rule in other.report.rules where !report.rules.contains(where: { $0.id == rule.id }) {
        report.rules.append(rule)
      }
      sources += other.sources
    }
    return SourcedReport(report, sources: sources)
  }
}

extension Finding {
  /// The same finding with its documents counted from another one on.
  fileprivate func moved(by offset: Int) -> Finding {
    var finding = self
    finding.locations = locations.map { location in
      var location = location
      location.locator.document += UInt16(clamping: offset)
      location.headerLocator?.document += UInt16(clamping: offset)
      return location
    }
    return finding
  }
}
