import Documents
import Findings
import Plans
import Rules
import Values

/// Words the cells of one rule: message, remedy, subject, places, fingerprint.
struct MessageRenderer {
  let rule: Rule
  let context: EvaluationContext
  let subjects: Subjects
  /// How people call a row, in pieces.
  private let label: [LabelPiece]

  /// A piece of a row's label.
  private enum LabelPiece {
    case text(String)
    case field(Int)
  }

  init(rule: Rule, context: EvaluationContext, subjects: Subjects) {
    (self.rule, self.context, self.subjects) = (rule, context, subjects)
    label =
      subjects.table.map { table in
        let definition = context.tables.tables[table].definition
        return (MessageTemplate.parse(definition.rowLabel) ?? []).compactMap { piece in
          switch piece {
          case .text(let text): .text(text)
          case .path(let path): path.first.flatMap(definition.index(of:)).map { .field($0) }
          }
        }
      } ?? []
  }

  // MARK: - Findings

  func finding(_ cell: Cell, _ subject: Int?) -> Finding {
    var name = subjectName(subject)
    let isWhole = isOfWholePart(cell)
    if isWhole { name.key = "*" }
    var finding = Finding(
      rule: rule.id, verdict: cell.verdict, severity: rule.severity,
      message: LocalizedText(es: ""), remedy: LocalizedText(es: ""), causes: cell.causes,
      subject: name, locations: locations(of: cell, subject))
    word(&finding, cell, subject, count: 1)
    finding.requirement = cell.requirement
    finding.fingerprint = fingerprint(of: isWhole ? nil : subject)
    return finding
  }

  /// What stays the same of a subject's finding; `nil` is all of a part.
  func fingerprint(of subject: Int?) -> String {
    Fingerprint.of(
      rule: rule.id, table: tableName(subject), parent: parentKey(subject), key: ownKey(subject))
  }

  /// Whether a cell is alike for all rows of a part: its cause stands in a header, or in no row.
  private func isOfWholePart(_ cell: Cell) -> Bool {
    guard subjects.table != nil, let cause = cell.causes.first else { return false }
    guard let place = cause.place else { return cell.verdict != .fail }
    return context.parts(around: place).contains {
      place.row <= context.tables.tables[$0.table].parts[$0.part].headerRow
    }
  }

  /// Words a finding again once it is known how many cells it gathers, and which rows of a list.
  func retell(_ finding: inout Finding, _ subject: Int?, listed: [Int]) {
    var cell = Cell(finding.verdict, finding.causes)
    if finding.verdict == .fail, let subject { cell.values = values(again: subject) }
    if !listed.isEmpty { cell.values["others"] = .text(listed.map(label).joined(separator: "; ")) }
    word(&finding, cell, subject, count: finding.count)
  }

  private func word(_ finding: inout Finding, _ cell: Cell, _ subject: Int?, count: Int) {
    let template = count > 1 ? rule.messageAll ?? rule.message : rule.message
    switch cell.verdict {
    case .fail:
      finding.message = text(template, subject, cell.values, count)
      finding.remedy = text(rule.remedy, subject, cell.values, count)
    default:
      let wording = CauseWording(rule: rule, context: context)
      finding.message = wording.message(cell.verdict, cell.causes)
      finding.remedy = wording.remedy(cell.verdict, cell.causes)
    }
  }

  private func values(again subject: Int) -> [String: FormValue] {
    let run = FormRun(context: context, rule: rule, subjects: subjects)
    guard let path = rule.check.lazy.flatMap(\.fields).first else { return [:] }
    return run.explanation(path, subject: subject).values
  }

  // MARK: - Places

  func locations(of cell: Cell, _ subject: Int?) -> [Finding.Location] {
    places(of: cell, subject).map(location)
  }

  /// Where to look for a cell's cause, each place once.
  func places(of cell: Cell, _ subject: Int?) -> [Locator] {
    var places = cell.places.filter { !$0.isWholeDocument }
    places += cell.causes.filter { $0.state != .absent }.compactMap(\.place)
      .filter { !$0.isWholeDocument }
    // A column that is not there is a place only where no cell is, and where it is the cause of all
    // rows; a row that lacks what others have is told at its own place.
    if places.isEmpty, cell.causes.first?.place != nil || cell.verdict != .fail {
      places = cell.causes.compactMap(\.place).filter { !$0.isWholeDocument }
    }
    if places.isEmpty, let subject, let table = subjects.table {
      places = subjects.rows(of: subject).prefix(3).map {
        context.tables.tables[table].rowOrigins[Int($0)]
      }
    }
    if places.isEmpty, cell.verdict == .fail { places = documentPlaces }
    if places.count < 2 { return places }
    var seen: Set<Locator> = []
    return Array(places.filter { seen.insert($0).inserted }.prefix(context.limits.places))
  }

