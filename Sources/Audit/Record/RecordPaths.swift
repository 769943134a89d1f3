import Readers

/// Where files that a check asks for lie in a record.
struct RecordPaths {
  /// The folder of what lies below the folder of entities.
  static let inside = "expediente/"
  /// The folder of what a dossier names from elsewhere.
  static let outside = "fuera/"
  /// The folder of the rule pack.
  static let pack = "reglas/"

  private var places: [String: String] = [:]

  /// The place of the file asked for by a path; the same file asked for in two ways has one place.
  mutating func place(of asked: String) -> String {
    let plain = RecordPaths.plain(asked)
    if let known = places[plain] { return known }
    let place: String
    if ConversionPath.holds(plain) {
      place = plain
    } else if RecordPaths.isInside(plain), !isInFile(plain) {
      place = RecordPaths.inside + plain
    } else {
      let name = plain.split(separator: "/").last.map(String.init) ?? "archivo"
      let isPlain = RecordPaths.isInside(name)
      place = RecordPaths.outside + "\(places.count + 1)-\(isPlain ? name : "archivo")"
    }
    places[plain] = place
    return place
  }

  /// Whether a path leads into a ZIP that has a place already: a folder cannot have a file's name.
  private func isInFile(_ plain: String) -> Bool {
    var outer = plain[...]
    while let slash = outer.lastIndex(of: "/") {
      outer = outer[..<slash]
      if places[String(outer)] != nil { return true }
    }
    return false
  }

  /// The path without `.` and `..`, as far as it goes.
  static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a path stays below its folder and every archive keeps it as it is.
  static func isInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && path != ".." && !path.hasPrefix("../")
      && path.utf8.allSatisfy { $0 >= 32 && $0 != 127 && $0 != UInt8(ascii: "\\") }
  }
}
