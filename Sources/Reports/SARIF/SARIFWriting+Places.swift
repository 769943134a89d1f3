import Documents
import Findings
import Values

extension SARIFWriting {
  func location(
    _ location: Finding.Location, _ wording: ReportWording, _ writer: inout JSONWriter
  ) {
    let place = wording.names.place(location.locator)
    let (row, column) = (Int(location.locator.row), Int(location.locator.column))
    writer.object { writer in
      writer.member("physicalLocation") { writer in
        writer.object { writer in
          writer.member("artifactLocation") { artifact(place.path, &$0) }
          writer.member("region") { writer in
            writer.object { writer in
              // GitHub refuses the whole file where a result has no line.
              writer.member("startLine", place.line ?? max(row, 0) + 1)
              if place.line == nil, row >= 0, column >= 0 {
                writer.member("startColumn", column + 1)
              }
              let text = wording.written(location)
              if !text.isEmpty {
                writer.member("snippet") { writer in
                  message(
                    TerminalText.cut(TerminalText.shown(text), to: limits.snippet), &writer)
                }
              }
            }
          }
        }
      }
      let reference = wording.reference(location.locator)
      if !reference.isEmpty {
        writer.member("logicalLocations") { writer in
          writer.array { writer in
            writer.element { writer in
              writer.object { writer in
                let isCell = place.cell != nil && column >= 0
                writer.member("name", isCell ? place.cell : place.sheet ?? reference)
                writer.member("fullyQualifiedName", reference)
                writer.member(
                  "kind",
                  isCell ? "cell" : row >= 0 ? "row" : place.sheet != nil ? "sheet" : "paragraph")
              }
            }
          }
        }
      }
    }
  }

  func artifact(_ path: String, _ writer: inout JSONWriter) {
    let path = ArtifactPath(path)
    writer.object { writer in
      writer.member("uri", path.uri)
      if !path.isAbsolute { writer.member("uriBaseId", "%SRCROOT%") }
    }
  }

  /// A message without codes, placeholders or links of a cell's making.
  func message(_ text: String, _ writer: inout JSONWriter) {
    writer.object { $0.member("text", SARIFWriting.inert(text)) }
  }

  /// Braces doubled, as the format has it; a bracket before a parenthesis is no link any more.
  static func inert(_ text: String) -> String {
    let text = TerminalText.sentence(text)
    guard text.utf8.contains(where: { "{}]".utf8.contains($0) }) else { return text }
    var result: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "("), last == UInt8(ascii: "]") { result.append(32) }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { result.append(byte) }
      result.append(byte)
      last = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
