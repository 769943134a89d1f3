import Audit
import Checking
import Documents
import Findings
import Glibc
import Readers
import Reports
import Store
import Synchronization
import Values

/// `cotejo audit run`: judges the dossiers of many entities and keeps what came of it.
enum AuditRunCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "run", aliases: ["auditar"],
    es:
      "Revisa los expedientes de muchas entidades (CARPETA/ENTIDAD/AÑO/…, o las carpetas que un archivo nombra, una por línea) y guarda el resultado. "
      + "Interrumpido, sigue donde iba; lo que no cambió no se revisa otra vez.",
    en:
      "Checks the dossiers of many entities (FOLDER/ENTITY/YEAR/…, or the folders that a file names, one a line) and keeps the result. "
      + "Interrupted, it goes on where it was; what has not changed is not checked again.",
    operands: [OperandDeclaration(.folder)],
    options: [
      AuditOptions.store,
      OptionDeclaration(
        "as-of", .text(.date),
        es: "Día cuya ley y cuyos plazos cuentan; si no se da, el que corresponde a cada plan.",
        en: "Day whose law and deadlines count; by default the one for each plan."),
      CommonOptions.set, CommonOptions.convert, CommonOptions.rules, CommonOptions.rule,
      CommonOptions.norm,
      OptionDeclaration(
        "jobs", short: "j", .number(.number, 1...256),
        es: "Expedientes que se revisan a la vez; no cambia el resultado.",
        en: "Dossiers checked at the same time; does not change the result."),
    ],
    examples: [
      (
        "cotejo audit run entidades/ --store auditoria.db",
        "Revisa cada entidades/ENTIDAD/AÑO con su expediente.yaml, o archivo por archivo.",
        "Checks each entidades/ENTITY/YEAR by its expediente.yaml, or file by file."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    var check = try CheckCommand.request(arguments)
    (check.paths, check.dossierFile) = ([], nil)
    check.language = .es
    let pack = try RulePacks.load(arguments)
    let content = try CheckSession.sources(of: pack, at: RulePacks.place(arguments))
    let (root, list) = try subject(arguments.operands[0])
    var request = AuditRun.Request(
      root: root, check: check, engine: engine,
      day: Surroundings.today?.description,
      jobs: arguments.number("jobs") ?? Surroundings.processors)
    request.list = list
    return try AuditOptions.telling { [request] () throws in
      let path = try AuditOptions.path(arguments, declaration)
      try AuditRun.check(request, pack: pack)
      let tree = try AuditRun.tree(of: request, store: path)
      let store = try Store(writing: path)
      let line = AuditProgress(arguments.language)
      defer { line.clear() }
      let run = AuditRun(request, tree: tree, pack: pack, store: store)
      let summary = try run.run(content: content) { line.show(done: $0, of: $1, computed: $2) }
      line.clear()
      tell(summary, arguments.language)
      return summary.exitCode
    }
  }

  /// A folder of entities, or a file that names the folders of dossiers, one a line.
  private static func subject(_ path: String) throws -> (root: String, list: [String]?) {
    guard OutputStream.isFile(path) else { return (path, nil) }
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try SourceFile(reading: path).bytes
    } catch { throw CheckError(.noSuchFile, es: error.es, en: error.en) }
    let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map(String.init)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (parts.count == 1 ? "." : folder.isEmpty ? "/" : folder, lines)
  }

  private static func tell(_ summary: AuditRun.Summary, _ language: TextLanguage) {
    let kept = summary.dossiers - summary.computed
    OutputStream.error.write(
      language == .es
        ? "cotejo: \(summary.dossiers) expedientes: \(summary.computed) revisados, \(kept) sin "
          + "cambios desde antes\n"
        : "cotejo: \(summary.dossiers) dossiers: \(summary.computed) checked, \(kept) unchanged "
          + "since before\n")
    guard !summary.leftOut.isEmpty else { return }
    OutputStream.error.write(
      language == .es
        ? "cotejo: \(summary.leftOut.count) archivos o carpetas no pertenecen a ningún expediente; "
          + "«cotejo audit report» los nombra\n"
        : "cotejo: \(summary.leftOut.count) files or folders belong to no dossier; “cotejo audit "
          + "report” names them\n")
  }

  /// The program as results are kept by it: one that was built anew computes anew.
  private static var engine: String {
    var facts = stat()
    guard stat("/proc/self/exe", &facts) == 0 else { return Program.version }
    let time = "\(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
    return "\(Program.version) (\(facts.st_size) bytes, \(time))"
  }
}

