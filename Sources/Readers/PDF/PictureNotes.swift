import Documents

/// What is said of pages that are pictures.
extension ReaderNote {
  static func recognised(_ pages: [Int], _ record: DocumentConversion) -> ReaderNote {
    let program = "\(record.converter) \(record.version)"
    return ReaderNote(
      .converted,
      es:
        "Páginas leídas de su imagen con \(program): \(list(pages)). Todo lo que dicen es supuesto, "
        + "y puede faltar algo (SHA-256 de lo reconocido: \(record.sha256)).",
      en: "Pages read from their picture with \(program): \(list(pages)). All they say is a guess, "
        + "and something may be missing (SHA-256 of what was recognised: \(record.sha256)).")
  }

  /// Pages that nobody could read, and what to do about them.
  static func pictures(
    _ pages: [Int], isAsked: Bool, obstacle: PageRecogniser.Obstacle?, _ limits: ReadLimits
  ) -> ReaderNote {
    let (es, en) =
      isAsked
      ? reason(obstacle, limits)
      : (
        "Para reconocer sus palabras repita la orden con --convert (con los paquetes tesseract-ocr y "
          + "tesseract-ocr-spa instalados), o pida el plan en Excel.",
        "To recognise their words give the command again with --convert (with the packages "
          + "tesseract-ocr and tesseract-ocr-spa installed), or ask for the plan in Excel."
      )
    return ReaderNote(
      .picture, es: "Páginas sin texto, que no se leyeron: \(list(pages)). \(es)",
      en: "Pages without text, which were not read: \(list(pages)). \(en)")
  }

  private static func reason(
    _ obstacle: PageRecogniser.Obstacle?, _ limits: ReadLimits
  ) -> (es: String, en: String) {
    switch obstacle {
    case .missing:
      (
        "Falta la herramienta que reconoce sus palabras: instale los paquetes tesseract-ocr y "
          + "tesseract-ocr-spa (sudo apt-get install tesseract-ocr tesseract-ocr-spa).",
        "The tool that recognises their words is missing: install the packages tesseract-ocr and "
          + "tesseract-ocr-spa (sudo apt-get install tesseract-ocr tesseract-ocr-spa)."
      )
    case .withoutSpanish:
      (
        "A Tesseract le falta el español: instale el paquete tesseract-ocr-spa (sudo apt-get install "
          + "tesseract-ocr-spa).",
        "Tesseract lacks Spanish: install the package tesseract-ocr-spa (sudo apt-get install "
          + "tesseract-ocr-spa)."
      )
    case .overLimit:
      (
        "Reconocerlas pasa de los límites (\(limits.recognisedPages) páginas, "
          + "\(limits.recognitionSeconds) segundos). Divida el archivo en partes.",
        "Recognising them is beyond the limits (\(limits.recognisedPages) pages, "
          + "\(limits.recognitionSeconds) seconds). Split the file into parts."
      )
    case .failed, nil:
      (
        "No se reconoció ninguna palabra en su imagen. Pida el plan en Excel.",
        "No words were recognised in their picture. Ask for the plan in Excel."
      )
    }
  }

  private static func list(_ pages: [Int]) -> String {
    let shown = pages.prefix(20).map(String.init).joined(separator: ", ")
    return pages.count > 20 ? "\(shown) … (\(pages.count))" : shown
  }
}
