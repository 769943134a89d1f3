import Documents
import Values

/// Everything recognised in the documents of one check.
package struct PlanTables: Sendable {
  /// The documents, in the order given; `Locator.document` counts in this list.
  package var documents: [Document]
  /// One table for each of the vocabulary's, also those without rows, in its order.
  package var tables: [PlanTable]
  /// Sheets, pages and tables that hold something and became no table.
  package var leftOver: [LeftOverBlock]
  /// Columns that nobody understood and that may name rows of a table of which there are none.
  package var doubtfulColumns: [DoubtfulColumn] = []
  /// The part each document plays, as its dossier says; `nil` or empty where nobody said.
  package var roles: [DocumentRole?] = []
  /// The entities that titles name where they name several, of which none was taken.
  package var entitiesNamed: [NamedEntity] = []
  /// The documents of the dossier that could not be read at all, by position.
  package var unreadDocuments: Set<Int> = []
  /// Where each of the vocabulary's tables stands in `tables`.
  private let positions: [String: Int]

  /// The empty tables of a vocabulary; `plan` and `entidad` have one row whose facts are not given.
  package init(vocabulary: Vocabulary, documents: [Document] = []) {
    self.documents = documents
    leftOver = []
    positions = Dictionary(
      vocabulary.tables.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    tables = vocabulary.tables.map { definition in
      var table = PlanTable(definition)
      if definition.isSingle {
        table.rowOrigins.append(.document(0))
        table.partOfRow.append(0)
        for (index, field) in definition.fields.enumerated() {
          let isAbsent = field.isOfDocument && !documents.isEmpty
          table.columns[index].append(isAbsent ? .absent : .unread(.notGiven))
        }
      }
      return table
    }
  }

  /// A fact that stands in the document or nowhere may stand in a part that was not understood: it is
  /// then not absent but unread.
  mutating func leaveUnreadWhatMayStandElsewhere() {
    guard let block = blocks(hidingRowsOf: nil).first else { return }
    let reason: UnreadReason =
      if case .unread(let why) = block.reason { why } else { .notRecognised }
    for table in tables.indices where tables[table].definition.isSingle {
      for (index, field) in tables[table].definition.fields.enumerated()
      where field.isOfDocument && tables[table].columns[index].codes.first?.state == .absent {
        tables[table].columns[index].replace(row: 0, with: .unread(reason))
      }
    }
  }

  /// The position of a table.
  package func index(of id: String) -> Int? { positions[id] }

  /// The table with this identifier.
  package subscript(id: String) -> PlanTable? { index(of: id).map { tables[$0] } }

  /// A column that nobody understood and that may name rows of a table.
  package struct DoubtfulColumn: Sendable {
    /// Its heading's cell.
    package var place: Locator
    /// The table's position.
    package var table: Int
  }

  /// A block that holds something and became no table.
  package struct LeftOverBlock: Sendable {
    /// Document and block.
    package var place: Locator
    /// Why.
    package var reason: Reason

    /// A block and why it was left.
    package init(place: Locator, reason: Reason) {
      (self.place, self.reason) = (place, reason)
    }

    /// Why a block became no table. Only the first two may hide rows.
    package enum Reason: Hashable, Sendable {
      /// It may hold rows of a plan, and no table was recognised in it.
      case notRecognised
      /// It could not be read.
      case unread(UnreadReason)
      /// Nobody sees it.
      case hidden
      /// It explains the columns of another.
      case dictionary
      /// It sums up other parts.
      case summary
      /// Nothing that could be a table: a cover, notes, an empty sheet.
      case noTable
      /// A mapping says to leave it.
      case ignored
      /// The observations of an earlier run, in an annotated copy.
      case own
    }

    /// Whether rows of a plan may stand in it that nobody read.
    package var mayHideRows: Bool {
      switch reason {
      case .notRecognised, .unread: true
      case .hidden, .dictionary, .summary, .noTable, .ignored, .own: false
      }
    }
  }

  /// What may hold rows of a table and was not read; `nil` asks for those of any table.
  ///
  /// In a dossier a document holds the tables of its own role only.
  package func blocks(hidingRowsOf table: Int?) -> [LeftOverBlock] {
    let columns = doubtfulColumns.filter { $0.table == table }
      .map { LeftOverBlock(place: $0.place, reason: .unread(.columnNotUnderstood)) }
    return columns
      + leftOver.filter { block in
        guard block.mayHideRows else { return false }
        // What the file carries is known also of a sheet that was not understood.
        if let table, tables[table].definition.isFromFile {
          guard case .unread = block.reason else { return false }
        }
        let document = Int(block.place.document)
        guard let table, roles.indices.contains(document), let role = roles[document] else {
          return true
        }
        return role == tables[table].definition.role
      }
  }

  /// Whether nobody handed in a document that could hold rows of a table: a registry, a budget.
  package func isNotGiven(_ table: Int) -> Bool {
    let role = tables[table].definition.role
    return role != .plan && tables[table].rowCount == 0 && tables[table].parts.isEmpty
      && !roles.contains(role)
  }

  /// Whether the documents give a row to any table that is read of grids.
  package var haveRows: Bool {
    tables.contains { table in
      !table.definition.isSingle && !table.definition.isFilled && table.rowCount > 0
    }
  }

  /// How questions name a place: `Plan!C9`; of several documents with the path before it.
  package func questionName(of place: Locator) -> String {
    guard documents.indices.contains(Int(place.document)) else { return "?" }
    let found = documents[Int(place.document)].place(of: place)
    let spot = [
      found.sheet, found.cell, found.page.map { "p\($0)" }, found.line.map { "l\($0)" },
    ].compactMap { $0 }.joined(separator: "!")
    return documents.count > 1 ? "\(found.path)!\(spot)" : spot
  }

  /// The text of the cell where a fact stands, as the file shows it.
  package func rawText(at place: Locator) -> String {
    guard documents.indices.contains(Int(place.document)), place.row >= 0, place.column >= 0,
      documents[Int(place.document)].blocks.indices.contains(Int(place.block)),
      case .table(let grid) = documents[Int(place.document)].blocks[Int(place.block)]
    else { return "" }
    return grid.text(grid[Int(place.row), Int(place.column)])
  }
}
