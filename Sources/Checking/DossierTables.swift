import Documents
import Evaluation
import Findings
import Plans
import Values

/// The tables of documents that belong together.
///
/// Each document gives the tables of its own role only: rows of a management report are not rows of
/// the plan. What the whole says of the plan and the entity comes from the plan's documents; the others
/// fill what those do not say.
struct DossierTables {
  /// A document and the part it plays; one that could not be read has the reason instead.
  struct Member {
    let role: DocumentRole
    let path: String
    let document: Result<Document, ReadError>
  }

  private let vocabulary: Vocabulary
  private let members: [Member]
  private let mapping: RecognitionOverrides

  init(
    _ members: [Member], _ vocabulary: Vocabulary,
    _ mapping: RecognitionOverrides = RecognitionOverrides()
  ) {
    (self.members, self.vocabulary, self.mapping) = (members, vocabulary, mapping)
  }

  /// The tables, and where documents contradict each other on the whole.
  func tables() -> (tables: PlanTables, notes: [LocalizedText]) {
    let documents = members.map(DossierTables.document)
    var result = PlanTables(vocabulary: vocabulary, documents: documents)
    result.roles = members.map(\.role)
    result.unreadDocuments = Set(members.indices.filter { !members[$0].isRead })
    var notes: [LocalizedText] = []
    let roles = DocumentRole.allCases.filter { role in members.contains { $0.role == role } }
    if !roles.contains(.plan) { reset(&result) }
    for role in roles {
      let own = documents.indices.map { index in
        members[index].role == role ? documents[index] : DossierTables.emptied(documents[index])
      }
      let found = Recogniser(vocabulary: vocabulary.limited(to: role), overrides: mapping)
        .tables(in: own)
      result.leftOver += found.leftOver
      if role == .plan { result.entitiesNamed = found.entitiesNamed }
      for table in found.tables {
        guard let index = result.index(of: table.definition.id) else { continue }
        if !table.definition.isSingle {
          result.tables[index].take(table)
        } else if role == .plan {
          result.tables[index].columns = table.columns
        } else {
          notes += DossierTables.merge(table, into: &result, at: index)
        }
      }
    }
    let left = result.leftOver.filter { !isTakenElsewhere($0, in: result) }
    result.leftOver = left.sorted { $0.place < $1.place }
    openUnread(in: &result)
    return (result, notes)
  }

  /// A file may play two parts, each with sheets of its own: what one does not know the other may.
  private func isTakenElsewhere(
    _ block: PlanTables.LeftOverBlock, in result: PlanTables
  ) -> Bool {
    guard block.reason == .notRecognised else { return false }
    let document = Int(block.place.document)
    return result.tables.contains { table in
      table.parts.contains { part in
        let other = Int(part.place.document)
        return other != document && part.place.block == block.place.block
          && members[other].path == members[document].path
      }
    }
  }

  /// Without a plan nobody can say what stands in it.
  private func reset(_ result: inout PlanTables) {
    for index in result.tables.indices where result.tables[index].definition.isSingle {
      for field in result.tables[index].columns.indices {
        result.tables[index].columns[field].replace(row: 0, with: .unread(.notGiven))
      }
    }
  }

  /// What the plan's documents would say and do not is not absent while one of them is unread.
  private func openUnread(in result: inout PlanTables) {
    guard members.contains(where: { $0.role == .plan && !$0.isRead }) else { return }
    for index in result.tables.indices where result.tables[index].definition.isSingle {
      for field in result.tables[index].columns.indices
      where result.tables[index].columns[field].codes[0].state == .absent {
        result.tables[index].columns[field].replace(row: 0, with: .unread(.damaged))
      }
    }
  }

  /// Takes what another document states for certain and the plan's do not; tells contradictions.
  ///
  /// A kind of plan and a name are its own, and say nothing of the plan.
  private static func merge(
    _ table: PlanTable, into result: inout PlanTables, at index: Int
  ) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    for (field, definition) in table.definition.fields.enumerated() {
      let isOwn = table.definition.id == "plan" && ["tipo", "nombre"].contains(definition.id)
      let column = table.columns[field]
      guard !isOwn, let value = column.value(row: 0), column.codes[0].confidence == .exact else {
        continue
      }
      let known = result.tables[index].columns[field]
      guard let first = known.value(row: 0) else {
        result.tables[index].columns[field] = column
        continue
      }
      if foldedWords(first.description) != foldedWords(value.description) {
        let documents = result.documents
        func name(_ place: Locator?) -> String {
          place.flatMap { place in
            documents.indices.contains(Int(place.document))
              ? documents[Int(place.document)].path : nil
          } ?? ""
        }
        notes.append(
          .contradiction(
            definition, (first, name(known.origins[0])), (value, name(column.origins[0]))))
      }
    }
    return notes
  }

  private static func document(_ member: Member) -> Document {
    switch member.document {
    case .success(let document): return document
    case .failure(let error):
      return Document(
        path: member.path, format: .xlsx,
        blocks: [.unread(name: member.path, UnreadReason(error.kind))],
        notes: [ReaderNote(.cut, es: error.es, en: error.en)])
    }
  }

  /// The same document with nothing in it, so that places still count right.
  private static func emptied(_ document: Document) -> Document {
    Document(path: document.path, format: document.format, canMerge: document.canMerge)
  }
}

extension DossierTables.Member {
  /// Whether it could be read.
  var isRead: Bool {
    if case .success = document { return true }
    return false
  }
}

extension PlanTable {
  /// Takes the rows of the same table as another vocabulary has it.
  fileprivate mutating func take(_ other: PlanTable) {
    (parts, columns) = (other.parts, other.columns)
    (rowOrigins, partOfRow) = (other.rowOrigins, other.partOfRow)
    parentRows = other.parentRows
  }
}

extension UnreadReason {
  fileprivate init(_ kind: ReadError.Kind) {
    switch kind {
    case .encrypted: self = .encrypted
    case .overLimit: self = .overLimit
    default: self = .damaged
    }
  }
}

extension LocalizedText {
  fileprivate static func contradiction(
    _ field: FieldDefinition, _ used: (FactValue, String), _ other: (FactValue, String)
  ) -> LocalizedText {
    let es = [used.0, other.0].map { FactText.show($0, as: field.type, in: .es) }
    let en = [used.0, other.0].map { FactText.show($0, as: field.type, in: .en) }
    return LocalizedText(
      es: "«\(field.label.es)»: se usó «\(es[0])» (\(used.1)); «\(other.1)» dice «\(es[1])».",
      en: "“\(field.label.text(in: .en))”: “\(en[0])” was used (\(used.1)); “\(other.1)” says "
        + "“\(en[1])”.")
  }
}
