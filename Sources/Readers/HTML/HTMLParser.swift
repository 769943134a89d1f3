import CHTML

/// What takes the pieces of an HTML text in the order in which they stand.
protocol HTMLHandler: AnyObject {
  /// An element begins; false ends the reading.
  func start(_ name: String, _ attributes: HTMLAttributes) -> Bool
  /// The element last begun ends.
  func end(_ name: String)
  /// A piece of text.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element; valid only while its start is handled.
struct HTMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// The value of an attribute, empty where it has none; `nil` where it is not there.
  subscript(name: StaticString) -> String? {
    guard var next = list else { return nil }
    while let found = next[0] {
      if HTMLAttributes.equal(found, name) {
        return next[1].map { String(cString: $0) } ?? ""
      }
      next += 2
    }
    return nil
  }

  private static func equal(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    for index in 0..<name.utf8CodeUnitCount where text[index] != name.utf8Start[index] {
      return false
    }
    return text[name.utf8CodeUnitCount] == 0
  }
}

/// Parses HTML with libxml2, which closes what people leave open, and reads nothing of the network.
enum HTMLParser {
  /// Gives the pieces of a text in UTF-8 to a handler; false where the parser gave up early.
  static func parse(_ bytes: [UInt8], _ handler: any HTMLHandler) -> Bool {
    guard bytes.count <= Int(Int32.max), let context = htmlNewParserCtxt() else { return false }
    defer { htmlFreeParserCtxt(context) }
    let run = Run(context, handler)
    return withExtendedLifetime(run) {
      context.pointee.sax.pointee = sax
      context.pointee.userData = Unmanaged.passUnretained(run).toOpaque()
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
      bytes.withUnsafeBytes { bytes in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let document = htmlCtxtReadMemory(
          context, start, Int32(bytes.count), nil, "UTF-8", Int32(options))
        if let document { xmlFreeDoc(document) }
      }
      return !run.isStopped && context.pointee.lastError.code != Int32(XML_ERR_NO_MEMORY.rawValue)
    }
  }

  /// What the callbacks of one parsing share.
  private final class Run {
    let context: htmlParserCtxtPtr
    let handler: any HTMLHandler
    var isStopped = false

    init(_ context: htmlParserCtxtPtr, _ handler: any HTMLHandler) {
      (self.context, self.handler) = (context, handler)
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> Run? {
      guard let data else { return nil }
      let run = Unmanaged<Run>.fromOpaque(data).takeUnretainedValue()
      return run.isStopped ? nil : run
    }
  }

  private static var sax: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { data, name, attributes in
      guard let run = Run.of(data), let name else { return }
      if !run.handler.start(String(cString: name), HTMLAttributes(list: attributes)) {
        run.isStopped = true
        xmlStopParser(run.context)
      }
    }
    sax.endElement = { data, name in
      guard let name else { return }
      Run.of(data)?.handler.end(String(cString: name))
    }
    let text: charactersSAXFunc = { data, start, count in
      Run.of(data)?.handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
    }
    sax.characters = text
    sax.ignorableWhitespace = text
    sax.cdataBlock = text
    return sax
  }
}
