import Archives

/// The parts of an Office file of which a few are changed and all others stay byte for byte.
struct OfficePackage {
  /// A relation of a part to another.
  struct Relation {
    let identifier: String
    /// The last word of its type, such as `worksheet`.
    let kind: String
    /// The part it leads to, from the root; the address as written where it leads outside.
    let target: String
    let isExternal: Bool
    let range: Range<Int>
  }

  private let listing: ZipListing
  private let archive: ZipArchive
  private var changed: [String: [UInt8]] = [:]
  private var added: [String] = []
  private var removed: Set<String> = []
  private let names: [String: String]

  /// Opens the package; one whose parts cannot be told apart is refused.
  init(_ bytes: [UInt8]) throws(ArchiveError) {
    listing = try ZipListing(bytes)
    archive = try ZipArchive(bytes)
    var names: [String: String] = [:]
    for entry in listing.entries {
      guard names.updateValue(entry.name, forKey: OfficePackage.key(entry.name)) == nil else {
        throw ArchiveError(.damaged, entry: entry.name, "two parts of this name")
      }
    }
    self.names = names
  }

  /// The names of all parts, as the archive writes them.
  var partNames: [String] {
    listing.entries.map(\.name).filter { !removed.contains(OfficePackage.key($0)) } + added
  }

  /// Whether somebody signed it: a change makes such a signature worthless.
  var isSigned: Bool {
    names.keys.contains { $0.hasPrefix("_xmlsignatures/") }
  }

  func has(_ part: String) -> Bool {
    let key = OfficePackage.key(part)
    return !removed.contains(key) && (names[key] != nil || changed[key] != nil)
  }

  /// The inflated bytes of a part as they are now, in UTF-8.
  func part(_ name: String) throws(ArchiveError) -> [UInt8] {
    let key = OfficePackage.key(name)
    if let bytes = changed[key] { return bytes }
    guard let own = names[key], !removed.contains(key) else {
      throw ArchiveError(.missing, entry: name, "no such part")
    }
    let bytes = try archive.bytes(named: own)
    // What is no UTF-8 is written anew with a declaration that says so.
    let text = try XMLTokenizer.utf8(bytes)
    guard text.count != bytes.count || text.first != bytes.first else { return bytes }
    let start = text.firstRange(of: Array("?>".utf8)).map(\.upperBound) ?? 0
    return Array(OfficeXML.head.utf8) + text[start...]
  }

  /// Puts other bytes in place of a part, or adds one.
  mutating func set(_ name: String, _ bytes: [UInt8]) {
    let key = OfficePackage.key(name)
    if names[key] == nil, changed[key] == nil { added.append(name) }
    removed.remove(key)
    changed[key] = bytes
  }

  mutating func set(_ name: String, _ text: String) { set(name, Array(text.utf8)) }

  /// A name such as `xl/comments3.xml` that no part has.
  func newName(_ stem: String, _ ending: String) -> String {
    var number = 1
    while has("\(stem)\(number)\(ending)") { number += 1 }
    return "\(stem)\(number)\(ending)"
  }

  /// The file: parts nobody changed as they are stored, in their order, then the new ones.
  func bytes() throws(ArchiveError) -> [UInt8] {
    var zip = ZipWriter()
    zip.reserve(listing.bytes.count + listing.bytes.count / 8)
    for entry in listing.entries {
      let key = OfficePackage.key(entry.name)
      if removed.contains(key) { continue }
      if let bytes = changed[key] {
        try zip.add(entry.name, bytes)
      } else {
        try zip.copy(entry, of: listing)
      }
    }
    for name in added where !removed.contains(OfficePackage.key(name)) {
      try zip.add(name, changed[OfficePackage.key(name)] ?? [])
    }
    return try zip.finish()
  }

  private static func key(_ name: String) -> String {
    let plain = name.map { $0 == "\\" ? "/" : $0 }.drop { $0 == "/" }
    return String(plain).lowercased()
  }
}

// MARK: - Relations

extension OfficePackage {
  /// The part with the relations of another.
  static func relations(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    let start = part.index(after: slash)
    return "\(part[..<start])_rels/\(part[start...]).rels"
  }

  /// The relations of a part in the order of the file; none where it has none.
  func relations(of part: String) throws(ArchiveError) -> [Relation] {
    let name = OfficePackage.relations(of: part)
    guard has(name) else { return [] }
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    return try XMLOutline(try self.part(name)).children.compactMap { element in
      guard element.name == "Relationship", let identifier = element.attributes["Id"],
        let target = element.attributes["Target"]
      else { return nil }
      let isExternal = element.attributes["TargetMode"] == "External"
      let type = element.attributes["Type"] ?? ""
      return Relation(
        identifier: identifier, kind: String(type.split(separator: "/").last ?? ""),
        target: isExternal ? target : OfficePackage.resolve(target, in: folder),
        isExternal: isExternal, range: element.range)
    }
  }

