import Archives
import Documents

/// A workbook that gets notes and a sheet of observations; the rest stays byte for byte.
struct AnnotatedWorkbook {
  /// One tab.
  struct Sheet {
    let name: String
    let part: String
  }

  private(set) var package: OfficePackage
  /// The tabs from left to right, those without a part left out.
  private(set) var sheets: [Sheet] = []
  /// The names on all tabs.
  private(set) var sheetNames: [String] = []
  /// Whether day 0 is 1 January 1904.
  private(set) var startsIn1904 = false
  /// The part that names the sheets.
  let workbookPart: String
  /// Whether the package uses the names of the strict form.
  let isStrict: Bool

  /// Opens a workbook.
  init(_ bytes: [UInt8]) throws(ArchiveError) {
    package = try OfficePackage(bytes)
    let roots = try package.relations(of: "")
    workbookPart = roots.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    let workbook = try package.part(workbookPart)
    let head = String(decoding: workbook.prefix(4_096), as: UTF8.self)
    isStrict = head.contains(OfficeXML.strictMain)
    let relations = try package.relations(of: workbookPart)
    let outline = try XMLOutline(workbook)
    if let properties = outline.children.first(where: { $0.name == "workbookPr" }) {
      startsIn1904 = ["1", "true", "on"].contains(properties.attributes["date1904"] ?? "")
    }
    for sheet in try XMLOutline(workbook, inside: ["sheets"]).children {
      guard let name = sheet.attributes["name"] else { continue }
      sheetNames.append(name)
      let relation = relations.first { $0.identifier == sheet.attributes[":id"] }
      if let relation, relation.kind == "worksheet", package.has(relation.target) {
        sheets.append(Sheet(name: name, part: relation.target))
      }
    }
  }

  /// The file.
  func bytes() throws(ArchiveError) -> [UInt8] { try package.bytes() }

  /// The type of a relation, as this workbook's form calls it.
  func relationType(_ kind: String) -> String {
    "\(isStrict ? OfficeXML.strictRelations : OfficeXML.relations)/\(kind)"
  }

  /// Changes parts together: on an error nothing has changed.
  mutating func change<Result>(
    _ body: (inout OfficePackage) throws(ArchiveError) -> Result
  ) throws(ArchiveError) -> Result {
    var trial = package
    let result = try body(&trial)
    package = trial
    return result
  }

  /// Takes the signatures away, which the copy would break.
  mutating func dropSignatures() throws(ArchiveError) {
    try change { package throws(ArchiveError) in
      for name in package.partNames where name.lowercased().hasPrefix("_xmlsignatures/") {
        try package.remove(name, from: "")
      }
    }
  }
}

// MARK: - Notes

extension AnnotatedWorkbook {
  /// Puts these notes, by cell, in place of those of ours that the sheet has.
  ///
  /// Gives the cells whose note could not be put because a thread of comments stands there.
  mutating func setNotes(
    _ notes: [String: String], on sheet: Sheet
  ) throws(ArchiveError) -> [String] {
    let relations = try package.relations(of: sheet.part)
    let known = relations.first { $0.kind == "comments" && package.has($0.target) }?.target
    if notes.isEmpty {
      // Nothing to do where nothing of ours was left by an earlier run.
      guard let known, try package.part(known).hasText(CommentsPart.opening) else { return [] }
    }
    let old = try known.map { (part) throws(ArchiveError) in try package.part(part) }
    let outcome = try CommentsPart(old ?? CommentsPart.empty(isStrict: isStrict)).with(notes)
    guard outcome.bytes != old else { return outcome.inThreads }
    let types = (comments: relationType("comments"), drawing: relationType("vmlDrawing"))
    try change { package throws(ArchiveError) in
      if let known {
        package.set(known, outcome.bytes)
      } else {
        let part = package.newName("xl/comments", ".xml")
        package.set(part, outcome.bytes)
        try package.declare(part, type: AnnotatedWorkbook.commentsType)
        _ = try package.relate(sheet.part, to: part, type: types.comments)
      }
      try AnnotatedWorkbook.draw(outcome, notes, sheet, relations, types.drawing, &package)
    }
    return outcome.inThreads
  }

  private static let commentsType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

  /// Gives each new note its box, and takes those of removed notes away.
  private static func draw(
    _ outcome: CommentsPart.Outcome, _ notes: [String: String], _ sheet: Sheet,
    _ relations: [OfficePackage.Relation], _ type: String, _ package: inout OfficePackage
  ) throws(ArchiveError) {
    guard !outcome.added.isEmpty || !outcome.removed.isEmpty else { return }
    let bytes = try package.part(sheet.part)
    let outline = try XMLOutline(bytes)
    let legacy = outline.children.first { $0.name == "legacyDrawing" }
    let known = relations.first { $0.identifier == legacy?.attributes[":id"] }?.target
    let old = try known.map { (part) throws(ArchiveError) in try package.part(part) }
    guard var shapes = NoteShapes(old ?? NoteShapes.empty) else {
      throw ArchiveError(.damaged, entry: known, "a drawing without an end")
    }
    shapes.remove(Set(outcome.removed + outcome.added))
    shapes.add(outcome.added.map { ($0, notes[$0] ?? "") })
    if let known { return package.set(known, shapes.bytes) }
    let part = package.newName("xl/drawings/vmlDrawing", ".vml")
    package.set(part, shapes.bytes)
    try package.declare(
      ending: "vml", type: "application/vnd.openxmlformats-officedocument.vmlDrawing")
    let identifier = try package.relate(sheet.part, to: part, type: type)
    let isStrict = type.hasPrefix(OfficeXML.strictRelations)
    let space = isStrict ? OfficeXML.strictRelations : OfficeXML.relations
    var edits = XMLEdits()
    edits.insert(
      "<\(outline.prefix)legacyDrawing xmlns:r=\"\(space)\" r:id=\"\(identifier)\"/>",
      at: AnnotatedWorkbook.place(ofDrawingIn: outline))
    package.set(sheet.part, edits.applied(to: bytes))
  }

  /// Behind the last element that the schema wants before `legacyDrawing`.
  private static func place(ofDrawingIn outline: XMLOutline) -> Int {
    let before = outline.children.last { !later.contains($0.name) }
    return before?.range.upperBound ?? outline.parent.content.lowerBound
  }

  /// What the schema wants behind `legacyDrawing`; old and new forms of controls among it.
  private static let later: Set<String> = [
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
  ]
}

// MARK: - What a sheet hides

extension AnnotatedWorkbook {
  /// The first and last row, from 0, of each area of a sheet in which a filter is at work.
  func filteredRows(of sheet: Sheet) -> [ClosedRange<Int>] {
    var parts = [sheet.part]
    parts += ((try? package.relations(of: sheet.part)) ?? []).filter { $0.kind == "table" }
      .map(\.target)
    return parts.compactMap { part in
      guard let bytes = try? package.part(part), let outline = try? XMLOutline(bytes),
        let filter = outline.children.first(where: { $0.name == "autoFilter" }), !filter.isEmpty,
        bytes[filter.content].hasText("filterColumn"), let area = filter.attributes["ref"]
      else { return nil }
      let corners = area.split(separator: ":").compactMap { CellReference.parse($0)?.row }
      guard let first = corners.first, let last = corners.last, first < last else { return nil }
      return first + 1...last
    }
  }
}

extension Collection<UInt8> {
  /// Whether these signs stand somewhere in the bytes.
  func hasText(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
