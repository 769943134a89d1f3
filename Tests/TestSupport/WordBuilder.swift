import Archives

/// Makes Word documents in memory from pieces of their XML.
///
/// ```swift
/// let bytes = try WordBuilder(.paragraph("Plan"), .table([["Meta", "2026"]])).bytes()
/// ```
package struct WordBuilder {
  /// A piece of the body, as XML.
  package struct Piece {
    /// The XML.
    package let xml: String

    /// Any XML.
    package static func xml(_ xml: String) -> Piece { Piece(xml: xml) }

    /// A paragraph, with a style where it has one.
    package static func paragraph(_ text: String, style: String? = nil) -> Piece {
      let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
      return Piece(
        xml: "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r></w:p>"
      )
    }

    /// A table of plain texts.
    package static func table(_ rows: [[String]]) -> Piece {
      .table(rows.map { $0.map { cell(.paragraph($0)) } })
    }

    /// A table of cells made by `cell`.
    package static func table(_ rows: [[Piece]]) -> Piece {
      let columns = String(
        repeating: "<w:gridCol w:w=\"2400\"/>", count: rows.map(\.count).max() ?? 0)
      let rows = rows.map { "<w:tr>\($0.map(\.xml).joined())</w:tr>" }
      return Piece(
        xml: "<w:tbl><w:tblPr/><w:tblGrid>\(columns)</w:tblGrid>\(rows.joined())</w:tbl>")
    }

    /// A cell; `properties` is the XML inside its `tcPr`.
    package static func cell(_ pieces: Piece..., properties: String = "") -> Piece {
      Piece(xml: "<w:tc><w:tcPr>\(properties)</w:tcPr>\(pieces.map(\.xml).joined())</w:tc>")
    }
  }

  /// The pieces of the body.
  package var pieces: [Piece]
  /// The XML inside `w:styles`.
  package var styles = ""
  /// The XML inside `w:numbering`.
  package var numbering = ""
  /// The path of the main part.
  package var part = "word/document.xml"

  /// A document of these pieces.
  package init(_ pieces: Piece...) { self.pieces = pieces }

  /// The parts of the file.
  package func files() -> [(name: String, bytes: [UInt8])] {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let body = pieces.map(\.xml).joined()
    let file = part.split(separator: "/").last ?? ""
    return [
      ("[Content_Types].xml", head + contentTypes),
      (
        "_rels/.rels",
        head + "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" "
          + "Type=\"\(office)/officeDocument\" Target=\"\(part)\"/></Relationships>"
      ),
      (
        part,
        head + "<w:document xmlns:w=\"\(main)\"><w:body>\(body)<w:sectPr/></w:body></w:document>"
      ),
      (
        "word/_rels/\(file).rels",
        head + "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" "
          + "Type=\"\(office)/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" "
          + "Type=\"\(office)/numbering\" Target=\"numbering.xml\"/></Relationships>"
      ),
      ("word/numbering.xml", head + "<w:numbering xmlns:w=\"\(main)\">\(numbering)</w:numbering>"),
      ("word/styles.xml", head + "<w:styles xmlns:w=\"\(main)\">\(styles)</w:styles>"),
    ].map { ($0.0, Array($0.1.utf8)) }
  }

  private var contentTypes: String {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let parts = [(part, "document.main"), ("word/styles.xml", "styles")].map { name, type in
      "<Override PartName=\"/\(name)\" ContentType=\"\(kind)\(type)+xml\"/>"
    }
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(parts.joined())</Types>"
  }

  /// The file.
  package func bytes() throws(ArchiveError) -> [UInt8] { try ZipArchive.bytes(of: files()) }
}

/// Text with the signs that XML keeps for itself written as entities.
package func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
