import Findings
import Plans
import Values

/// Files of a folder that hold no plan: they are told and not judged.
///
/// Only what was read whole is left out so; what could not be read or understood is judged as any other,
/// and a file that is named itself always is.
enum FolderNotes {
  /// Whether a file has neither rows nor the title of a plan, and nothing in it may hide them.
  static func isNoPlan(_ path: String, _ tables: PlanTables) -> Bool {
    guard !tables.haveRows, !tables.leftOver.contains(where: \.mayHideRows) else { return false }
    let name = folded(String(path.split(separator: "/").last ?? ""))
    // A page about the folder names the plan in its title.
    if name.hasPrefix("readme") || name.hasPrefix("leame") { return true }
    return tables["plan"]?.column("tipo")?.value(row: 0) == nil
  }

  /// Tells of them with the first plan; a folder of nothing else cannot be checked.
  static func tell(_ paths: [String], in result: inout CheckResult) throws(CheckError) {
    guard !paths.isEmpty else { return }
    if let first = result.plans.first {
      var report = first.report
      report.notes.append(leftOut(paths))
      result.plans[0] = CheckedPlan(
        report: report, documents: first.documents, traces: first.traces)
    } else if result.failures.isEmpty {
      throw CheckError(.cannotRead, es: noPlan(paths).es, en: noPlan(paths).text(in: .en))
    }
  }
}

extension FolderNotes {
  private static func leftOut(_ paths: [String]) -> LocalizedText {
    let names = list(paths)
    return LocalizedText(
      es:
        "De la carpeta no se juzgó lo que no trae un plan: \(names). Para juzgarlo, nombre el archivo.",
      en: "Files of the folder without a plan were not judged: \(names). To judge one, name it.")
  }

  private static func noPlan(_ paths: [String]) -> LocalizedText {
    let names = list(paths)
    return LocalizedText(
      es: "en la carpeta no hay ningún archivo con un plan: \(names); nombre el que quiere revisar",
      en: "no file of the folder holds a plan: \(names); name the one to check")
  }

  private static func list(_ paths: [String]) -> String {
    let shown = paths.prefix(12).map { "«\($0)»" }.joined(separator: ", ")
    return paths.count > 12 ? "\(shown) … (\(paths.count))" : shown
  }
}
