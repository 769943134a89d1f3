import Documents
import Foundation
import Plans
import Rules
import TestSupport
import Testing

@Suite("Headings collected from the plans of many entities")
struct CollectedHeadingsTests {
  @Test("give each column its field, and none a wrong one", arguments: HeadingSource.files)
  func fields(file: String) throws {
    let vocabulary = try KnownFormatsTests.vocabulary.get()
    for sample in try HeadingSource(file).samples {
      let read = ReadSample(
        Recogniser(vocabulary: vocabulary).tables(in: [sample.document]))
      for title in sample.titles {
        #expect(read.facts.contains(title.fact), "\(sample.sheet): \(title.label)")
      }
      for (position, column) in sample.columns.enumerated() {
        let found = read.fields[position, default: []]
        let place: Comment = "\(sample.sheet): \(column.band ?? "") «\(column.heading)» \(found)"
        switch column.expected {
        case .fields(let names):
          let rows = names.filter { !ReadSample.isOfTheWhole($0) }
          #expect(found == rows, place)
          #expect(names.subtracting(rows).isSubset(of: read.facts), place)
        case .nothing, .part: #expect(found.isEmpty, place)
        }
      }
    }
  }

  @Test("leave few columns without a field, each for a reason that a person can check")
  func withoutField() throws {
    let columns = try HeadingSource.files.flatMap { try HeadingSource($0).samples }
      .flatMap(\.columns)
    let reasons = columns.compactMap { column -> String? in
      if case .nothing(let reason) = column.expected { reason } else { nil }
    }
    #expect(columns.count == 606)
    #expect(reasons.count == 27 && !reasons.contains(""))
  }

  @Test(
    "stand in a sample of their source, or are told to head no column",
    .enabled(if: CollectedHeadings.areThere, "../shared/plans/headers.yaml is not there"),
    arguments: HeadingSource.files)
  func complete(file: String) throws {
    let source = try HeadingSource(file)
    let columns = source.samples.flatMap(\.columns)
    let told =
      Set(columns.flatMap { [$0.heading, $0.band ?? ""] }.map(CollectedHeadings.key))
      .union(source.samples.flatMap(\.titles).map { CollectedHeadings.key($0.label) })
      .union(source.apart.keys.map(CollectedHeadings.key))
    let collected = try CollectedHeadings.bySource()
    for name in source.names {
      let headings = try #require(collected[name])
      for heading in headings where !told.contains(CollectedHeadings.key(heading)) {
        Issue.record("\(name): «\(heading)»")
      }
    }
  }

  @Test(
    "leave out no source of the collection",
    .enabled(if: CollectedHeadings.areThere, "../shared/plans/headers.yaml is not there"))
  func sources() throws {
    let told = try HeadingSource.files.flatMap { try HeadingSource($0).names }
    #expect(Set(told) == Set(try CollectedHeadings.bySource().keys))
  }
}

/// What was read of a sample.
private struct ReadSample {
  /// The fields of rows, by column.
  var fields: [Int: Set<String>] = [:]
  /// The facts of the plan and the entity that were found.
  var facts: Set<String> = []

  init(_ tables: PlanTables) {
    for table in tables.tables {
      let id = table.definition.id
      for reading in table.parts.flatMap(\.readings) {
        fields[Int(reading.cell.column), default: []].insert("\(id).\(reading.field)")
      }
      guard table.definition.isSingle else { continue }
      for field in table.definition.fields where table.column(field.id)?.value(row: 0) != nil {
        facts.insert("\(id).\(field.id)")
      }
    }
  }

  static func isOfTheWhole(_ field: String) -> Bool {
    field.hasPrefix("plan.") || field.hasPrefix("entidad.")
  }
}
