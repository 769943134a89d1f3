import Authoring
import Findings
import Foundation
import Plans
import Rules
import TestSupport
import Testing
import Values

/// The pack against the legal base that was read and audited beside the checkout, field by field.
@Suite("The law as data")
struct LawTests {
  /// One requirement as the legal base has it.
  private struct Entry {
    /// Its keys that have one line, with the value as written.
    var lines: [String: String] = [:]
    /// A value, `nil` where it is null.
    func text(_ key: String) -> String? {
      guard let value = lines[key], value != "null" else { return nil }
      return value.trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
    }
    var id: String { text("id") ?? "" }
    /// How much a document can show, in the words of the pack.
    var checkable: String? {
      text("machine_checkable") == "needs-human" ? "person" : text("machine_checkable")
    }
  }

  private let pack: RulePack
  private let coverage: RequirementCoverage

  init() throws {
    pack = try Catalogue.outcome.get()
    coverage = RequirementCoverage(pack)
  }

  /// The requirements of the legal base; empty after it was said that it is not there.
  private func law() throws -> [Entry] {
    guard let path = Checkout.shared("law/requirements.yaml") else { return [] }
    // The file has anchors, which our reader refuses; what is compared stands on lines of its own.
    var entries: [Entry] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n") {
      let isFirst = line.hasPrefix("- id: ")
      if isFirst { entries.append(Entry()) }
      guard isFirst || line.hasPrefix("  "), !line.hasPrefix("   "), !entries.isEmpty,
        let colon = line.range(of: ": ")
      else { continue }
      entries[entries.count - 1].lines[String(line[..<colon.lowerBound].dropFirst(2))] = String(
        line[colon.upperBound...])
    }
    #expect(entries.count == 164)
    return entries
  }

  private func day(_ text: String?, last: Bool = false) -> CalendarDate? {
    guard let text else { return nil }
    // A month or a year is enough: `2015`, `1991-07`.
    let pieces = text.split(separator: "-").compactMap { Int($0) }
    let month = pieces.count > 1 ? pieces[1] : last ? 12 : 1
    if pieces.count > 2 || !last { return CalendarDate(iso: text) ?? first(of: pieces[0], month) }
    return (28...31).compactMap { CalendarDate(year: pieces[0], month: month, day: $0) }.last
  }

  private func first(of year: Int, _ month: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 1)
  }

  @Test("has every requirement with its article, paragraph, dates and confidence")
  func fields() throws {
    for entry in try law() {
      let requirement = try #require(pack.requirement(entry.id), "\(entry.id) is missing")
      #expect(requirement.article == entry.text("article"), "\(entry.id)")
      #expect(requirement.paragraph == entry.text("paragraph"), "\(entry.id)")
      #expect(requirement.inForce.from == day(entry.text("in_force_from")), "\(entry.id)")
      #expect(
        requirement.inForce.until == day(entry.text("in_force_until"), last: true), "\(entry.id)")
      #expect(requirement.confidence == entry.text("confidence"), "\(entry.id)")
      #expect(requirement.checkable?.rawValue == entry.checkable, "\(entry.id)")
      #expect(!requirement.text.es.isEmpty && requirement.text.en?.isEmpty == false, "\(entry.id)")
      #expect(!requirement.who.es.isEmpty && requirement.who.en?.isEmpty == false, "\(entry.id)")
    }
  }

  @Test("accounts for every requirement: by rules, by a question or out of scope with a reason")
  func accounted() throws {
    let entries = try law()
    guard !entries.isEmpty else { return }
    #expect(entries.count { $0.checkable == "fully" } == 43)
    #expect(entries.count { $0.checkable == "partly" } == 100)
    for entry in entries {
      let requirement = try #require(pack.requirement(entry.id))
      let rules = coverage.rules(of: requirement)
      switch requirement.coverage {
      case .automated, .ask: #expect(!rules.isEmpty, "\(entry.id) has no rule")
      case .outOfScope(let reason):
        #expect(reason.es.count > 15 && reason.en != nil, "\(entry.id) gives no reason")
      }
      switch requirement.checkable {
      case .fully?: #expect(coverage.isJudged(requirement), "\(entry.id) is only asked")
      case .partly?:
        #expect(coverage.saysWhatIsLeft(requirement), "\(entry.id) does not say what is left")
      case .person?, nil: break
      }
    }
    #expect(CoverageTable(pack, in: .es).gaps.isEmpty)
  }

  @Test("no rule is graver than the letter and what is known of it allow")
  func severity() throws {
    let suggested = Dictionary(
      try law().map { ($0.id, $0.text("suggested_severity") ?? "") },
      uniquingKeysWith: { first, _ in first })
    var errors = 0
    for rule in pack.rules {
      let requirement = try #require(pack.requirement(rule.requirement))
      let isLaw = try #require(pack.norm(requirement.norm)).isVerified
      if requirement.obligation == .must, isLaw {
        #expect(rule.basis != .methodology, "\(rule.id): a duty of a norm is no methodology")
      }
      if !isLaw { #expect(rule.basis == .methodology || rule.basis == .doctrine, "\(rule.id)") }
      guard rule.severity == .error else { continue }
      errors += 1
      #expect(requirement.confidence == "high", "\(rule.id)")
      #expect(requirement.obligation == .must && rule.basis == .literal, "\(rule.id)")
      if let known = suggested[requirement.id], known != "error" {
        // Only whoever answers that the act was not done makes it a breach; silence never does.
        #expect(rule.check.allSatisfy { $0 is AskForm }, "\(rule.id) is graver than \(known)")
      }
    }
    #expect(errors > 20)
  }

  @Test("a day that was not verified is said to be so, on the sheet of each of its rules")
  func notVerified() throws {
    let open = try law().filter { $0.text("in_force_from") == nil }.map(\.id)
    let told = pack.requirements.filter { $0.inForce.from == nil }.map(\.id)
    #expect(Set(open).isSubset(of: told) && !told.isEmpty)
    for id in told {
      let requirement = try #require(pack.requirement(id))
      for rule in coverage.rules(of: requirement) where rule.requirement == id {
        let sheet = RuleSheet(rule, of: pack, in: .es).sheet
        let text = String(decoding: sheet.bytes(.text), as: UTF8.self)
        #expect(text.contains("Desde cuándo: fecha no verificada"), "\(rule.id)")
      }
    }
  }
}
