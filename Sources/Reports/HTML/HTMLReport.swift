import Documents
import Findings
import Values

/// One page that opens from a mail or a USB stick: no script, no network, prints on A4.
///
/// However many findings there are, the page stays under `mostBytes` and `mostNodes`: it shows fewer
/// places of each rule until it fits, and says how many there are and where.
package struct HTMLReport: ReportFormat {
  /// The most bytes of a page.
  package static let mostBytes = 2_000_000
  /// The most nodes of a page, elements and texts together.
  package static let mostNodes = 10_000

  /// The format.
  package init() {}

  package let identifier = "html"
  package let sentence = LocalizedText(
    es: "Página para leer, enviar e imprimir.", en: "A page to read, to send and to print.")

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    let language = reports.count == 1 ? reports[0].report.run.language : options.language
    let plans = reports.map { HTMLPlan($0) }
    var bytes: [UInt8] = []
    let last = HTMLDetail.levels.count - 1
    for (number, detail) in HTMLDetail.levels.enumerated() {
      // A page that cannot fit is not written at all; the last one always is.
      if number < last, detail.leastNodes(of: plans) > HTMLReport.mostNodes { continue }
      var page = HTMLPage(plans, failures: failures, language: language, detail: detail)
      bytes = Array(page.text().utf8)
      if bytes.count <= HTMLReport.mostBytes, HTMLReport.nodes(of: bytes) <= HTMLReport.mostNodes {
        return bytes
      }
    }
    return bytes
  }

  /// How many elements and texts a page of ours has.
  package static func nodes(of bytes: [UInt8]) -> Int {
    var count = 0
    var last: UInt8 = 0
    for byte in bytes {
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      if last == UInt8(ascii: "<"), isLetter { count += 1 }
      if last == UInt8(ascii: ">"), byte != UInt8(ascii: "<") { count += 1 }
      last = byte
    }
    return count
  }
}

/// How much a page shows of each thing.
struct HTMLDetail {
  /// Places of a rule.
  var places: Int
  /// Slices of the sheet of a rule.
  var slices: Int
  /// Rules with a section of their own, of one plan.
  var sections: Int
  /// Rows of any other list.
  var rows: Int
  /// Plans with their sections.
  var plans: Int
  /// Signs of a text.
  var signs: Int

  /// Fewer nodes than the tables of places take.
  func leastNodes(of plans: [HTMLPlan]) -> Int {
    plans.prefix(self.plans).reduce(0) { sum, plan in
      let groups = plan.sections.filter { $0.section.verdict != .notChecked }.flatMap(\.groups)
      return sum + groups.prefix(sections).reduce(0) { $0 + 12 + 8 * min($1.places.count, places) }
    }
  }

  /// From all that a person may want to the least that is still a report.
  static let levels = [
    HTMLDetail(places: 50, slices: 3, sections: 400, rows: 400, plans: 50, signs: 600),
    HTMLDetail(places: 20, slices: 2, sections: 400, rows: 400, plans: 50, signs: 600),
    HTMLDetail(places: 10, slices: 1, sections: 300, rows: 300, plans: 40, signs: 400),
    HTMLDetail(places: 5, slices: 1, sections: 200, rows: 200, plans: 20, signs: 400),
    HTMLDetail(places: 3, slices: 1, sections: 100, rows: 100, plans: 10, signs: 300),
    HTMLDetail(places: 2, slices: 0, sections: 50, rows: 50, plans: 6, signs: 300),
    HTMLDetail(places: 1, slices: 0, sections: 15, rows: 15, plans: 4, signs: 200),
  ]
}

/// A report with its findings in order, worked out once for all levels of detail.
struct HTMLPlan {
  let wording: ReportWording
  let sections: [Section]

  struct Section {
    let section: FindingSection
    let groups: [Group]
  }

  /// A rule's findings with what is costly to work out.
  struct Group {
    let group: RuleFindings
    let places: [RuleFindings.Place]
    let title: String
    let hasOneMessage: Bool
  }

  init(_ sourced: SourcedReport) {
    let wording = ReportWording(sourced)
    self.wording = wording
    sections = FindingSection.all(of: sourced.report).map { section in
      Section(
        section: section,
        groups: section.groups.map { group in
          Group(
            group: group, places: group.places, title: group.title(in: wording.language),
            hasOneMessage: group.hasOneMessage)
        })
    }
  }
}
