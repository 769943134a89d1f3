import Findings
import Values

/// Something that a report kept in a record says otherwise than the one judged again.
struct RecordDifference {
  /// How many differences of one file are told.
  static let most = 20

  /// Whether a verdict is another one, and not only words.
  let isOfVerdict: Bool
  /// Where and what.
  let remark: RecordAnswer.Remark

  init(_ place: String, isOfVerdict: Bool, es: String, en: String) {
    self.isOfVerdict = isOfVerdict
    remark = RecordAnswer.Remark(place, es: es, en: en)
  }

  /// The differences of one file, those of verdicts first.
  static func all(_ path: String, kept: [UInt8], again: [UInt8]) -> [RecordDifference] {
    guard path.hasSuffix("informe.json"), let old = try? JSONValue(parsing: kept),
      let new = try? JSONValue(parsing: again)
    else {
      let isText = path.hasSuffix("no-se-pudo-revisar.txt")
      let line = firstLine(kept, again)
      return [
        RecordDifference(
          path, isOfVerdict: isText, es: "otros bytes desde la línea \(line)",
          en: "other bytes from line \(line) on")
      ]
    }
    let verdicts = verdicts(path, old, new)
    return verdicts.isEmpty ? words(path, old, new) : Array(verdicts.prefix(most))
  }

  /// The first line that is not the same, from 1.
  private static func firstLine(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var line = 1
    for (one, other) in zip(left, right) {
      if one != other { return line }
      if one == 10 { line += 1 }
    }
    return line
  }
}

// MARK: - Verdicts

extension RecordDifference {
  private static func plans(_ report: JSONValue) -> [JSONValue] {
    report["reports"]?.array ?? [report]
  }

  private static func whole(_ report: JSONValue, _ language: TextLanguage) -> String {
    let verdict = report["verdict"]?.string ?? ""
    return WholeVerdict(rawValue: verdict).map {
      Glossary.label(.whole, $0.rawValue, in: language)
    } ?? verdict
  }

  private static func verdicts(
    _ path: String, _ old: JSONValue, _ new: JSONValue
  ) -> [RecordDifference] {
    let (kept, again) = (plans(old), plans(new))
    guard kept.count == again.count, old["verdict"] == new["verdict"] else {
      return [
        RecordDifference(
          path, isOfVerdict: true,
          es: "el conjunto decía «\(whole(old, .es))» y da «\(whole(new, .es))»",
          en: "the whole said “\(whole(old, .en))” and comes to “\(whole(new, .en))”")
      ] + zip(kept, again).flatMap { rules(path, $0, $1) + findings(path, $0, $1) }
    }
    return zip(kept, again).flatMap { rules(path, $0, $1) + findings(path, $0, $1) }
  }

  private static func rules(
    _ path: String, _ old: JSONValue, _ new: JSONValue
  ) -> [RecordDifference] {
    let (kept, again) = (totals(old), totals(new))
    return Set(kept.keys).union(again.keys).sorted().compactMap { rule in
      guard kept[rule] != again[rule] else { return nil }
      let (one, other) = (kept[rule], again[rule])
      return RecordDifference(
        "\(path): \(rule)", isOfVerdict: true,
        es: "decía \(shown(one, .es)) y da \(shown(other, .es))",
        en: "it said \(shown(one, .en)) and comes to \(shown(other, .en))")
    }
  }

  private static func totals(_ report: JSONValue) -> [String: JSONValue] {
    let rules = (report["rules"]?.array ?? []).compactMap { rule in
      rule["id"]?.string.flatMap { id in rule["totals"].map { (id, $0) } }
    }
    return Dictionary(rules) { first, _ in first }
  }

  private static func shown(_ totals: JSONValue?, _ language: TextLanguage) -> String {
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      guard let count = totals?[verdict.id]?.integer, count > 0 else { return nil }
      return "«\(Glossary.label(verdict: verdict, in: language))» \(count)"
    }
    return counts.isEmpty ? "–" : counts.joined(separator: ", ")
  }

  private static func label(_ verdict: String, _ language: TextLanguage) -> String {
    Verdict(id: verdict).map { Glossary.label(verdict: $0, in: language) } ?? verdict
  }

  /// Findings that only one of the two has: their rule and their cell.
  private static func findings(
    _ path: String, _ old: JSONValue, _ new: JSONValue
  ) -> [RecordDifference] {
    let (kept, again) = (counted(old), counted(new))
    let lost = kept.filter { again[$0.key] != $0.value }
    let gained = again.filter { kept[$0.key] == nil }
    let all = lost.map { ($0.key, true) } + gained.map { ($0.key, false) }
    return all.sorted { ($0.0.order, $0.1 ? 0 : 1) < ($1.0.order, $1.1 ? 0 : 1) }.map {
      key, wasThere in
      RecordDifference(
        "\(path): \(key.rule), \(key.place)", isOfVerdict: true,
        es: wasThere
          ? "decía «\(label(key.verdict, .es))» y no sale así"
          : "sale «\(label(key.verdict, .es))»",
        en: wasThere
          ? "it said “\(label(key.verdict, .en))” and does not come out so"
          : "comes out as “\(label(key.verdict, .en))”")
    }
  }

  private struct Key: Hashable {
    let rule: String
    let verdict: String
    let fingerprint: String
    let place: String
    var order: String { "\(rule) \(place) \(verdict) \(fingerprint)" }
  }

  private static func counted(_ report: JSONValue) -> [Key: Int] {
    var counts: [Key: Int] = [:]
    for finding in report["findings"]?.array ?? [] {
      let first = finding["locations"]?.array?.first
      let place = [first?["path"], first?["sheet"], first?["cell"]].compactMap { $0?.string }
        .joined(separator: " · ")
      let key = Key(
        rule: finding["rule"]?.string ?? "", verdict: finding["verdict"]?.string ?? "",
        fingerprint: finding["fingerprint"]?.string ?? "", place: place)
      counts[key, default: 0] += finding["count"]?.integer ?? 0
    }
    return counts
  }
}

// MARK: - Words

extension RecordDifference {
  /// Where two trees differ: `findings[3].message`.
  private static func words(
    _ path: String, _ old: JSONValue, _ new: JSONValue
  ) -> [RecordDifference] {
    var places: [String] = []
    walk(old, new, "", into: &places)
    return places.map { place in
      RecordDifference(
        "\(path): \(place)", isOfVerdict: false, es: "dice otra cosa", en: "says something else")
    }
  }

  private static func walk(
    _ old: JSONValue, _ new: JSONValue, _ place: String, into places: inout [String]
  ) {
    guard old != new, places.count < most else { return }
    if let left = old.members, let right = new.members, left.map(\.key) == right.map(\.key) {
      for (one, other) in zip(left, right) {
        walk(one.value, other.value, place.isEmpty ? one.key : "\(place).\(one.key)", into: &places)
      }
    } else if let left = old.array, let right = new.array, left.count == right.count {
      for (index, (one, other)) in zip(left, right).enumerated() {
        walk(one, other, "\(place)[\(index)]", into: &places)
      }
    } else {
      places.append(place)
    }
  }
}
