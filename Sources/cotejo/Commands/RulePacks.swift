import CPack
import Checking
import Glibc
import Rules

/// The rule pack: that of `--rules`, else the one inside the program, else the folder beside it or in
/// the checkout.
enum RulePacks {
  /// The pack to use, the overlay of `--overlay` over it: what is there for certain depends on the
  /// extent.
  static func load(
    _ arguments: ParsedArguments, _ extent: RulePackLoader.Extent = .judging
  ) throws(CheckError) -> RulePack {
    switch (try place(arguments), arguments.value("overlay")) {
    case (.path(let path), let overlay?):
      return try CheckSession.pack(at: path, overlay: overlay)
    case (.path(let path), nil):
      return try CheckSession.pack(at: path, extent: extent)
    case (.compiled(let bytes), let overlay?):
      return try CheckSession.pack(compiled: bytes, name: "cotejo", overlay: overlay)
    case (.compiled(let bytes), nil):
      return try CheckSession.pack(compiled: bytes, name: "cotejo", extent: extent)
    }
  }

  /// Where `load` takes the pack from.
  static func place(_ arguments: ParsedArguments) throws(CheckError) -> PackPlace {
    if let given = arguments.value("rules") { return .path(given) }
    if let embedded { return .compiled(embedded) }
    return .path(try folder())
  }

  /// The folder given, else the first place that holds a `pack.yaml`.
  static func folder(_ given: String? = nil) throws(CheckError) -> String {
    if let given { return given }
    for folder in candidates where access(folder + "/pack.yaml", R_OK) == 0 { return folder }
    throw CheckError(
      .rules,
      es: "No se encontró el cuerpo de reglas. Indique su carpeta con --rules CARPETA.",
      en: "The rule pack was not found. Give its folder with --rules FOLDER.")
  }

  private static var embedded: [UInt8]? {
    guard cotejo_pack_length > 0 else { return nil }
    return Array(UnsafeBufferPointer(start: cotejo_pack, count: cotejo_pack_length))
  }

  /// Above the program, nearest first, then the working folder.
  private static var candidates: [String] {
    guard var folder = programFolder else { return ["rules"] }
    var found = [folder + "/../share/cotejo/rules"]
    while let slash = folder.lastIndex(of: "/") {
      found.append(folder + "/rules")
      folder = String(folder[..<slash])
    }
    return found + ["rules"]
  }

  private static var programFolder: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        readlink("/proc/self/exe", $0.baseAddress!, $0.count)
      }
    }
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
