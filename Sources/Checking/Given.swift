import Documents
import Findings
import Plans
import Readers
import Rules
import Values

/// What people gave besides the documents: facts, answers, and which documents belong together.
struct Given: Sendable {
  /// Facts that came from one place.
  struct Layer: Sendable {
    /// What people call that place.
    let source: LocalizedText
    /// The facts.
    let facts: [GivenFact]
  }

  /// The dossier, the paths of its documents and of the files of its settings as they are opened.
  private(set) var dossier: Dossier?
  /// Facts; a later layer outweighs an earlier one, all of them the documents.
  private(set) var layers: [Layer] = []
  /// The answers that count.
  private(set) var answers: [String: String] = [:]
  /// The answers about what was guessed.
  private(set) var confirmed: ConfirmedReadings
  /// All answers that were given, by question.
  private(set) var records: [CheckReport.AnswerRecord] = []
  /// Last year's answers that are proposed again.
  private(set) var previous: [String: CheckReport.AnswerRecord] = [:]
  /// What the report has to say of all this.
  var notes: [LocalizedText] = []
  /// The entity's units and the other ways their names are written.
  private(set) var units = UnitNames()
  /// The registry to open.
  private(set) var registryFile: String?

  /// Reads the files of a request: the profile, the dossier, the answers, the command line, each
  /// outweighing those before it.
  init(_ request: CheckRequest, pack: RulePack) throws(CheckError) {
    let files = request.files
    confirmed = try ConfirmedReadings([:])
    registryFile = request.registryFile
    var profile = request.profileFile
    var answered: [String: (answer: GivenAnswer, file: SourceFile)] = [:]
    var dossierFacts: [GivenFact] = []
    if let path = request.dossierFile {
      let file = try files.ofRequest(path)
      var dossier = try Given.dossier(file, pack)
      for index in dossier.documents.indices {
        dossier.documents[index].path = file.path(dossier.documents[index].path)
      }
      dossier.baseline = dossier.baseline.map(file.path)
      dossier.dispositions = dossier.dispositions.map(file.path)
      dossier.mapping = dossier.mapping.map(file.path)
      profile = profile ?? dossier.profile.map(file.path)
      registryFile = registryFile ?? dossier.registry.map(file.path)
      if let path = dossier.previous {
        previous = try Given.lasting(files.ofRequest(file.path(path)), pack)
      }
      dossierFacts = dossier.facts
      units = dossier.units
      for (id, answer) in dossier.answers { answered[id] = (answer, file) }
      self.dossier = dossier
    }
    if let profile {
      let (facts, others) = try Given.profile(files.ofRequest(profile), pack)
      layers.append(Layer(source: .profile, facts: facts))
      // A spelling that both list is the dossier's.
      units = units.joined(with: others)
    }
    layers.append(Layer(source: .dossier, facts: dossierFacts))
    if let path = request.answersFile {
      let file = try files.ofRequest(path)
      for (id, answer) in try Given.answers(file, pack) { answered[id] = (answer, file) }
    }
    var stated: [GivenFact] = []
    var readings: [String: String] = [:]
    for (id, given) in answered.sorted(by: { $0.key < $1.key }) {
      if let fault = AnswerNames.fault(of: id, pack) {
        let path = given.file.path
        throw CheckError(
          .cannotRead, es: "\(path): \(fault.es)", en: "\(path): \(fault.text(in: .en))")
      }
      let record = record(id, given.answer, given.file, files)
      guard record.counts else { continue }
      if id.contains("."), !id.contains("@") {
        stated.append(GivenFact(name: id, value: given.answer.answer))
      } else if Given.isOfReading(id, pack) {
        readings[id] = given.answer.answer
      } else {
        answers[id] = given.answer.answer
      }
    }
    confirmed = try ConfirmedReadings(readings)
    layers.append(Layer(source: .answers, facts: stated))
    layers.append(
      Layer(
        source: .commandLine,
        facts: request.settings.map { GivenFact(name: $0.name, value: $0.value) }))
  }

  /// The entity that people name, by what counts of all they say; `nil` where they name none.
  func entity(_ vocabulary: Vocabulary) -> StatedEntity? {
    guard let table = vocabulary.table("entidad"), let name = table.key.first else { return nil }
    let facts = layers.flatMap(\.facts)
    guard let stated = facts.last(where: { $0.name == "\(table.id).\(name)" }),
      !foldedWords(stated.value).isEmpty, vocabulary.placeholders[folded(stated.value)] == nil
    else { return nil }
    let fields = table.fields.map(\.id).filter { id in
      facts.contains { $0.name == "\(table.id).\(id)" }
    }
    return StatedEntity(name: stated.value, fields: Set(fields))
  }

