import Checking
import Glibc

/// Where the rule pack is: `--rules`, else beside the program, else in the checkout.
enum RulesFolder {
  /// The folder given, else the first place that holds a `pack.yaml`.
  static func find(_ given: String?) throws(CheckError) -> String {
    if let given { return given }
    for folder in candidates where access(folder + "/pack.yaml", R_OK) == 0 { return folder }
    throw CheckError(
      .rules,
      es: "No se encontró el cuerpo de reglas. Indique su carpeta con --rules CARPETA.",
      en: "The rule pack was not found. Give its folder with --rules FOLDER.")
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
