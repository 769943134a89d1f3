import Documents
import Findings
import Glibc
import Readers
import Reports
import Rules
import Values

/// Which files of a change decide how its plan is judged.
enum Companion {
  /// The companions among changed files, in the order of their parts; without a plan in the change
  /// the list is the same, because a gate may be widened first and used later.
  static func all(
    among changed: [String], of request: CheckRequest, rules folders: [String]
  ) throws(CheckError) -> [ComparisonCompanion] {
    guard !changed.isEmpty else { return [] }
    var companions: [ComparisonCompanion] = []
    for (part, path) in try files(of: request) {
      companions += changed.filter { isSame($0, path) }.map { ComparisonCompanion(part, path: $0) }
    }
    for folder in folders {
      let rules = full(folder) + "/"
      companions += changed.filter { full($0).hasPrefix(rules) }.prefix(20)
        .map { ComparisonCompanion(.rules, path: $0) }
    }
    return companions
  }

  private static func files(
    of request: CheckRequest
  ) throws(CheckError) -> [(ComparisonCompanion.Part, String)] {
    var paths: [(ComparisonCompanion.Part, String?)] = [
      (.baseline, request.baselineFile), (.dispositions, request.dispositionsFile),
      (.mapping, request.mappingFile), (.dossier, request.dossierFile),
      (.profile, request.profileFile), (.answers, request.answersFile),
      (.registry, request.registryFile),
    ]
    if let path = request.dossierFile {
      let file = try request.files.ofRequest(path)
      let root = DossierFile.paths(path: path, bytes: file.bytes)
      for (key, written) in root {
        if let part = ComparisonCompanion.Part(rawValue: key) {
          paths.append((part, file.path(written)))
        }
      }
    }
    let order = ComparisonCompanion.Part.allCases
    return paths.compactMap { part, path in path.map { (part, $0) } }.sorted {
      (order.firstIndex(of: $0.0) ?? 0, $0.1) < (order.firstIndex(of: $1.0) ?? 0, $1.1)
    }
  }

  private static func isSame(_ changed: String, _ path: String) -> Bool {
    full(changed) == full(path)
  }

  /// The path from the root, without `.` and `..`, also of a file that is gone.
  private static func full(_ path: String) -> String {
    var text = path
    if !path.hasPrefix("/"), let here = getcwd(nil, 0) {
      text = String(cString: here) + "/" + path
      free(here)
    }
    var parts: [Substring] = []
    for part in text.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
