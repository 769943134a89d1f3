import Foundation
import TestSupport
import Testing

@Suite("audit sample, as a person gives it")
struct AuditSampleTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path + "/auditoria.db" }
  private var book: String { folder.path + "/muestra.xlsx" }

  init() throws {
    folder = try TemporaryFolder()
    let plan = Checkout.root.appendingPathComponent("examples/con-defectos-2026/plan.xlsx")
    _ = try folder.write([UInt8](try Data(contentsOf: plan)), as: "entidades/loma/2026/plan.xlsx")
    _ = try Program.run("audit", "run", folder.path + "/entidades", "--store", store)
  }

  private func sample(_ arguments: String...) throws -> Program.Run {
    try Program.run(["audit", "sample", "--store", store] + arguments, rules: nil)
  }

  @Test("draws, reads back and tells the agreement, in both languages")
  func walked() throws {
    let drawn = try sample("--sample", "8", "--seed", "acta", "--output", book)
    #expect(drawn.status == 0 && drawn.output.isEmpty)
    #expect(drawn.errors.contains(": 8 celdas de "))
    let read = try sample("--read", book)
    #expect(read.status == 0, "\(read.errors)")
    #expect(read.errors.contains("0 de 8 celdas respondidas en el libro; respuestas nuevas: 0"))
    for (language, words) in [("es", "8 celdas de "), ("en", "8 cells of ")] {
      let told = try sample("--agreement", "--lang", language)
      #expect(told.status == 0 && told.output.contains(words))
    }
  }

  @Test(
    "asks for what it lacks and for names that are there",
    arguments: [
      [], ["--sample", "8"], ["--sample", "8", "--seed", "a"], ["--read", "x", "--agreement"],
      ["--sample", "0", "--seed", "a", "--output", "x"],
      ["--sample", "8", "--seed", "a", "--output", "x", "--by", "suerte"],
      ["--sample", "8", "--seed", "a", "--output", "x", "--entity", "otra"],
      ["--sample", "8", "--seed", "a", "--output", "x", "--verdict", "not_checked"],
    ])
  func usage(arguments: [String]) throws {
    let run = try Program.run(["audit", "sample", "--store", store] + arguments, rules: nil)
    #expect(run.status == 64, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: "x"))
  }

  @Test("does not write over the store, and reads no workbook that is not there or is none")
  func files() throws {
    #expect(try sample("--sample", "8", "--seed", "a", "--output", store).status != 0)
    let other = folder.path + "/otra.db"
    let mistaken = try Program.run(
      "audit", "sample", "--store", other, "--sample", "8", "--seed", "a", "--output", book,
      rules: nil)
    #expect(mistaken.status == 65 && !FileManager.default.fileExists(atPath: other))
    #expect(try sample("--agreement").status == 0)
    #expect(try sample("--read", folder.path + "/falta.xlsx").status == 66)
    #expect(try sample("--read", folder.path + "/entidades/loma/2026/plan.xlsx").status == 65)
  }
}
