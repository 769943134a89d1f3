import Checking
import Documents
import Findings
import Readers
import Rules
import Store
import Values

/// An entity's last audit with its rule pack and the files of its dossiers, the same bytes as then.
struct AuditReplay {
  /// A dossier with the bytes of all that its check asks for.
  struct Dossier {
    let audited: EntityAudit.Dossier
    let folder: String
    let dossierFile: String?
    let settings: AuditSettings
    let pack: RulePack
    /// By the path that is asked for; `nil` for what could not be read.
    let files: [String: [UInt8]?]

    var year: String { audited.year }

    /// Its check, from these bytes alone.
    func replay(version: String) -> DossierReplay {
      DossierReplay(
        folder: folder, dossierFile: dossierFile, settings: settings, pack: pack,
        files: HeldFiles(files), version: version)
    }

    /// Whether the audit came to the same, rule by rule.
    func agrees(with outcome: DossierReplay.Outcome) -> Bool {
      outcome.verdict == audited.verdict && outcome.totals == audited.totals
    }

    /// What its own file says of where the documents come from.
    var custody: [CustodyEntry] {
      guard let dossierFile, let bytes = files[dossierFile] ?? nil,
        let dossier = try? DossierFile.dossier(path: dossierFile, bytes: bytes, pack: pack)
      else { return [] }
      return dossier.custody.map { note in
        var entry = CustodyEntry(.dossier, year: year, path: "\(folder)/\(note.path)")
        entry.sha256 = (files[entry.path] ?? nil).map(SHA256.hexadecimal)
        (entry.source, entry.filing) = (note.source, note.filing)
        (entry.received, entry.handedInBy) = (note.received?.description, note.handedInBy)
        return entry
      }
    }
  }

  let audit: EntityAudit
  let pack: RulePack
  let packFiles: [(path: String, bytes: [UInt8])]
  private let entity: String
  private let root: String
  private let settings: AuditSettings
  private let version: String

  /// Every dossier of the entity, also of years that were not asked for.
  let allDossiers: [EntityAudit.Dossier]

  /// Finds the audit in a store and loads its pack from there.
  init(
    entity: String, year: String?, root: String?, store: Store, version: String
  ) throws {
    var audit = try store.audit(of: entity)
    allDossiers = audit.dossiers
    if let year {
      let years = audit.dossiers.map(\.year)
      audit.dossiers.removeAll { $0.year != year }
      if audit.dossiers.isEmpty { throw AuditReplay.noYear(year, entity, years) }
    }
    guard let settings = AuditSettings(text: audit.settings) else {
      throw AuditReplay.unknownSettings(audit.settings)
    }
    packFiles = try store.packFiles(audit.pack.sha256)
    pack = try AuditReplay.pack(of: packFiles, sha256: audit.pack.sha256)
    (self.audit, self.entity, self.settings) = (audit, entity, settings)
    (self.root, self.version) = (root ?? audit.root, version)
  }

  /// The rule pack of these files, which must be the one with this checksum.
  static func pack(
    of files: [(path: String, bytes: [UInt8])], sha256: String
  ) throws(CheckError) -> RulePack {
    let pack = try CheckSession.pack(files: files)
    guard pack.identity.sha256 == sha256 else {
      throw CheckError(
        .rules, es: "el cuerpo de reglas guardado no es el de la auditoría (otra huella SHA-256)",
        en: "the rule pack kept is not that of the audit (another SHA-256)")
    }
    return pack
  }

  /// The dossiers, their files read again; one that has changed since is an error that names it.
  func dossiers() throws(CheckError) -> [Dossier] {
    var dossiers: [Dossier] = []
    for audited in audit.dossiers { dossiers.append(try dossier(audited)) }
    return dossiers
  }

  private func dossier(_ audited: EntityAudit.Dossier) throws(CheckError) -> Dossier {
    let folder = "\(entity)/\(audited.year)"
    let file = "\(folder)/\(DossierTree.dossierName)"
    let dossierFile = audited.inputs.contains { $0.path == file } ? file : nil
    let noted = NotedFiles(DiskFiles(below: root))
    let replay = DossierReplay(
      folder: folder, dossierFile: dossierFile, settings: settings, pack: pack, files: noted,
      version: version)
    _ = replay.outcome()
    var files = noted.noted
    // Without a document a dossier asks for its folder, which is none of its files.
    files[folder] = nil
    for input in audited.inputs {
      // A check that stops early does not come to ask for every file.
      if files[input.path] == nil {
        files[input.path] = .some(try? DiskFiles(below: root).file(at: input.path).bytes)
      }
      let now = (files[input.path] ?? nil).map(SHA256.hexadecimal)
      guard now == input.sha256 else {
        throw AuditReplay.changed(input.path, isThere: now != nil)
      }
    }
    if dossierFile == nil {
      // What lies in a ZIP came with it.
      let known = audited.inputs.map(\.path)
      let new = files.keys.sorted(by: RecordFiles.comesFirst).first { path in
        !ConversionPath.holds(path)
          && !known.contains { path == $0 || path.hasPrefix($0 + "/") }
      }
      if let new { throw AuditReplay.changed(new, isThere: true) }
    }
    return Dossier(
      audited: audited, folder: folder, dossierFile: dossierFile, settings: settings, pack: pack,
      files: files)
  }
}

extension AuditReplay {
  private static func changed(_ path: String, isThere: Bool) -> CheckError {
    isThere
      ? CheckError(
        .cannotRead,
        es:
          "«\(path)» no es el archivo que se auditó: cambió o llegó después. Repita «cotejo audit "
          + "run», o devuelva el archivo de entonces",
        en:
          "“\(path)” is not the file that was audited: it changed or came later. Give “cotejo audit "
          + "run” again, or put the file of then back")
      : CheckError(
        .cannotRead,
        es:
          "«\(path)», que se auditó, ya no se puede leer. Si la carpeta está en otro lugar, dígalo "
          + "con --root",
        en:
          "“\(path)”, which was audited, can no longer be read. If the folder lies elsewhere, say so "
          + "with --root")
  }

  private static func noYear(_ year: String, _ entity: String, _ years: [String]) -> CheckError {
    let list = years.joined(separator: ", ")
    return CheckError(
      .usage, es: "«\(entity)» no tiene el año «\(year)» en la auditoría; tiene \(list)",
      en: "“\(entity)” has no year “\(year)” in the audit; it has \(list)")
  }

  private static func unknownSettings(_ text: String) -> CheckError {
    CheckError(
      .cannotRead, es: "no se entiende cómo se pidió la auditoría: «\(text)»",
      en: "how the audit was asked for is not understood: “\(text)”")
  }
}
