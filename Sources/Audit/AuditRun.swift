import Checking
import Documents
import Findings
import Rules
import Store
import Values

/// Judges the dossiers of a tree and keeps what came of it in a store.
///
/// A result is found again by a checksum of all that it rests on: so what did not change is not computed
/// again, and a run that was interrupted goes on where it was.
package struct AuditRun: Sendable {
  /// What an audit is asked to do.
  package struct Request: Sendable {
    /// The folder of entities, or that of the list.
    package var root: String
    /// The dossiers' folders, told from `root`; `nil` for all that lie there.
    package var list: [String]?
    /// How each dossier is judged; its paths and files are those of the dossier.
    package var check: CheckRequest
    /// The program; another one computes everything again.
    package var engine: String
    /// The day of the run, ISO, for the record only.
    package var day: String?
    /// How many dossiers are judged at the same time.
    package var jobs: Int

    /// An audit of a folder.
    package init(root: String, check: CheckRequest, engine: String, day: String?, jobs: Int) {
      var root = root
      while root.utf8.count > 1, root.hasSuffix("/") { root.removeLast() }
      self.root = root
      self.check = check
      self.check.jobs = 1
      // A dossier does not decide how strictly its auditor looks.
      self.check.gate = .all
      self.check.failOn = .error
      (self.engine, self.day, self.jobs) = (engine, day, jobs)
    }
  }

  /// What a run came to.
  package struct Summary: Sendable {
    /// The number of the run in the store.
    package var run: Int
    /// How many dossiers there are.
    package var dossiers: Int
    /// How many of them had to be computed.
    package var computed: Int
    /// What belongs to no dossier.
    package var leftOut: [StoredRun.LeftOut]
    /// What to tell the caller: the gravest of all dossiers.
    package var exitCode: ExitCode
  }

  let request: Request
  let tree: DossierTree
  let pack: RulePack
  let store: Store
  /// What is known of the outside programs that help to read.
  let converters = ConverterVersions()

  /// The dossiers of a request that is to be kept in a store at this address, which need not be there yet.
  package static func tree(
    of request: Request, store: String
  ) throws(CheckError) -> DossierTree {
    let file = StoreAddress.isServer(store) ? nil : store
    let found = request.list.map { DossierTree(list: $0, in: request.root) }
    guard let tree = found ?? DossierTree(root: request.root, store: file) else {
      throw noFolder(request.root)
    }
    guard !tree.entries.isEmpty else { throw noDossiers(request.root) }
    if let file, tree.holds(file) { throw storeInDossier(file) }
    return tree
  }

  /// Looks over a request with a pack at hand, so that a wrong one stops before anything is kept.
  package static func check(_ request: Request, pack: RulePack) throws(CheckError) {
    let session = try CheckSession(request.check, pack: pack)
    _ = try session.inspection(of: Document(path: "", format: .text))
  }

  /// A run over dossiers, by a pack, into a store.
  package init(_ request: Request, tree: DossierTree, pack: RulePack, store: Store) {
    (self.request, self.tree, self.pack, self.store) = (request, tree, pack, store)
  }

  /// Judges what has to be judged and records the run. A dossier that cannot be read is recorded as
  /// such and stops nobody else; a store that takes nothing stops the run.
  ///
  /// `progress` is told after each dossier, from any thread, how many are done, how many there are, and
  /// how many of those done had to be computed.
  package func run(
    content: [(path: String, bytes: [UInt8])],
    progress: @escaping @Sendable (_ done: Int, _ count: Int, _ computed: Int) -> Void
  ) throws -> Summary {
    try store.keep(StoredPack(identity: pack.identity, files: content))
    let work = AuditWork(count: tree.entries.count)
    WorkerThreads.run(count: tree.entries.count, jobs: request.jobs) { index in
      guard !work.isStopped else { return }
      do throws(StoreError) {
        let made = try DossierJudge(audit: self, entry: tree.entries[index]).result()
        let state = work.finish(index, made)
        progress(state.done, tree.entries.count, state.computed)
      } catch {
        work.stop(error)
      }
    }
    let made = try work.results()
    let dossiers = zip(tree.entries, made).map {
      StoredRun.Dossier(entity: $0.entity, year: $0.year, result: $1.number)
    }
    let run = try store.keep(
      StoredRun(
        day: request.day, root: request.root, engine: request.engine, settings: settings,
        pack: pack.identity.sha256, dossiers: dossiers, leftOut: tree.leftOut))
    return Summary(
      run: run, dossiers: made.count, computed: made.filter(\.isNew).count,
      leftOut: tree.leftOut, exitCode: .gravest(made.map(\.exitCode)))
  }

  /// How dossiers are judged, one line: part of what a result is found by.
  var settings: String { AuditSettings(request.check).text }

  private static func noFolder(_ path: String) -> CheckError {
    CheckError(
      .noSuchFile, es: "no se pudo abrir la carpeta «\(path)»",
      en: "the folder “\(path)” could not be opened")
  }

  private static func storeInDossier(_ path: String) -> CheckError {
    CheckError(
      .usage,
      es: "«\(path)» quedaría entre los documentos de un expediente: guarde la auditoría en otra "
        + "carpeta",
      en: "“\(path)” would lie among the documents of a dossier: keep the audit in another folder")
  }

  private static func noDossiers(_ path: String) -> CheckError {
    CheckError(
      .noSuchFile,
      es: "en «\(path)» no hay expedientes: se esperan carpetas ENTIDAD/AÑO, como chia/2026",
      en: "there are no dossiers in “\(path)”: folders ENTITY/YEAR are expected, such as chia/2026")
  }
}
