import Testing

@testable import CEL

@Suite("Faults in the text of an expression")
struct CompileErrorTests {
  private func fault(_ source: String) -> CELError? {
    do {
      _ = try Sample.environment.compile(source, expecting: .bool)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "show the spot and what was probably meant",
    arguments: [
      ("actividad.nombr == 'x'", "          ^^^^^", "nombre"),
      ("actividd.nombre == 'x'", "^^^^^^^^", "actividad"),
      ("actividad.nombre.startWith('x')", "                 ^^^^^^^^^", "startsWith"),
      ("cotejo.fecha(2021) == actividad.fin", "       ^^^^^", nil),
      ("cotejo.yaer(actividad.fin) == 1", "       ^^^^", "cotejo.year"),
      ("actividad.orden = 7", "                ^", "=="),
      ("'áé' == actividad.orde", "                  ^^^^", "orden"),
      ("actividad.orden == '7'", "                ^^", nil),
      ("actividad.orden", "^^^^^^^^^^^^^^^", nil), ("true ? 1 : 'a'", "           ^^^", nil),
      ("(1 == 1", "       ^", nil), ("1 ==", "    ^", nil), ("'a", "^^", nil),
      ("actividad.nombre.matches('(')", "                         ^^^", nil),
      ("cotejo.raw(actividad)", "           ^^^^^^^^^", nil),
    ] as [(String, String, String?)])
  func spots(source: String, carets: String, suggestion: String?) throws {
    let fault = try #require(self.fault(source))
    #expect(fault.excerpt(of: source) == source + "\n" + carets)
    #expect(fault.suggestion == suggestion)
    #expect(!fault.message.es.isEmpty && !fault.message.en.isEmpty)
  }

  @Test("count lines and columns in code points")
  func lines() throws {
    let fault = try #require(self.fault("true &&\n\t'ñ' == actividad.x"))
    #expect(fault.line == 2)
    #expect(fault.column == 19)
    #expect(
      fault.excerpt(of: "true &&\n\t'ñ' == actividad.x").hasSuffix(
        "\n\t" + String(repeating: " ", count: 17) + "^"))
  }

  @Test("are limits for what is too long or too deep, on any thread")
  func limits() async throws {
    let deep = [
      String(repeating: "(", count: 10_000), String(repeating: "[", count: 10_000),
      String(repeating: "!", count: 10_000) + "true", "1" + String(repeating: " + 1", count: 5_000),
      "true" + String(repeating: " ? true : true", count: 5_000),
      "x" + String(repeating: ".x", count: 5_000), String(repeating: "{1:", count: 9_000),
      String(repeating: "a.all(x,", count: 9_000), String(repeating: " ", count: 100_001),
    ]
    for source in deep {
      let kind = await Task.detached { self.fault(source)?.kind }.value
      #expect(kind == .limit, "\(source.prefix(20))")
    }
  }

  @Test("do not arise at the allowed depth, nor in long chains of && and ||")
  func allowed() async throws {
    let fine = [
      String(repeating: "(", count: 240) + "true" + String(repeating: ")", count: 240),
      String(repeating: "!", count: 240) + "true",
      "1" + String(repeating: " + 1", count: 240) + " == 241",
      "true" + String(repeating: " && true", count: 9_000),
      String(repeating: "[1].all(x, ", count: 120) + "true" + String(repeating: ")", count: 120),
      String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + " == []",
    ]
    for source in fine {
      let truth = await Task.detached { try? Sample.text(source) }.value
      #expect(truth == "true" || truth == "false", "\(source.prefix(20))")
    }
  }
}
