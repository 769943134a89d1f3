import Archives
import Documents
import Foundation
import Readers
import Testing

/// The parts of a workbook, read without the code that wrote them.
struct WorkbookParts {
  let bytes: [UInt8]
  private let archive: ZipArchive?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    archive = try? ZipArchive(bytes)
  }

  var names: [String] { archive?.entries.map(\.name) ?? [] }

  subscript(name: String) -> String? {
    (try? archive?.bytes(named: name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// As our own reader sees it.
  func document() throws -> Document {
    try XLSXReader().read(SourceFile(path: "libro.xlsx", bytes: bytes), limits: ReadLimits())
  }

  /// The stored bytes of each entry, by name.
  func stored() throws -> [String: [UInt8]] {
    let listing = try ZipListing(bytes)
    return Dictionary(
      uniqueKeysWithValues: listing.entries.map { ($0.name, Array(bytes[$0.stored])) })
  }

  /// Every text of every cell and note, a line each.
  var text: String {
    var lines: [String] = []
    if let document = try? document() {
      for (_, grid) in document.grids {
        for (position, _) in grid.rowNumbers.enumerated() {
          let range = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
          lines += range.map { grid.text(grid.values[$0]) }
        }
      }
    }
    for name in names where name.hasPrefix("xl/comments") {
      lines += notes(inPart: name).sorted { $0.key < $1.key }.map(\.value)
    }
    return lines.joined(separator: "\n")
  }

  /// The notes of a sheet, by cell, over the relations that programs follow.
  func notes(on sheet: String) -> [String: String] {
    relations(of: sheet, "comments").first.map { notes(inPart: $0) } ?? [:]
  }

  /// The cells that the drawing of a sheet has boxes for.
  func boxes(on sheet: String) -> [String] {
    guard let part = part(ofSheet: sheet), let xml = self[part],
      let identifier = xml.firstMatch(of: /<legacyDrawing[^>]* r:id="([^"]+)"/)?.1,
      let relations = self[WorkbookParts.relations(part)],
      let target = elements("Relationship", relations).first(where: {
        $0["Id"] == String(identifier)
      }),
      let drawing = self[WorkbookParts.absolute(target["Target"] ?? "")]
    else { return [] }
    return drawing.matches(of: /<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)<\/x:Column>/).map {
      CellReference.name(row: Int($0.1) ?? 0, column: Int($0.2) ?? 0)
    }
  }

  /// The part of a sheet.
  func part(ofSheet sheet: String) -> String? {
    guard let workbook = self["xl/workbook.xml"],
      let relations = self["xl/_rels/workbook.xml.rels"],
      let tab = elements("sheet", workbook).first(where: { $0["name"] == sheet }),
      let relation = elements("Relationship", relations).first(where: { $0["Id"] == tab["id"] })
    else { return nil }
    return WorkbookParts.absolute(relation["Target"] ?? "")
  }

  /// The names of cells that the workbook defines.
  var definedNames: [String: String] {
    guard let workbook = self["xl/workbook.xml"] else { return [:] }
    var names: [String: String] = [:]
    for element in elements("definedName", workbook) { names[element["name"] ?? ""] = element[""] }
    return names
  }

  /// The links of a sheet: cell and where it leads.
  func links(on sheet: String) -> [String: String] {
    guard let part = part(ofSheet: sheet), let xml = self[part] else { return [:] }
    var links: [String: String] = [:]
    for element in elements("hyperlink", xml) { links[element["ref"] ?? ""] = element["location"] }
    return links
  }

  private func relations(of sheet: String, _ kind: String) -> [String] {
    guard let part = part(ofSheet: sheet), let xml = self[WorkbookParts.relations(part)] else {
      return []
    }
    return elements("Relationship", xml).filter { $0["Type"]?.hasSuffix("/" + kind) == true }
      .map { WorkbookParts.absolute($0["Target"] ?? "") }
  }

  private func notes(inPart part: String) -> [String: String] {
    guard let xml = self[part] else { return [:] }
    var notes: [String: String] = [:]
    for element in elements("comment", xml) { notes[element["ref"] ?? ""] = element[""] }
    return notes
  }

  /// The attributes of all elements of a name; the text inside under the empty name.
  private func elements(_ name: String, _ xml: String) -> [[String: String]] {
    var found: [[String: String]] = []
    Array(xml.utf8).withUnsafeBufferPointer { bytes in
      var reader = XMLTokenizer(bytes)
      var open: [String: String]?
      var depth = 0
      var text: [UInt8] = []
      while let event = try? reader.next(), event != .finished {
        if event == .start, open == nil, String(decoding: reader.name, as: UTF8.self) == name {
          var attributes: [String: String] = [:]
          for index in 0..<reader.attributeCount {
            var value: [UInt8] = []
            try? reader.appendValue(of: reader.attribute(index), to: &value)
            attributes[String(decoding: reader.attribute(index).name, as: UTF8.self)] =
              String(decoding: value, as: UTF8.self)
          }
          (open, depth, text) = (attributes, reader.depth, [])
        } else if event == .text, open != nil {
          try? reader.appendText(to: &text)
        } else if event == .end, reader.depth < depth, var attributes = open {
          attributes[""] = String(decoding: text, as: UTF8.self)
          found.append(attributes)
          open = nil
        }
      }
    }
    return found
  }

  private static func relations(_ part: String) -> String {
    let pieces = part.split(separator: "/")
    return pieces.dropLast().joined(separator: "/") + "/_rels/\(pieces.last ?? "").rels"
  }

  private static func absolute(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    if target.hasPrefix("../") { return "xl/" + target.dropFirst(3) }
    return target.hasPrefix("xl/") ? target : "xl/" + target
  }
}
