import Documents
import Findings
import Values

/// What was read of the documents and how it was understood, before any rule is asked.
package struct InspectionReport: Sendable {
  /// What was read, document by document.
  package var documents: [DocumentReading]
  /// The entity's facts that are known.
  package var entity: [CheckReport.KnownFact]
  /// The plan's facts that are known.
  package var plan: [CheckReport.KnownFact]
  /// What has to be said of the whole.
  package var notes: [LocalizedText]

  /// An inspection from its parts.
  package init(
    documents: [DocumentReading], entity: [CheckReport.KnownFact] = [],
    plan: [CheckReport.KnownFact] = [], notes: [LocalizedText] = []
  ) {
    self.documents = documents
    self.entity = entity
    self.plan = plan
    self.notes = notes
  }

  /// What a check read.
  package init(_ report: CheckReport) {
    self.init(documents: report.documents, entity: report.entity, plan: report.plan)
  }

  /// For a person: what was taken for what, on one screen; `detailed` with a line for each column.
  package func text(
    sources: [Document] = [], in language: TextLanguage, color: Bool = false,
    detailed: Bool = false
  ) -> [UInt8] {
    if detailed {
      var writing = InspectionDetail(self, sources: sources, language: language, color: color)
      return writing.bytes()
    }
    var writing = InspectionSummary(self, sources: sources, language: language, color: color)
    return writing.bytes()
  }

  /// For programs: `cotejo.inspection/1`, its documents as in `cotejo.report/1`.
  package func json(sources: [Document] = [], in language: TextLanguage) -> [UInt8] {
    let names = PlaceNames(paths: documents.map(\.path), sources: sources)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "cotejo.inspection/1")
      writer.list("documents", documents) { document, writer in
        JSONReadings(language: language, names: names).write(document, to: &writer)
      }
      writer.member("entity") { JSONFacts(names: names).write(entity, to: &$0) }
      writer.member("plan") { JSONFacts(names: names).write(plan, to: &$0) }
      writer.list("notes", notes) { note, writer in writer.string(note.text(in: language)) }
    }
    return writer.bytes + [10]
  }
}
