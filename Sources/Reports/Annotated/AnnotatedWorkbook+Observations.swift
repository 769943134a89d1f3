import Archives
import Documents
import Values

extension AnnotatedWorkbook {
  /// The name that the sheet of observations has or will have.
  func observationsName(_ earlier: EarlierObservations?, in language: TextLanguage) -> String {
    if let earlier, sheets.contains(where: { $0.name == earlier.sheet }) { return earlier.sheet }
    var names = SheetNames(taken: sheetNames)
    return names.next(language == .es ? "Observaciones" : "Observations")
  }

  /// Writes the sheet of observations: in place of an earlier one, else behind the last tab.
  mutating func setObservations(
    _ rows: ObservationRows, name: String, head: [String]
  ) throws(ArchiveError) {
    let known = sheets.first { $0.name == name }
    let styles = StyleFinder(package, workbookPart: workbookPart)
    let (workbookPart, isStrict, startsIn1904) = (workbookPart, isStrict, startsIn1904)
    let types = (sheet: relationType("worksheet"), table: relationType("table"))
    try change { package throws(ArchiveError) in
      let part = known?.part ?? package.newName("xl/worksheets/sheet", ".xml")
      let table = try TablePart(of: known?.part, in: package)
      let relation: String
      if let known = table.relation {
        relation = known
      } else {
        relation = try package.relate(part, to: table.part, type: types.table)
      }
      var sheet = ObservationSheet(
        rows: rows, head: head, styles: styles, startsIn1904: startsIn1904, isStrict: isStrict,
        tableRelation: relation)
      var identifier: String?
      if let known {
        try AnnotatedWorkbook.keep(known.part, in: &sheet, &package, workbookPart)
      } else {
        try package.declare(part, type: AnnotatedWorkbook.type("worksheet"))
        identifier = try package.relate(workbookPart, to: part, type: types.sheet)
      }
      package.set(part, sheet.xml())
      package.set(table.part, sheet.table(identifier: table.identifier))
      if table.relation == nil {
        try package.declare(table.part, type: AnnotatedWorkbook.type("table"))
      }
      try AnnotatedWorkbook.setNames(
        sheet, rows, newTab: identifier.map { (name, $0) }, workbookPart, isStrict, &package)
    }
  }

  private static func type(_ kind: String) -> String {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.\(kind)+xml"
  }

  /// Keeps drawings and notes that people put on the earlier sheet; its formulas go, and so does the
  /// order in which Excel computed them, which would name cells that have none.
  private static func keep(
    _ part: String, in sheet: inout ObservationSheet, _ package: inout OfficePackage,
    _ workbookPart: String
  ) throws(ArchiveError) {
    let bytes = try package.part(part)
    let outline = try XMLOutline(bytes)
    func raw(_ name: String) -> String {
      guard outline.prefix.isEmpty, let element = outline.children.first(where: { $0.name == name })
      else { return "" }
      let text = String(decoding: bytes[element.range], as: UTF8.self)
      return text.utf8.hasText(" r:id=") ? text : ""
    }
    sheet.kept = (raw("drawing"), raw("legacyDrawing"))
    guard bytes.hasText("<f>") || bytes.hasText("<f ") else { return }
    for relation in try package.relations(of: workbookPart) where relation.kind == "calcChain" {
      try package.remove(relation.target, from: workbookPart)
    }
  }

  /// Names the cells that rows lead to, in place of the names of an earlier run, and adds the tab.
  private static func setNames(
    _ sheet: ObservationSheet, _ rows: ObservationRows, newTab: (name: String, relation: String)?,
    _ workbookPart: String, _ isStrict: Bool, _ package: inout OfficePackage
  ) throws(ArchiveError) {
    let bytes = try package.part(workbookPart)
    let outline = try XMLOutline(bytes)
    let prefix = outline.prefix
    var edits = XMLEdits()
    if let newTab {
      let tabs = try XMLOutline(bytes, inside: ["sheets"])
      let highest = tabs.children.compactMap { $0.attributes["sheetId"].flatMap { Int($0) } }.max()
      let space = isStrict ? OfficeXML.strictRelations : OfficeXML.relations
      edits.append(
        """
        <\(prefix)sheet xmlns:r="\(space)" name="\(XMLText.escaped(newTab.name))" \
        sheetId="\((highest ?? 0) + 1)" r:id="\(newTab.relation)"/>
        """, to: tabs.parent, named: prefix + "sheets")
    }
    let new = Dictionary(sheet.names.map { ($0.name, $0.target) }) { first, _ in first }
    // What an earlier row leads to keeps its name, which may have followed its cell meanwhile.
    let kept = Set(rows.rows.filter { $0.target == nil }.map(\.name))
    let elements = new.sorted { $0.key < $1.key }.map { name, target in
      let place = SheetNames.reference(target.sheet, row: target.row, column: target.column) {
        "$\(CellReference.columnName($1))$\($0 + 1)"
      }
      return "<\(prefix)definedName name=\"\(name)\">\(escaped(place))</\(prefix)definedName>"
    }
    if let names = outline.children.first(where: { $0.name == "definedNames" }) {
      let old = try XMLOutline(bytes, inside: ["definedNames"]).children
      let gone = old.filter {
        let name = $0.attributes["name"] ?? ""
        return isOurs(name) && (new[name] != nil || !kept.contains(name))
      }
      if gone.count == old.count, elements.isEmpty {
        edits.remove(names.range)
      } else {
        for name in gone { edits.remove(name.range) }
        if !elements.isEmpty {
          edits.append(elements.joined(), to: names, named: prefix + "definedNames")
        }
      }
    } else if !elements.isEmpty {
      let before = outline.children.last {
        ["sheets", "functionGroups", "externalReferences"].contains($0.name)
      }
      edits.insert(
        "<\(prefix)definedNames>\(elements.joined())</\(prefix)definedNames>",
        at: before?.range.upperBound ?? outline.parent.content.upperBound)
    }
    if !edits.isEmpty { package.set(workbookPart, edits.applied(to: bytes)) }
  }

  /// The text of a formula, which says what the name of a sheet is, sign by sign.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, sign in
      switch sign {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(sign)
      }
    }
  }

  /// `Cotejo_` and twelve digits.
  private static func isOurs(_ name: String) -> Bool {
    name.hasPrefix("Cotejo_") && name.utf8.count == 19
      && name.utf8.dropFirst(7).allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

/// The part with the table of the sheet of observations, an earlier one or a new one.
private struct TablePart {
  let part: String
  let identifier: Int
  /// The relation of the sheet to it; `nil` for a new one.
  let relation: String?

  init(of sheet: String?, in package: OfficePackage) throws(ArchiveError) {
    var highest = 0
    for name in package.partNames where name.lowercased().hasPrefix("xl/tables/") {
      guard let bytes = try? package.part(name), let outline = try? XMLOutline(bytes) else {
        continue
      }
      highest = max(highest, outline.parent.attributes["id"].flatMap { Int($0) } ?? 0)
    }
    let relations = try sheet.map { (part) throws(ArchiveError) in
      try package.relations(of: part)
    }
    if let known = relations?.first(where: { $0.kind == "table" && package.has($0.target) }) {
      let outline = try XMLOutline(try package.part(known.target))
      part = known.target
      identifier = outline.parent.attributes["id"].flatMap { Int($0) } ?? highest + 1
      relation = known.identifier
    } else {
      part = package.newName("xl/tables/table", ".xml")
      identifier = highest + 1
      relation = nil
    }
  }
}