  /// Whether a question is about the reading of a fact: `meta.valor@Plan!C9`.
  private static func isOfReading(_ id: String, _ pack: RulePack) -> Bool {
    let name = id.prefix { $0 != "@" }.split(separator: ".").map(String.init)
    guard id.contains("@"), name.count == 2, let table = pack.vocabulary.table(name[0]) else {
      return false
    }
    return table.index(of: name[1]) != nil
  }

  // MARK: - Files

  private static func dossier(_ file: SourceFile, _ pack: RulePack) throws(CheckError) -> Dossier {
    do throws(RulePackError) {
      return try DossierFile.dossier(path: file.path, bytes: file.bytes, pack: pack)
    } catch { throw CheckError(error) }
  }

  private static func profile(
    _ file: SourceFile, _ pack: RulePack
  ) throws(CheckError) -> (facts: [GivenFact], units: UnitNames) {
    do throws(RulePackError) {
      return try ProfileFile.profile(path: file.path, bytes: file.bytes, pack: pack)
    } catch { throw CheckError(error) }
  }

  private static func answers(
    _ file: SourceFile, _ pack: RulePack
  ) throws(CheckError) -> [String: GivenAnswer] {
    if file.holdsCommentsOnly { return [:] }
    do throws(RulePackError) {
      return try AnswersFile.answers(path: file.path, bytes: file.bytes, pack: pack)
    } catch { throw CheckError(error) }
  }

  /// The answers marked to last, from a dossier or a file of answers.
  private static func lasting(
    _ file: SourceFile, _ pack: RulePack
  ) throws(CheckError) -> [String: CheckReport.AnswerRecord] {
    let all: [String: GivenAnswer]
    if DossierFile.isDossier(path: file.path, bytes: file.bytes) {
      all = try dossier(file, pack).answers
    } else {
      all = try answers(file, pack)
    }
    return all.filter(\.value.carries).reduce(into: [:]) { records, entry in
      records[entry.key] = CheckReport.AnswerRecord(entry.key, entry.value)
    }
  }

  // MARK: - Evidence

  /// Keeps an answer with the state of its evidence; what it rests on must still be the same file.
  private mutating func record(
    _ id: String, _ answer: GivenAnswer, _ file: SourceFile, _ files: any FileSource
  ) -> CheckReport.AnswerRecord {
    var record = CheckReport.AnswerRecord(id, answer)
    if let written = answer.evidence {
      let path = file.path(written)
      record.evidence = path
      let bytes = try? files.file(at: path).bytes
      record.sha256 = bytes.map { SHA256.hexadecimal(of: $0) }
      if record.sha256 == nil {
        record.counts = false
        notes.append(.missingEvidence(id, path))
      } else if let expected = answer.sha256, expected != record.sha256 {
        record.counts = false
        notes.append(.changedEvidence(id, path))
      }
    }
    records.append(record)
    return record
  }
}

extension CheckReport.AnswerRecord {
  fileprivate init(_ id: String, _ answer: GivenAnswer) {
    self.init(
      id: id, answer: answer.answer, date: answer.date?.description, name: answer.name,
      evidence: answer.evidence)
  }
}

extension LocalizedText {
  fileprivate static let profile = LocalizedText(
    es: "el perfil de la entidad", en: "the entity’s profile")
  fileprivate static let dossier = LocalizedText(es: "el expediente", en: "the dossier")
  fileprivate static let answers = LocalizedText(es: "las respuestas", en: "the answers")
  fileprivate static let commandLine = LocalizedText(
    es: "la línea de comandos", en: "the command line")

  fileprivate static func missingEvidence(_ id: String, _ path: String) -> LocalizedText {
    LocalizedText(
      es: "La respuesta a «\(id)» no cuenta: no se pudo leer su evidencia «\(path)».",
      en: "The answer to “\(id)” does not count: its evidence “\(path)” could not be read.")
  }

  fileprivate static func changedEvidence(_ id: String, _ path: String) -> LocalizedText {
    LocalizedText(
      es: "La respuesta a «\(id)» no cuenta: su evidencia «\(path)» ya no es el mismo archivo "
        + "(otra huella SHA-256).",
      en: "The answer to “\(id)” does not count: its evidence “\(path)” is no longer the same file "
        + "(another SHA-256).")
  }
}
