import Checking
import Documents
import Findings
import Readers
import Store
import Values

/// Judges one dossier of an audit, or finds what came of it before.
struct DossierJudge {
  let audit: AuditRun
  let entry: DossierTree.Entry

  /// How often a dossier is judged anew when its files change meanwhile.
  private static let attempts = 3

  /// The number of its result, which is in the store when this returns.
  func result() throws(StoreError) -> JudgedDossier {
    guard entry.hasFiles else {
      return try keep(failure: .init(path: path(entry.folder), kind: "no_documents", text: .empty))
    }
    for _ in 0..<DossierJudge.attempts {
      if let judged = try attempt() { return judged }
    }
    return try keep(failure: .init(path: path(entry.folder), kind: "changing", text: .changing))
  }

  /// `nil` where a file changed between its checksum and its reading.
  private func attempt() throws(StoreError) -> JudgedDossier? {
    let (files, converters): ([String], DocumentReaders.Converters?)
    do throws(CheckError) {
      (files, converters) = try request.basis(pack: audit.pack)
    } catch {
      return try keep(failure: failure(error))
    }
    let inputs = checksums(files)
    let key = key(inputs, converters.map { audit.converters.told(of: $0, request.limits) } ?? "")
    if let known = try audit.store.known(key) {
      return JudgedDossier(number: known.number, exitCode: known.exitCode, isNew: false)
    }
    let checked: CheckResult
    do throws(CheckError) {
      checked = try CheckSession(request, pack: audit.pack).run()
    } catch {
      guard isSame(checksums(files), inputs) else { return nil }
      return try keep(failure: failure(error), inputs, key: key)
    }
    guard isSame(checksums(files), inputs) else { return nil }
    let failures = checked.failures.map {
      StoredResult.Failure(
        path: path($0.path), kind: $0.kind.rawValue, text: LocalizedText(es: $0.es, en: $0.en))
    }
    return try keep(
      inputs, key: key, verdict: DossierJudge.verdict(checked), exitCode: checked.exitCode,
      failures: failures, plans: checked.plans.map(stored))
  }

  private var request: CheckRequest {
    var request = audit.request.check
    request.dossierFile = entry.dossierFile
    request.paths = entry.dossierFile == nil ? [entry.folder] : []
    return request
  }

  /// What the documents of a dossier come to together; what was not read is never green.
  static func verdict(_ checked: CheckResult) -> WholeVerdict {
    let verdicts = checked.plans.map(\.report.verdict)
    if verdicts.contains(.doesNotComply) { return .doesNotComply }
    if !checked.failures.isEmpty || verdicts.isEmpty || verdicts.contains(.inconclusive) {
      return .inconclusive
    }
    return verdicts.contains(.compliesWithExceptions) ? .compliesWithExceptions : .complies
  }

  // MARK: - Inputs

  private func checksums(_ files: [String]) -> [StoredResult.Input] {
    files.map { file in
      let bytes = try? SourceFile(reading: file, limits: audit.request.check.limits).bytes
      return StoredResult.Input(path: path(file), sha256: bytes.map(SHA256.hexadecimal))
    }
  }

  private func isSame(_ left: [StoredResult.Input], _ right: [StoredResult.Input]) -> Bool {
    left.map(\.path) == right.map(\.path) && left.map(\.sha256) == right.map(\.sha256)
  }

  /// The checksum of all that a result rests on.
  private func key(_ inputs: [StoredResult.Input], _ more: String = "") -> String {
    let parts =
      [
        audit.request.engine, audit.pack.identity.sha256, audit.settings, audit.request.root,
        entry.entity, entry.year, more,
      ] + inputs.flatMap { [$0.path, $0.sha256 ?? "unread"] }
    var checksum = LineChecksum()
    checksum.add(parts)
    return checksum.hexadecimal
  }

  // MARK: - What is kept

  /// The path below the audit's root, where it lies there.
  private func path(_ path: String) -> String {
    let root = audit.request.root + "/"
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  }

  private func stored(_ plan: CheckedPlan) -> StoredResult.Plan {
    var (report, documents) = (plan.report, plan.documents)
    for index in report.documents.indices {
      report.documents[index].path = path(report.documents[index].path)
    }
    for index in documents.indices { documents[index].path = path(documents[index].path) }
    return StoredResult.Plan(report: report, documents: documents)
  }

  private func failure(_ error: CheckError) -> StoredResult.Failure {
    .init(
      path: path(entry.dossierFile ?? entry.folder), kind: error.kind.rawValue,
      text: LocalizedText(es: error.es, en: error.en))
  }

  private func keep(
    failure: StoredResult.Failure, _ inputs: [StoredResult.Input]? = nil, key: String? = nil
  ) throws(StoreError) -> JudgedDossier {
    let inputs = inputs ?? checksums([entry.dossierFile].compactMap { $0 })
    return try keep(
      inputs, key: key ?? self.key(inputs, failure.kind + failure.text.es),
      verdict: .inconclusive, exitCode: .cannotRead, failures: [failure], plans: [])
  }

  private func keep(
    _ inputs: [StoredResult.Input], key: String, verdict: WholeVerdict, exitCode: ExitCode,
    failures: [StoredResult.Failure], plans: [StoredResult.Plan]
  ) throws(StoreError) -> JudgedDossier {
    let isKnown = try audit.store.known(key) != nil
    let number = try audit.store.keep(
      StoredResult(
        key: key, pack: audit.pack.identity.sha256, engine: audit.request.engine,
        settings: audit.settings, verdict: verdict, exitCode: exitCode, inputs: inputs,
        failures: failures, plans: plans))
    return JudgedDossier(number: number, exitCode: exitCode, isNew: !isKnown)
  }
}

extension LocalizedText {
  fileprivate static let empty = LocalizedText(
    es: "en esta carpeta no hay ningún documento", en: "there is no document in this folder")

  fileprivate static let changing = LocalizedText(
    es: "sus archivos cambian mientras se leen: repita la orden cuando nadie los edite",
    en: "its files change while they are read: give the command again when nobody edits them")
}
