import Documents
import Values

/// Recognises the words of pages that are pictures, with poppler's `pdftoppm` and Tesseract.
///
/// Whatever comes of it is a guess. Pages on which nothing is recognised stay as they are.
struct PageRecogniser {
  /// Why pages could not be recognised.
  enum Obstacle: String, Error {
    /// Tesseract is not installed.
    case missing
    /// Tesseract does not know Spanish.
    case withoutSpanish
    /// It took too long, or there are too many pages.
    case overLimit
    /// A tool gave up.
    case failed
  }

  private let limits: ReadLimits
  private let tool: String
  private let pdf: [UInt8]
  private let keeper: (any ConversionKeeper)?

  /// How many points of a picture go to an inch of paper.
  private static let resolution = 300
  /// Most points on the longer side of a picture; a poster is drawn smaller.
  private static let longestSide = 6_000
  /// The shortest stroke, in points of a picture, that is a ruled line: half an inch.
  private static let shortestLine = 150

  /// A recogniser for the pages of a PDF.
  init(
    _ pdf: [UInt8], limits: ReadLimits, tool: String = "tesseract",
    keeper: (any ConversionKeeper)? = nil
  ) {
    (self.pdf, self.limits, self.tool, self.keeper) = (pdf, limits, tool, keeper)
  }

  /// Gives words to the pages without any; what hindered it, and the record of it, if any page was
  /// recognised.
  func recognise(
    _ pages: inout [PDFPage]
  ) -> (obstacle: Obstacle?, record: DocumentConversion?) {
    let wanted = pages.filter(\.words.isEmpty)
    guard !wanted.isEmpty else { return (nil, nil) }
    let name = "\(SHA256.hexadecimal(of: pdf)).\(DocumentConversion.Product.words.rawValue)"
    let words = keeper?.made(name).flatMap(MadeWords.init) ?? made(of: wanted)
    keeper?.keep(words.bytes, as: name)
    for page in words.pages {
      guard let index = pages.firstIndex(where: { $0.number == page.number }) else { continue }
      pages[index].words = RecognisedWords(pages[index], pictureHeight: page.height)
        .words(page.table, limits: limits)
      pages[index].isRecognised = !pages[index].words.isEmpty
    }
    guard pages.contains(where: \.isRecognised) else { return (words.obstacle, nil) }
    let record = DocumentConversion(
      product: .words, converter: "Tesseract", version: words.version, sha256: words.sha256)
    return (words.obstacle, record)
  }

  /// What Tesseract makes of pages.
  private func made(of pages: [PDFPage]) -> MadeWords {
    var made = MadeWords()
    guard let version = PageRecogniser.version(of: tool, limits) else {
      made.obstacle = .missing
      return made
    }
    made.version = version
    let start = ContinuousClock.now
    for (count, page) in pages.enumerated() {
      let spent = start.duration(to: .now)
      guard count < limits.recognisedPages, spent < .seconds(limits.recognitionSeconds) else {
        made.obstacle = .overLimit
        break
      }
      do throws(Obstacle) {
        made.pages.append(try words(of: page))
      } catch {
        made.obstacle = error
        if error == .withoutSpanish { break }
      }
    }
    return made
  }

  /// What Tesseract says of its version; `nil` where it is not there.
  static func version(of tool: String, _ limits: ReadLimits) -> String? {
    guard case .output(let bytes) = OutsideTool(tool, limits).run(["--version"]) else {
      return nil
    }
    let line = String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline }
    return String(line.drop { !$0.isNumber })
  }

  // MARK: - A page

  private func words(of page: PDFPage) throws(Obstacle) -> MadeWords.Page {
    guard var picture = RuledPicture(pgm: try drawn(page)) else { throw .failed }
    picture.removeLines(longerThan: PageRecogniser.shortestLine)
    let table = try PageRecogniser.output(
      OutsideTool(tool, limits).run(
        ["-", "-", "-l", "spa", "--psm", "11", "--dpi", "\(PageRecogniser.resolution)", "tsv"],
        input: picture.pgm))
    return MadeWords.Page(number: page.number, height: picture.height, table: table)
  }

  private func drawn(_ page: PDFPage) throws(Obstacle) -> [UInt8] {
    let inches = max(page.width, page.height) / 72
    let isLarge = inches * Float(PageRecogniser.resolution) > Float(PageRecogniser.longestSide)
    let size =
      isLarge
      ? ["-scale-to", "\(PageRecogniser.longestSide)"] : ["-r", "\(PageRecogniser.resolution)"]
    let number = "\(page.number)"
    return try PageRecogniser.output(
      OutsideTool("pdftoppm", limits).run(
        ["-q", "-gray"] + size + ["-f", number, "-l", number, "-"], input: pdf))
  }

  private static func output(_ outcome: OutsideTool.Outcome) throws(Obstacle) -> [UInt8] {
    switch outcome {
    case .output(let bytes): return bytes
    case .missing: throw .missing
    case .overLimit: throw .overLimit
    case .failed(_, let said):
      throw said.contains("loading language") || said.contains("load any languages")
        ? .withoutSpanish : .failed
    }
  }
}

/// Reads the table of words that Tesseract writes.
struct RecognisedWords {
  private let page: PDFPage
  private let scale: Float

  /// For a page and the height of the picture that was made of it.
  init(_ page: PDFPage, pictureHeight: Int) {
    self.page = page
    scale = page.height / Float(max(1, pictureHeight))
  }

  /// The words with their boxes on the page; the remains of frames are none.
  func words(_ output: [UInt8], limits: ReadLimits) -> [PDFWord] {
    var words: [PDFWord] = []
    for line in output.split(separator: 10) where words.count < limits.words {
      let cells = line.split(separator: 9, omittingEmptySubsequences: false)
      // level, page, block, paragraph, line, word, left, top, width, height, confidence, text
      guard cells.count >= 12, cells[0].elementsEqual([UInt8(ascii: "5")]) else { continue }
      let numbers = cells[6..<10].compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      let text = String(decoding: cells[11], as: UTF8.self)
        .drop { RecognisedWords.strokes.contains($0) }
      guard numbers.count == 4, numbers.allSatisfy({ (0...100_000).contains($0) }),
        text.contains(where: { !RecognisedWords.strokes.contains($0) && !$0.isWhitespace })
      else { continue }
      let (left, top) = (Float(numbers[0]) * scale, Float(numbers[1]) * scale)
      words.append(
        PDFWord(
          text: String(text),
          box: PageBox(
            page: page.number, left: left, top: top, right: left + Float(numbers[2]) * scale,
            bottom: top + Float(numbers[3]) * scale)))
    }
    return words
  }

  /// What a recogniser takes a piece of a frame for.
  private static let strokes: Set<Character> = ["|", "_", "—", "¦", "[", "]", "{", "}", "~"]
}
