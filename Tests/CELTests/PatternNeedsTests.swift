import Testing

@testable import CEL

@Suite("What a pattern needs")
struct PatternNeedsTests {
  @Test(
    "the parts without which it is not found",
    arguments: [
      ("plan anual de auditoria", ["plan anual de auditoria"]),
      ("talento|integridad", ["talento", "integridad"]),
      ("\\bptep\\b|transparencia y etica", ["ptep", "transparencia y etica"]),
      ("audiencias? publicas?", ["audiencia"]),
      ("(jefe|director) de (area|oficina)", [" de "]),
      ("(uno|dos|tres)x", ["uno", "dos", "tres"]),
      ("a+bcd", ["bcd"]),
      ("evaluacion.{0,40}control", ["evaluacion"]),
    ] as [(String, [String])])
  func parts(pattern: String, parts: [String]) {
    #expect(PatternNeeds(of: pattern).parts == parts)
  }

  @Test(
    "nothing where that is not plain to see",
    arguments: [
      "ab", "abc|d", "abc?|x", "(?i)plan", "[[:alpha:]]plan", "abc{x|def", "\\Qplan\\E", "plán",
      "abc|def|ghi|jkl|mno|pqr|stu", "(abc)?", "(abc|)", "",
    ])
  func nothing(pattern: String) {
    #expect(PatternNeeds(of: pattern).parts == nil)
  }

  @Test(
    "what a text begins with",
    arguments: [
      ("^(socializacion|apoyo)\\b", "apoyo a la gestion", true),
      ("^(socializacion|apoyo)\\b", "actividad 1", false),
      ("^inversion$|^gastos? de", "gasto de", true),
      ("^inversion$|^gastos? de", "meta", false),
      ("^inversion$|meta", "meta", true),
      ("^(plan|)", "otro", true),
      ("^a?bc", "bc", true),
      ("^ab+c", "abbc", true),
      ("^plan", "pl", false),
      ("^plan", "", false),
      ("^seguimiento", "seguim", false),
      ("^seguimiento", "seguimientos", true),
    ])
  func starts(pattern: String, text: String, mayMatch: Bool) {
    let head = Array(text.utf8).withUnsafeBufferPointer { TextStarts.head(of: $0) }
    var answer = true
    PatternNeeds(of: pattern).starts?.read { answer = $0.mayBegin(head) }
    #expect(answer == mayMatch)
  }

  @Test("a pattern is never missed for what it needs")
  func neverMissed() throws {
    let letters = Array("ab c")
    let atoms = ["a", "b", " ", "c", ".", "[ab]", "\\b", "(a|bc)", "(ab c|c)", "^", "$", "^ab"]
    let repeats = ["", "", "", "?", "*", "+", "{2}", "{0,1}"]
    var state: UInt64 = 42
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var found = 0
    for _ in 0..<4_000 {
      var pattern = ""
      for _ in 0...below(6) {
        pattern += below(6) == 0 ? "|" : atoms[below(atoms.count)] + repeats[below(repeats.count)]
      }
      guard let expression = try? RegularExpression(pattern) else { continue }
      let needs = expression.needs
      for _ in 0..<8 {
        let text = String((0..<below(8)).map { _ in letters[below(letters.count)] })
        let bytes = Array(text.utf8)
        guard expression.firstMatch(in: bytes, from: 0) != nil else { continue }
        found += 1
        #expect(expression.matches(text), "\(pattern) in «\(text)»")
        let head = bytes.withUnsafeBufferPointer { TextStarts.head(of: $0) }
        needs.starts?.read { #expect($0.mayBegin(head), "\(pattern) in «\(text)»") }
        if let parts = needs.parts {
          #expect(parts.contains { text.contains($0) }, "\(pattern) in «\(text)»")
        }
      }
    }
    #expect(found > 1_000)
  }
}
