import Archives
import Values

/// A workbook that is written whole.
package struct WorkbookFile {
  /// What file managers and screen readers call it.
  let title: String
  let language: TextLanguage
  /// Its sheets, in the order of their tabs.
  package var sheets: [WorkbookSheet] = []

  /// A workbook without sheets yet.
  package init(title: String, language: TextLanguage) {
    (self.title, self.language) = (title, language)
  }

  /// The file; only one of beyond 4 GiB cannot be written.
  package func bytes() throws(ArchiveError) -> [UInt8] {
    var zip = ZipWriter()
    try zip.add("[Content_Types].xml", Array(contentTypes.utf8))
    try zip.add("_rels/.rels", Array(rootRelations.utf8))
    try zip.add("docProps/core.xml", Array(properties.utf8))
    try zip.add("xl/workbook.xml", Array(workbook.utf8))
    try zip.add("xl/_rels/workbook.xml.rels", Array(relations.utf8))
    try zip.add("xl/styles.xml", Array(WorkbookStyles.xml.utf8))
    for (index, sheet) in sheets.enumerated() {
      try zip.add("xl/worksheets/sheet\(index + 1).xml", sheet.xml(isFirst: index == 0))
    }
    return try zip.finish()
  }

  private var contentTypes: String {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let parts = sheets.indices.map {
      #"<Override PartName="/xl/worksheets/sheet\#($0 + 1).xml" ContentType="\#(type).worksheet+xml"/>"#
    }
    return """
      \(OfficeXML.head)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/>\
      \(parts.joined())</Types>
      """
  }

  private var rootRelations: String {
    """
    \(OfficeXML.head)<Relationships xmlns="\(OfficeXML.packageRelations)">\
    <Relationship Id="rId1" Type="\(OfficeXML.relations)/officeDocument" Target="xl/workbook.xml"/>\
    <Relationship Id="rId2" Type="\(OfficeXML.packageRelations)/metadata/core-properties" \
    Target="docProps/core.xml"/></Relationships>
    """
  }

  private var properties: String {
    """
    \(OfficeXML.head)<cp:coreProperties \
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(XMLText.token(title))</dc:title>\
    <dc:creator>Cotejo</dc:creator>\
    <dc:language>\(language == .es ? "es-CO" : "en")</dc:language></cp:coreProperties>
    """
  }

  private var workbook: String {
    let tabs = sheets.enumerated().map { index, sheet in
      """
      <sheet name="\(XMLText.escaped(sheet.name))" sheetId="\(index + 1)"\
       r:id="rId\(index + 1)"/>
      """
    }
    let names = sheets.enumerated().map { $1.names(position: $0) }.joined()
    return """
      \(OfficeXML.head)<workbook xmlns="\(OfficeXML.main)" xmlns:r="\(OfficeXML.relations)">\
      <bookViews><workbookView activeTab="0"/></bookViews><sheets>\(tabs.joined())</sheets>\
      \(names.isEmpty ? "" : "<definedNames>\(names)</definedNames>")</workbook>
      """
  }

  private var relations: String {
    let tabs = sheets.indices.map {
      """
      <Relationship Id="rId\($0 + 1)" Type="\(OfficeXML.relations)/worksheet" \
      Target="worksheets/sheet\($0 + 1).xml"/>
      """
    }
    return """
      \(OfficeXML.head)<Relationships xmlns="\(OfficeXML.packageRelations)">\(tabs.joined())\
      <Relationship Id="rId\(sheets.count + 1)" Type="\(OfficeXML.relations)/styles" \
      Target="styles.xml"/></Relationships>
      """
  }
}

/// The names that Office Open XML gives its languages.
enum OfficeXML {
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
}