  /// Adds a relation to a part and gives its identifier.
  mutating func relate(
    _ part: String, to target: String, type: String
  ) throws(ArchiveError) -> String {
    let name = OfficePackage.relations(of: part)
    let taken = Set(try relations(of: part).map(\.identifier))
    var number = 1
    while taken.contains("rIdCotejo\(number)") { number += 1 }
    let identifier = "rIdCotejo\(number)"
    func element(_ prefix: String) -> String {
      """
      <\(prefix)Relationship Id="\(identifier)" Type="\(type)" Target="/\(XMLText.escaped(target))"/>
      """
    }
    guard has(name) else {
      set(
        name,
        "\(OfficeXML.head)<Relationships xmlns=\"\(OfficeXML.packageRelations)\">"
          + element("") + "</Relationships>")
      return identifier
    }
    let bytes = try self.part(name)
    let outline = try XMLOutline(bytes)
    var edits = XMLEdits()
    edits.append(
      element(outline.prefix), to: outline.parent, named: outline.prefix + outline.parent.name)
    set(name, edits.applied(to: bytes))
    return identifier
  }

  /// Takes a part away with its content type and the relations of `owner` that lead to it.
  mutating func remove(_ part: String, from owner: String) throws(ArchiveError) {
    let key = OfficePackage.key(part)
    let name = OfficePackage.relations(of: owner)
    let leading = try relations(of: owner).filter { OfficePackage.key($0.target) == key }
    if !leading.isEmpty {
      var edits = XMLEdits()
      for relation in leading { edits.remove(relation.range) }
      set(name, edits.applied(to: try self.part(name)))
    }
    let types = try self.part(OfficePackage.contentTypes)
    var edits = XMLEdits()
    for element in try XMLOutline(types).children
    where OfficePackage.key(element.attributes["PartName"] ?? "") == key {
      edits.remove(element.range)
    }
    if !edits.isEmpty { set(OfficePackage.contentTypes, edits.applied(to: types)) }
    removed.insert(key)
    removed.insert(OfficePackage.key(OfficePackage.relations(of: part)))
  }

  private static func resolve(_ target: String, in folder: String) -> String {
    let target = String(target.map { $0 == "\\" ? "/" : $0 })
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    let path = steps.joined(separator: "/")
    return path.contains("%") ? unescaped(path) : path
  }

  /// `%20` and the like as the bytes they stand for.
  private static func unescaped(_ path: String) -> String {
    var result: [UInt8] = []
    var bytes = Array(path.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%"), bytes.count >= 2,
        let code = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(code)
        bytes = bytes.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

// MARK: - Content types

extension OfficePackage {
  static let contentTypes = "[Content_Types].xml"

  /// The type that the package gives a part.
  func contentType(of part: String) throws(ArchiveError) -> String? {
    let key = OfficePackage.key(part)
    let children = try XMLOutline(try self.part(OfficePackage.contentTypes)).children
    return children.first { OfficePackage.key($0.attributes["PartName"] ?? "") == key }?
      .attributes["ContentType"]
  }

  /// Says what a new part is.
  mutating func declare(_ part: String, type: String) throws(ArchiveError) {
    try declare("Override PartName=\"/\(XMLText.escaped(part))\"", type: type) {
      OfficePackage.key($0.attributes["PartName"] ?? "") == OfficePackage.key(part)
    }
  }

  /// Says what parts with this ending are.
  mutating func declare(ending: String, type: String) throws(ArchiveError) {
    try declare("Default Extension=\"\(ending)\"", type: type) {
      $0.attributes["Extension"]?.lowercased() == ending
    }
  }

  private mutating func declare(
    _ head: String, type: String, unless isKnown: (XMLOutline.Element) -> Bool
  ) throws(ArchiveError) {
    let bytes = try part(OfficePackage.contentTypes)
    let outline = try XMLOutline(bytes)
    guard !outline.children.contains(where: isKnown) else { return }
    var edits = XMLEdits()
    let element = "<\(outline.prefix)\(head) ContentType=\"\(type)\"/>"
    // What goes by ending stands before what goes by name, as every program writes it.
    if head.hasPrefix("Default") {
      edits.insert(element, at: outline.parent.content.lowerBound)
    } else {
      edits.append(element, to: outline.parent, named: outline.prefix + outline.parent.name)
    }
    set(OfficePackage.contentTypes, edits.applied(to: bytes))
  }
}
