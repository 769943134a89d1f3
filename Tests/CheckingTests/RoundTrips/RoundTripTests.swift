import Documents
import Foundation
import Plans
import Readers
import Rules
import TestSupport
import Testing

/// What comes back of a table that was written in one of the formats.
struct RoundTrip {
  let tables: PlanTables
  let main: PlanTable
  /// The row of each parent table that a row of the main table belongs to.
  private let parents: [String: PlanTable]

  /// Whether PDF files can be read here.
  static let readsPDF = ["/usr/bin", "/usr/local/bin", "/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  /// The formats that can be read here; the one that cannot is told.
  static func formats(_ what: String) -> [TableDrawing.Format] {
    if readsPDF { return TableDrawing.Format.allCases }
    print("SKIPPED: \(what) as PDF (pdftotext is not installed)")
    return TableDrawing.Format.allCases.filter { $0 != .pdf }
  }

  init(_ drawing: TableDrawing, _ format: TableDrawing.Format, main: String) throws {
    let bytes = try drawing.bytes(format)
    if let folder = ProcessInfo.processInfo.environment["COTEJO_ROUND_TRIPS"] {
      let path = "\(folder)/\(main)-\(drawing.rows.count).\(format.rawValue)"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    let document = try DocumentReaders.read(
      SourceFile(path: "plan.\(format.rawValue)", bytes: bytes), limits: ReadLimits())
    let vocabulary = try RulePackLoader.vocabulary(
      directory: RealWorkbooks.checkout.appendingPathComponent("rules").path)
    tables = Recogniser(vocabulary: vocabulary).tables(in: [document])
    self.main = try #require(tables[main])
    var parents: [String: PlanTable] = [:]
    for table in tables.tables { parents[table.definition.id] = table }
    self.parents = parents
  }

  /// A value of a row by `table.field`, `""` where there is none; several are parted by `; `.
  func text(_ name: String, row: Int) -> String {
    let parts = name.split(separator: ".").map(String.init)
    guard parts[0] != main.definition.id else {
      return TruthFiles.tidy(main.column(parts[1])?.value(row: row)?.description ?? "")
    }
    guard let parent = main.parentRows[parts[0]]?[row], parent >= 0 else { return "" }
    let value = parents[parts[0]]?.column(parts[1])?.value(row: Int(parent))
    return TruthFiles.tidy(value?.description ?? "")
  }
}

@Suite(
  "Plans written in every format",
  .enabled(if: TruthFiles.areThere, "../shared/plans/truth is not there"))
struct RoundTripTests {
  @Test("give back the 22 units with their progress")
  func areas() throws {
    try check(TruthDrawing.areas(), "avance_dependencia", count: 22)
  }

  @Test("give back the 89 initiatives with their units, and say which are inherited")
  func initiatives() throws {
    let truth = try TruthDrawing.initiatives()
    try check(truth, "actividad", count: 89)
    for format in RoundTrip.formats("the initiatives") {
      let trip = try RoundTrip(truth.drawing, format, main: "actividad")
      let codes = try #require(trip.main.column("dependencia")).codes
      #expect(codes.count { $0.isPresent && !$0.isInherited } == 49, "\(format)")
      #expect(codes.count { $0.isPresent && $0.isInherited } == 37, "\(format)")
      #expect(codes.count { $0.isBlank } == 3, "\(format)")
      let inherited: Confidence = format.canMerge ? .derived : .guessed
      #expect(
        codes.allSatisfy {
          !$0.isPresent || $0.confidence == ($0.isInherited ? inherited : .exact)
        }, "\(format)")
      #expect(trip.tables["estrategia"]?.rowCount == 16, "\(format)")
      #expect(trip.tables["objetivo"]?.rowCount == 4, "\(format)")
    }
  }

  @Test("give back the indicators, the number apart from its note")
  func indicators() throws {
    try check(TruthDrawing.indicators(), "indicador", count: 6)
  }

  @Test("give back the commitments")
  func commitments() throws {
    try check(TruthDrawing.commitments(), "compromiso", count: 7)
  }

  @Test("give back the projects of two periods, 19 distinct codes")
  func projects() throws {
    let truth = try TruthDrawing.projects()
    try check(truth, "proyecto", count: 19)
    #expect(Set(truth.rows.compactMap { $0["proyecto.codigo_bpin"] }).count == 19)
  }

  @Test("give back 7 projects with local codes that are no BPIN")
  func localProjects() throws {
    try check(TruthDrawing.localProjects(), "proyecto", count: 7)
  }

  @Test("find no plan in a guide")
  func guide() throws {
    let truth = try TruthDrawing.guide()
    for format in RoundTrip.formats("the guide") {
      let trip = try RoundTrip(truth.drawing, format, main: "actividad")
      #expect(
        trip.tables.tables.allSatisfy {
          $0.definition.isSingle || $0.definition.isFromHeadings || $0.rowCount == 0
        }, "\(format)")
      #expect(trip.tables["plan"]?.column("tipo")?.value(row: 0)?.description == "otro")
    }
  }

  @Test("give back the 14 activities with what is merged over them")
  func activities() throws {
    let truth = try TruthDrawing.activities()
    try check(truth, "actividad", count: 14)
    for format in RoundTrip.formats("the activities") {
      let trip = try RoundTrip(truth.drawing, format, main: "actividad")
      #expect(trip.tables["linea"]?.rowCount == 5, "\(format)")
      // Ten cells; two of them say the same of one line.
      #expect(trip.tables["producto"]?.rowCount == 9, "\(format)")
    }
  }

  /// Compares all rows; of a PDF 98 of 100 cells must come back, and none may be invented.
  private func check(_ truth: TruthDrawing, _ main: String, count: Int) throws {
    #expect(truth.rows.count == count)
    for format in RoundTrip.formats(main) {
      let trip = try RoundTrip(truth.drawing, format, main: main)
      #expect(trip.main.rowCount == count, "\(format)")
      guard trip.main.rowCount == count else { continue }
      var wrong: [String] = []
      var invented: [String] = []
      for (row, expected) in truth.rows.enumerated() {
        for (name, value) in expected.sorted(by: { $0.key < $1.key }) {
          let got = trip.text(name, row: row)
          guard got != value else { continue }
          wrong.append("\(format) \(row) \(name): «\(got)», not «\(value)»")
          if !got.isEmpty, value.isEmpty || !value.contains(got) { invented.append(got) }
        }
      }
      let cells = truth.rows.reduce(0) { $0 + $1.count }
      let allowed = format == .pdf ? cells / 50 : 0
      #expect(wrong.count <= allowed, "\(wrong.prefix(5).joined(separator: "\n"))")
      #expect(invented.isEmpty, "\(format): \(invented.prefix(3))")
    }
  }
}
