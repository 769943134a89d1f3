import Archives

/// Which part of an Office file stands in which relation to another.
struct PackageRelationships {
  /// One relation.
  struct Relationship {
    /// The last word of its type, such as `worksheet`, the same in the strict and the usual form.
    let kind: String
    /// The part it leads to, from the root of the archive.
    let target: String
  }

  /// How many relations a part may have; a Word document has one a link.
  private static let maximum = 100_000

  /// The relations by their identifier.
  private(set) var byIdentifier: [String: Relationship] = [:]

  /// The relations of a part; none where the archive keeps none for it.
  init(of part: String, in archive: ZipArchive, depth: Int) throws(ArchiveError) {
    let (folder, file) = PackageRelationships.split(part)
    let name = "\(folder)_rels/\(file).rels"
    guard archive.entry(named: name) != nil else { return }
    do throws(ArchiveError) {
      try read(XMLTokenizer.utf8(try archive.bytes(named: name)), folder: folder, depth: depth)
    } catch { throw error.in(name) }
  }

  /// The first relation of a kind, in the order of their identifiers.
  func first(_ kind: String) -> Relationship? {
    byIdentifier.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value
  }

  private mutating func read(
    _ bytes: [UInt8], folder: String, depth: Int
  ) throws(ArchiveError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var xml = XMLTokenizer(bytes, maximumDepth: depth)
      var count = 0
      while true {
        let event = try xml.next()
        if event == .finished { return }
        guard event == .start else { continue }
        count += 1
        guard count <= PackageRelationships.maximum else {
          throw ArchiveError(.overLimit, "more than \(PackageRelationships.maximum) relations")
        }
        guard xml.isNamed("Relationship"),
          let identifier = try xml.value(of: "Id"), let type = try xml.value(of: "Type"),
          let target = try xml.value(of: "Target"),
          try xml.value(of: "TargetMode") != "External"
        else { continue }
        byIdentifier[identifier] = Relationship(
          kind: String(type.split(separator: "/").last ?? ""),
          target: PackageRelationships.resolve(target, in: folder))
      }
    }
  }

  /// The path from the root that a target means, seen from a folder.
  static func resolve(_ target: String, in folder: String) -> String {
    let target = String(target.map { $0 == "\\" ? "/" : $0 })
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return unescaped(steps.joined(separator: "/"))
  }

  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    let start = part.index(after: slash)
    return (String(part[..<start]), String(part[start...]))
  }

  /// `%20` and the like as the bytes they stand for.
  private static func unescaped(_ path: String) -> String {
    let bytes = Array(path.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return path }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let code = UInt8(
          String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        result.append(code)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
