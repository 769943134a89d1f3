import Documents
import Findings
import Readers
import Rules

/// The plans of a run while they come in; those of a dossier within a ZIP are marked by its own session.
struct GatheredPlans {
  private var groups: [(plans: [CheckedPlan], isMarked: Bool)] = []
  /// What could not be read.
  var failures: [ReadError] = []
  /// Files of folders that hold no plan.
  var withoutPlan: [String] = []

  /// Adds a plan that is to be marked with all others.
  mutating func add(_ plan: CheckedPlan) { groups.append(([plan], false)) }

  /// Adds what another session found and marked.
  mutating func add(_ result: CheckResult) {
    groups.append((result.plans, true))
    failures += result.failures
  }

  /// All plans in their order, those that are not marked yet after `mark`.
  func result(
    mark: ([CheckedPlan]) -> [CheckedPlan]
  ) throws(CheckError) -> CheckResult {
    var marked = mark(groups.filter { !$0.isMarked }.flatMap(\.plans))[...]
    var result = CheckResult()
    for group in groups {
      result.plans += group.isMarked ? group.plans : [marked.removeFirst()]
    }
    result.failures = failures
    try FolderNotes.tell(withoutPlan, in: &result)
    return result
  }
}

extension CheckSession {
  /// Judges the documents of a ZIP as those of a folder; with a dossier among them, as one.
  func judge(attachmentsAt path: String, into gathered: inout GatheredPlans) throws(CheckError) {
    let attachments: Attachments
    do throws(ReadError) {
      attachments = try Attachments(request.files.file(at: path), limits: request.limits)
    } catch {
      gathered.failures.append(error)
      return
    }
    if let dossier = attachments.dossier {
      var own = request
      (own.paths, own.dossierFile) = ([], dossier)
      gathered.add(try CheckSession(own, pack: pack).run())
      return
    }
    var leftOut = attachments.leftOut
    for index in 0..<attachments.count {
      var document: Document
      do throws(ReadError) {
        document = try read(attachments, index)
      } catch {
        gathered.failures.append(error)
        continue
      }
      if !leftOut.isEmpty { document.notes.append(.leftOut(leftOut, of: path)) }
      if try judge(memberOfFolder: document, into: &gathered) { leftOut = [] }
    }
  }

  /// Judges a document of a folder; of one that holds no plan the path is kept, to be told.
  @discardableResult
  func judge(
    memberOfFolder document: Document, into gathered: inout GatheredPlans
  ) throws(CheckError) -> Bool {
    let tables = try recognised(document)
    guard !FolderNotes.isNoPlan(document.path, tables) else {
      gathered.withoutPlan.append(document.path)
      return false
    }
    gathered.add(try judge(tables))
    return true
  }

  private func read(_ attachments: Attachments, _ index: Int) throws(ReadError) -> Document {
    let file = try attachments.document(index)
    do throws(ReadError) {
      return try read(file)
    } catch { throw error.kind == .archive ? file.archiveInArchive : error }
  }
}
