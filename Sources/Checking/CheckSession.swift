import Documents
import Evaluation
import Findings
import Plans
import Readers
import Rules
import Values

/// Judges documents by a rule pack: bytes to report, one step a line.
package struct CheckSession: Sendable {
  /// The rule pack.
  package let pack: RulePack
  let request: CheckRequest
  let rules: [Rule]
  let given: Given
  let registry: Registry?
  private let baseline: Baseline?
  let dispositions: DispositionCheck?
  let mapping: RecognitionOverrides

  /// Looks over the request with a pack at hand.
  package init(_ request: CheckRequest, pack: RulePack) throws(CheckError) {
    try self.init(request, pack: pack, rules: Selection.rules(of: pack, request))
  }

  /// Looks over a request to read and recognise, for `inspection(of:)`; the pack needs no rules.
  package init(inspecting request: CheckRequest, pack: RulePack) throws(CheckError) {
    try self.init(request, pack: pack, rules: [])
  }

  private init(_ request: CheckRequest, pack: RulePack, rules: [Rule]) throws(CheckError) {
    self.pack = pack
    self.rules = rules
    given = try Given(request, pack: pack)
    let request = try request.adopting(given.dossier, pack: pack)
    self.request = request
    registry = try given.registryFile.map { path throws(CheckError) in
      try Registry(path: path, request, vocabulary: pack.vocabulary)
    }
    baseline = try Baseline.read(request)
    dispositions = try DispositionCheck.read(request, pack: pack)
    var mapping = try Mapping.read(request, pack: pack)
    mapping.entity = given.entity(pack.vocabulary)
    self.mapping = mapping
  }

  /// Every file that the request or its dossier names, besides the documents.
  package var inputs: [String] { request.inputs }

  /// The rule pack of a folder or of a compiled file.
  package static func pack(
    at path: String, extent: RulePackLoader.Extent = .judging
  ) throws(CheckError) -> RulePack {
    try CheckError.ofPack { () throws(RulePackError) in
      try RulePackLoader.load(path: path, extent: extent)
    }
  }

  /// The rule pack that was compiled to these bytes; `name` is said where it is none.
  package static func pack(
    compiled bytes: [UInt8], name: String, extent: RulePackLoader.Extent = .judging
  ) throws(CheckError) -> RulePack {
    try CheckError.ofPack { () throws(RulePackError) in
      try RulePackLoader.load(compiled: bytes, path: name, extent: extent)
    }
  }

  /// The rule pack of these files, each with its path in the pack.
  package static func pack(
    files: [(path: String, bytes: [UInt8])]
  ) throws(CheckError) -> RulePack {
    try CheckError.ofPack { () throws(RulePackError) in
      try RulePackLoader.load(files: files, withExamples: false).get()
    }
  }

  /// The rule pack of a folder or of a compiled file with an entity's overlay over it.
  package static func pack(at path: String, overlay: String) throws(CheckError) -> RulePack {
    try CheckError.ofPack { () throws(RulePackError) in
      try PackOverlay.load(base: path, overlay: overlay)
    }
  }

  /// The same over the rule pack that was compiled to these bytes.
  package static func pack(
    compiled bytes: [UInt8], name: String, overlay: String
  ) throws(CheckError) -> RulePack {
    try CheckError.ofPack { () throws(RulePackError) in
      try PackOverlay.load(compiled: bytes, name: name, overlay: overlay)
    }
  }

  /// The rule pack of a folder, compiled.
  package static func compiledPack(of folder: String) throws(CheckError) -> [UInt8] {
    try CheckError.ofPack { () throws(RulePackError) in
      try CompiledPack.compile(directory: folder)
    }
  }

  /// What differs between the packs of two folders or compiled files.
  package static func changes(
    from old: String, to new: String
  ) throws(CheckError) -> PackChanges {
    try CheckError.ofPack { () throws(RulePackError) in
      try PackChanges(
        from: RulePackLoader.files(path: old), to: RulePackLoader.files(path: new))
    }
  }

  /// Judges every document of the request, or those of its dossier as one.
  ///
  /// `progress` is told the position and the path of each document before it is read.
  package func run(
    progress: (_ index: Int, _ count: Int, _ path: String) -> Void = { _, _, _ in }
  ) throws(CheckError) -> CheckResult {
    if let dossier = given.dossier { return try run(dossier, progress) }
    var gathered = GatheredPlans()
    let files = request.files.expanded(request.paths)
    for (index, (path, isOfFolder)) in files.enumerated() {
      progress(index, files.count, path)
      let document: Document
      do throws(ReadError) {
        document = try read(path)
      } catch {
        if error.kind == .archive {
          try judge(attachmentsAt: path, into: &gathered)
        } else {
          gathered.failures.append(error)
        }
        continue
      }
      if isOfFolder {
        try judge(memberOfFolder: document, into: &gathered)
      } else {
        gathered.add(try judge(document))
      }
    }
    return try gathered.result(mark: marked)
  }

  private func run(
    _ dossier: Dossier, _ progress: (_ index: Int, _ count: Int, _ path: String) -> Void
  ) throws(CheckError) -> CheckResult {
    var result = CheckResult()
    var members: [DossierTables.Member] = []
    for (index, entry) in dossier.documents.enumerated() {
      progress(index, dossier.documents.count, entry.path)
      do throws(ReadError) {
        let document = try read(entry.path)
        members.append(.init(role: entry.role, path: entry.path, document: .success(document)))
      } catch {
        result.failures.append(error)
        members.append(.init(role: entry.role, path: entry.path, document: .failure(error)))
      }
    }
    let documents = members.compactMap { try? $0.document.get() }
    try Mapping.check(mapping, fitsOneOf: documents, pack)
    result.plans = marked([try judge(members)])
    return result
  }

  /// The plans of a run with what the entity decided about their fails, and what was there before.
  ///
  /// A disposition that no plan of the run knows is told once, with the first.
  private func marked(_ plans: [CheckedPlan]) -> [CheckedPlan] {
    guard baseline != nil || dispositions != nil else { return plans }
    let held = plans.map { DispositionCheck.fingerprints(of: $0.report) }
    return plans.enumerated().map { index, plan in
      var (report, documents) = (plan.report, plan.documents)
      var elsewhere: Set<String> = []
      for other in held.indices where other != index { elsewhere.formUnion(held[other]) }
      if index > 0, let dispositions {
        elsewhere.formUnion(dispositions.dispositions.map(\.fingerprint))
      }
      dispositions?.apply(to: &report, documents: &documents, elsewhere: elsewhere)
      baseline?.mark(&report, documents: documents)
      return CheckedPlan(
        report: report, documents: documents, traces: plan.traces, values: plan.values,
        cells: plan.cells)
    }
  }

  /// What is in one document and how it was understood, without judging it.
  package func inspect(_ path: String) throws(ReadError) -> (PlanTables, Document) {
    let document = try read(path)
    return (recogniser.tables(in: [document]), document)
  }

  /// A mapping file that says how a document was understood.
  package func mappingText(_ path: String) throws(ReadError) -> [UInt8] {
    RecognitionOverrides.text(of: try inspect(path).0)
  }

  /// Recognises by the pack's vocabulary and the request's mapping.
  var recogniser: Recogniser { Recogniser(vocabulary: pack.vocabulary, overrides: mapping) }

  /// The document at a path.
  package func read(_ path: String) throws(ReadError) -> Document {
    try request.read(path)
  }

  /// The document in a file.
  func read(_ file: SourceFile) throws(ReadError) -> Document {
    try request.read(file)
  }
}

extension CheckError {
  /// Runs a step on a rule pack; its faults are told with their places.
  package static func ofPack<Value>(
    _ body: () throws(RulePackError) -> Value
  ) throws(CheckError) -> Value {
    do throws(RulePackError) {
      return try body()
    } catch {
      throw CheckError(.rules, es: error.render(in: .es), en: error.render(in: .en))
    }
  }
}