  /// The headers of the tables read, for what is missing from the plan as a whole.
  private var documentPlaces: [Locator] {
    let main = context.tables.tables.filter { !$0.parts.isEmpty }.max { $0.rowCount < $1.rowCount }
    guard let part = main?.parts.first else { return [.document(0)] }
    var place = part.place
    place.row = part.headerRow
    place.column = part.range.left
    return [place]
  }

  /// A place with the heading of its column and what is written there.
  func location(_ place: Locator) -> Finding.Location {
    let header = header(of: place)
    return Finding.Location(
      place, header: header?.header, headerLocator: header?.cell,
      text: context.tables.rawText(at: place))
  }

  private func header(of place: Locator) -> ColumnReading? {
    guard place.column >= 0 else { return nil }
    for found in context.parts(around: place) {
      let (table, part) = (found.table, found.part)
      guard place.row >= context.tables.tables[table].parts[part].headerRow,
        place.row <= context.tables.tables[table].parts[part].range.bottom
      else { continue }
      if let reading = context.tables.tables[table].parts[part].readings
        .first(where: { $0.cell.column == place.column })
      {
        return reading
      }
    }
    return nil
  }

  // MARK: - Subjects

  func subjectName(_ subject: Int?) -> SubjectName {
    let (key, label) = (subject.map(key) ?? "*", subject.map(label) ?? "")
    // Of two equal texts one is kept: a report may name a hundred thousand subjects.
    return SubjectName(
      table: tableName(subject), key: key,
      label: label.utf8.elementsEqual(key.utf8) ? key : label)
  }

  private func tableName(_ subject: Int?) -> String {
    if case .each(let dated, _) = subjects.kind, subject != nil { return dated.id }
    return subjects.table.map { context.tables.tables[$0].definition.id } ?? "plan"
  }

  private func label(_ subject: Int) -> String {
    switch subjects.kind {
    case .plan: return ""
    case .rows: return rowLabel(subject)
    case .groups(_, let keys, let rows):
      guard keys[subject].allSatisfy(\.isEmpty) else { return key(of: subject) }
      return rows[subject].first.map { rowLabel(Int($0)) } ?? ""
    case .each(let dated, let rows):
      return dated.texts(row: rows[subject], column: "nombre").first ?? key(of: subject)
    }
  }

  /// The subject's own key; where it has none, its position from 1.
  func key(of subject: Int) -> String {
    switch subjects.kind {
    case .plan: "plan"
    case .rows(let table):
      context.tables.tables[table].key(row: subject).map(Fingerprint.withoutNumbering)
        ?? "#\(subject + 1)"
    case .groups(_, let keys, _): keys[subject].joined(separator: " / ")
    case .each(let dated, let rows): dated.rows[rows[subject]].cells.first?.first ?? ""
    }
  }

  /// The subject's own key, empty where it has none: a position shifts when a row is inserted.
  private func ownKey(_ subject: Int?) -> String {
    guard let subject else { return "*" }
    guard case .rows(let table) = subjects.kind else { return key(of: subject) }
    return context.tables.tables[table].key(row: subject) ?? ""
  }

  private func parentKey(_ subject: Int?) -> String {
    guard let subject, case .rows(let table) = subjects.kind else { return "" }
    for parent in context.tables.tables[table].definition.parents {
      guard let row = context.tables.tables[table].parentRows[parent]?[subject], row >= 0 else {
        continue
      }
      return context.tables.index(of: parent)
        .flatMap { context.tables.tables[$0].key(row: Int(row)) } ?? ""
    }
    return ""
  }

  /// What people call a row: its label's fields that are present, else its cell.
  func rowLabel(_ row: Int) -> String {
    guard let table = subjects.table else { return "" }
    var words = ""
    for piece in label {
      switch piece {
      case .text(let text): words += text
      case .field(let field):
        if let value = context.tables.tables[table].columns[field].value(row: row) {
          words += value.description
        }
      }
    }
    let label = words.withSingleSpaces
    return label.isEmpty ? cellName(context.tables.tables[table].rowOrigins[row]) : label
  }

  private func cellName(_ place: Locator) -> String {
    guard context.tables.documents.indices.contains(Int(place.document)) else { return "" }
    let names = context.tables.documents[Int(place.document)].place(of: place)
    return names.cell ?? names.sheet ?? names.path
  }
}

extension String {
  /// The words, parted by one space each.
  fileprivate var withSingleSpaces: String {
    // Letters of Spanish take two bytes, the first of them this one; what else there is may be a
    // space as well.
    let isSpanish = utf8.allSatisfy { $0 >= 32 && $0 < 0x80 || $0 == 0xC3 || (0x80...0xBF) ~= $0 }
    guard isSpanish else { return split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return String(unsafeUninitializedCapacity: utf8.count) { words in
      var count = 0
      var pendingSpace = false
      for byte in utf8 {
        if byte == 32 {
          pendingSpace = count > 0
          continue
        }
        if pendingSpace {
          words[count] = 32
          count += 1
          pendingSpace = false
        }
        words[count] = byte
        count += 1
      }
      return count
    }
  }
}