/// What the commands of audits share.
enum AuditOptions {
  static let store = OptionDeclaration(
    "store", .path(.file),
    es:
      "Dónde se guarda la auditoría: un archivo (SQLite) o postgresql://USUARIO@SERVIDOR/BASE; es "
      + "obligatorio.",
    en: "Where the audit is kept: a file (SQLite) or postgresql://USER@SERVER/DATABASE; it is "
      + "required.")

  static let year = OptionDeclaration(
    "year", .text(.year), es: "Solo el expediente de este año.",
    en: "Only the dossier of this year.")

  static let author = OptionDeclaration(
    "by", .text(.words), es: "Quién lo dice.", en: "Who says so.")

  static let day = OptionDeclaration("date", .text(.date), es: "El día.", en: "The day.")

  /// A day that was given, ISO; `nil` where it was not.
  static func day(
    _ arguments: ParsedArguments, _ declaration: CommandDeclaration, option: String = "date"
  ) throws(UsageError) -> String? {
    guard let text = arguments.value(option) else { return nil }
    let day = text == "today" || text == "hoy" ? Surroundings.today : CalendarDate(iso: text)
    guard let day else {
      throw UsageError(
        es: "«--\(option)» pide una fecha como 2026-03-05 (o «hoy»), no «\(text)»",
        en: "“--\(option)” takes a date such as 2026-03-05 (or “today”), not “\(text)”",
        command: declaration.name)
    }
    return day.description
  }

  /// SHA-256 of a file that was named.
  static func checksum(of path: String) throws(CheckError) -> String {
    do throws(ReadError) {
      return SHA256.hexadecimal(of: try DiskFiles().file(at: path).bytes)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
  }

  static let root = OptionDeclaration(
    "root", .path(.folder),
    es: "Carpeta de las entidades, si ya no está donde se auditó.",
    en: "Folder of the entities, where it is no longer where it was audited.")

  /// The store's path or address.
  static func path(
    _ arguments: ParsedArguments, _ declaration: CommandDeclaration
  ) throws(UsageError) -> String {
    guard let path = arguments.value("store") else {
      throw UsageError(
        es: "a «\(declaration.name)» le falta --store ARCHIVO|URL, donde se guarda la auditoría",
        en: "“\(declaration.name)” lacks --store FILE|URL, where the audit is kept",
        command: declaration.name)
    }
    return path
  }

  /// Tells faults of the store as those of a file.
  static func telling(_ body: () throws -> ExitCode) throws -> ExitCode {
    do {
      return try body()
    } catch let error as StoreError {
      throw CheckError(.cannotRead, es: error.text.es, en: error.text.text(in: .en))
    }
  }
}

/// The line of an audit's progress, from any thread.
private final class AuditProgress: Sendable {
  private let line: Mutex<ProgressLine>
  private let start = ContinuousClock.now
  private let language: TextLanguage

  init(_ language: TextLanguage) {
    self.language = language
    line = Mutex(ProgressLine(language, isQuiet: false))
  }

  func show(done: Int, of count: Int, computed: Int) {
    let spent = start.duration(to: .now).components.seconds
    let left = done == 0 ? 0 : Int(spent) * (count - done) / done
    let time = "\(left / 60) min \(left % 60) s"
    let text =
      language == .es
      ? "\(done) de \(count) expedientes, \(computed) revisados; faltan unos \(time)"
      : "\(done) of \(count) dossiers, \(computed) checked; about \(time) left"
    line.withLock { $0.show(text) }
  }

  func clear() { line.withLock { $0.clear() } }
}
