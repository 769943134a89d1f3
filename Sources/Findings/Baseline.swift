import Documents
import Values

/// The fails that were there when somebody took stock: a multiset, so that a second one is new.
///
/// Findings are known by their fingerprint, which survives inserted rows. One that gathers several
/// subjects, as a merged cell does, stands for each of them, so that the merge may be split or made;
/// one that gathers a whole part (`*`) covers every subject of its rule and part.
package struct Baseline: Sendable, Equatable {
  /// A fail, or several alike.
  package struct Entry: Sendable, Hashable {
    /// The rule.
    package var rule: String
    /// The table of the subject.
    package var table: String
    /// The sheet, empty for the plan as a whole.
    package var part: String
    /// The subject's key; `*` for a whole part.
    package var key: String
    /// The finding's fingerprint.
    package var fingerprint: String
    /// How many cells.
    package var count: Int
    /// The fingerprints of the further subjects among those cells, where they are told apart.
    package var gathered: [String] = []

    /// Each fingerprint with how many cells it stands for.
    var shares: [(fingerprint: String, count: Int)] {
      [(fingerprint, count - gathered.count)] + gathered.map { ($0, 1) }
    }
  }

  /// Why a baseline cannot be read.
  package struct Fault: Error, Sendable, Equatable {
    /// What is wrong, in Spanish.
    package let es: String
    /// The same in English.
    package let en: String
  }

  /// Its entries, in the order of the report they were taken from.
  package private(set) var entries: [Entry]

  /// The fails of reports, with the documents that each points into.
  package init(of reports: [(report: CheckReport, documents: [Document])]) {
    entries = reports.flatMap { report, documents in
      report.findings.filter { $0.verdict == .fail }.map { Entry($0, in: documents) }
    }
  }

  /// Tells each fail of a report whether it was there, and asks the gate again.
  package func mark(_ report: inout CheckReport, documents: [Document]) {
    var left: [String: Int] = [:]
    var whole: Set<Part> = []
    var ofPart: [Part: Int] = [:]
    for entry in entries {
      for share in entry.shares { left[share.fingerprint, default: 0] += share.count }
      if entry.key == "*" { whole.insert(Part(entry)) }
      ofPart[Part(entry), default: 0] += entry.count
    }
    for index in report.findings.indices where report.findings[index].verdict == .fail {
      let entry = Entry(report.findings[index], in: documents)
      report.findings[index].baseline =
        Baseline.take(entry, from: &left) || whole.contains(Part(entry))
        || (entry.key == "*" && (ofPart[Part(entry)] ?? 0) >= entry.count)
    }
    report.gatePassed = report.passesGate()
  }

  /// Takes what an entry stands for from what is left; all of it or nothing.
  private static func take(_ entry: Entry, from left: inout [String: Int]) -> Bool {
    for (position, share) in entry.shares.enumerated() {
      guard let known = left[share.fingerprint], known >= share.count else {
        for taken in entry.shares[..<position] {
          left[taken.fingerprint, default: 0] += taken.count
        }
        return false
      }
      left[share.fingerprint] = known - share.count
    }
    return true
  }

  struct Part: Hashable {
    let rule: String
    let table: String
    let part: String

    init(_ entry: Entry) { (rule, table, part) = (entry.rule, entry.table, entry.part) }
  }
}

extension Baseline.Entry {
  init(_ finding: Finding, in documents: [Document]) {
    let place = finding.locations.first?.locator
    let part = place.flatMap { place in
      documents.indices.contains(Int(place.document))
        ? documents[Int(place.document)].place(of: place).sheet : nil
    }
    self.init(
      rule: finding.rule, table: finding.subject.table, part: part ?? "",
      key: finding.subject.key, fingerprint: finding.fingerprint, count: finding.count,
      gathered: finding.gathered)
  }
}

// MARK: - As a file

extension Baseline {
  private static let schema = "cotejo.baseline/1"

  /// The file's bytes: JSON, one entry after another, no clock in it.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Baseline.schema)
      writer.member("findings") { writer in
        writer.array { writer in
          for entry in entries {
            writer.element { writer in
              writer.object { writer in
                writer.member("rule", entry.rule)
                writer.member("table", entry.table)
                writer.member("part", entry.part)
                writer.member("key", entry.key)
                writer.member("fingerprint", entry.fingerprint)
                writer.member("count", entry.count)
                if !entry.gathered.isEmpty {
                  writer.member("gathered") { writer in
                    writer.array { writer in
                      for fingerprint in entry.gathered {
                        writer.element { $0.string(fingerprint) }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    return writer.bytes + [10]
  }

  /// Reads what `bytes` wrote.
  package init(reading bytes: [UInt8]) throws(Fault) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw Baseline.unreadable(at: error.offset)
    }
    guard json["schema"]?.string == Baseline.schema, let list = json["findings"]?.array else {
      throw Baseline.foreign
    }
    var entries: [Entry] = []
    for (position, item) in list.enumerated() {
      guard let rule = item["rule"]?.string, let table = item["table"]?.string,
        let part = item["part"]?.string, let key = item["key"]?.string,
        let fingerprint = item["fingerprint"]?.string, let count = item["count"]?.integer, count > 0
      else { throw Baseline.incomplete(position + 1) }
      // Files from before this key have none.
      let gathered = item["gathered"]?.array?.compactMap(\.string) ?? []
      guard gathered.count < count else { throw Baseline.incomplete(position + 1) }
      entries.append(
        Entry(
          rule: rule, table: table, part: part, key: key, fingerprint: fingerprint, count: count,
          gathered: gathered))
    }
    self.entries = entries
  }
}

extension Baseline {
  private static func unreadable(at offset: Int) -> Fault {
    Fault(
      es: "el punto de partida no es JSON (byte \(offset + 1)); escríbalo de nuevo con "
        + "«cotejo baseline write»",
      en:
        "the baseline is no JSON (byte \(offset + 1)); write it again with “cotejo baseline write”")
  }

  private static let foreign = Fault(
    es: "el archivo no es un punto de partida de Cotejo (\(schema))",
    en: "the file is no baseline of Cotejo's (\(schema))")

  private static func incomplete(_ position: Int) -> Fault {
    Fault(
      es: "la observación número \(position) del punto de partida está incompleta",
      en: "finding number \(position) of the baseline is incomplete")
  }
}
