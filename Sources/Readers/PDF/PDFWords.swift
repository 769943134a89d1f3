import Archives
import Documents

/// A word on a page.
struct PDFWord {
  /// What it says.
  var text: String
  /// Where it stands.
  var box: PageBox

  /// Its height, which is that of its font.
  var height: Float { box.bottom - box.top }
}

/// One page of a PDF: its size and its words, in the order of the tool.
struct PDFPage {
  /// The number, from 1.
  var number: Int
  /// The width of the sheet.
  var width: Float
  /// The height of the sheet.
  var height: Float
  /// The words.
  var words: [PDFWord] = []
  /// Whether its words were recognised in a picture.
  var isRecognised = false
}

/// Reads what `pdftotext -bbox-layout` writes.
enum PDFWords {
  /// The pages; `limits` bounds words and pages.
  static func pages(_ output: [UInt8], limits: ReadLimits) throws(ArchiveError) -> [PDFPage] {
    // The head holds titles as the file gives them, and a document type: neither is XML for us.
    guard let start = first("<doc>", in: output) else {
      throw ArchiveError(.damaged, "no pages")
    }
    return try output[start...].withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: 16)
      var pages: [PDFPage] = []
      var count = 0
      while true {
        let event = try xml.next()
        if event == .finished || event == .end && xml.depth == 0 { return pages }
        guard event == .start else { continue }
        if xml.isNamed("page") {
          guard pages.count < limits.pages else {
            throw ArchiveError(.overLimit, "more than \(limits.pages) pages")
          }
          pages.append(
            PDFPage(
              number: pages.count + 1, width: number(xml, "width") ?? 595,
              height: number(xml, "height") ?? 842))
        } else if xml.isNamed("word"), !pages.isEmpty {
          count += 1
          guard count <= limits.words else {
            throw ArchiveError(.overLimit, "more than \(limits.words) words")
          }
          let box = box(xml, page: pages.count)
          var text: [UInt8] = []
          try xml.appendContent(to: &text)
          if let box, text.contains(where: { $0 > 32 }) {
            pages[pages.count - 1].words.append(
              PDFWord(text: String(decoding: text, as: UTF8.self), box: box))
          }
        }
      }
    }
  }

  private static func box(_ xml: borrowing XMLTokenizer, page: Int) -> PageBox? {
    guard let left = number(xml, "xMin"), let top = number(xml, "yMin"),
      let right = number(xml, "xMax"), let bottom = number(xml, "yMax"), left <= right,
      top <= bottom
    else { return nil }
    return PageBox(page: page, left: left, top: top, right: right, bottom: bottom)
  }

  /// A place on a page; beyond any sheet of paper there is nothing to read.
  private static func number(_ xml: borrowing XMLTokenizer, _ name: StaticString) -> Float? {
    for index in 0..<xml.attributeCount where xml.attribute(index).name.equals(name) {
      guard let value = CellNumber.parse(xml.attribute(index).value), value.magnitude < 15_000
      else { return nil }
      return Float(value)
    }
    return nil
  }

  private static func first(_ mark: StaticString, in bytes: [UInt8]) -> Int? {
    let length = mark.utf8CodeUnitCount
    guard bytes.count >= length else { return nil }
    return (0...(bytes.count - length)).first { place in
      (0..<length).allSatisfy { bytes[place + $0] == mark.utf8Start[$0] }
    }
  }
}
