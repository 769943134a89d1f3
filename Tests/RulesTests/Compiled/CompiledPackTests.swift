import Findings
import Plans
import Testing
import Values

@testable import Rules

@Suite("Compiled rule packs")
struct CompiledPackTests {
  private static let files = TinyPack().files.map { (path: $0.key, bytes: Array($0.value.utf8)) }
  private static let compiled = Result { try CompiledPack.compile(files: files) }

  @Test("hold what judging needs, word for word")
  func judging() throws {
    let bytes = try CompiledPackTests.compiled.get()
    let whole = try RulePackLoader.load(files: CompiledPackTests.files).get()
    let pack = try RulePackLoader.load(compiled: bytes, path: "p", extent: .judging)
    #expect(flat(pack) == flat(whole))
    #expect(pack.rules.map(\.id) == whole.rules.map(\.id))
    #expect(pack.rules.allSatisfy { $0.examples.isEmpty })
    #expect(pack.bases.isEmpty)
  }

  /// Who adds a property to a model adds it to its flat form, and then its number here.
  @Test("know every property of what they hold")
  func properties() throws {
    let pack = try RulePackLoader.load(files: CompiledPackTests.files).get()
    func count(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    let table = try #require(pack.vocabulary.tables.first)
    let dated = try #require(pack.datedTables.first)
    // Where its requirements stand is found anew, and not kept.
    #expect(count(pack) == 11)
    #expect(try count(#require(pack.rules.first)) == 23)
    #expect(try count(#require(pack.norms.first)) == 3)
    #expect(try count(#require(pack.requirements.first)) == 15)
    // Nor the index of its headings.
    #expect(count(pack.vocabulary) == 4)
    #expect(count(table) == 17)
    #expect(try count(#require(table.fields.first)) == 15)
    #expect(try count(#require(pack.vocabulary.formats.first)) == 11)
    #expect(count(dated) == 4)
    #expect(try count(#require(dated.rows.first)) == 3)
  }

  @Test("hold the titles of kinds of plan")
  func titles() throws {
    let files = try TinyPack().replacing(
      "fields:",
      with: """
        titled:
          - { kind: plan_de_accion, titles: [Plan de acción] }
          - { kind: plan_indicativo, titles: [Indicativo], come_first: true }
        fields:
        """, in: "vocabulary/plan.yaml"
    ).files.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    let pack = try RulePackLoader.load(
      compiled: CompiledPack.compile(files: files), path: "p", extent: .judging)
    #expect(
      pack.vocabulary.table("plan")?.titled == [
        KindTitles(kind: "plan_de_accion", titles: ["Plan de acción"]),
        KindTitles(kind: "plan_indicativo", titles: ["Indicativo"], comeFirst: true),
      ])
    #expect(try flat(pack) == flat(RulePackLoader.load(files: files).get()))
  }

  @Test("hold what names, codes and formats tell of the entity")
  func entities() throws {
    let tiny = try TinyPack().replacing(
      "values: [nacional, municipal] }",
      with: """
        values: [nacional, municipal] }
        named:
          - { begins: [Alcaldía, Municipio de], place: true, facts: { nivel: municipal } }
        coded:
          - { field: nombre, codes: ["##"], facts: { nivel: nacional } }
        """, in: "vocabulary/entidad.yaml"
    ).replacing(
      "role: plan", with: "role: plan\nentity: { nombre: X }\nentity_by_code: true",
      in: "vocabulary/formats/cuadro.yaml")
    let files = tiny.files.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    let whole = try RulePackLoader.load(files: files).get()
    let pack = try RulePackLoader.load(
      compiled: CompiledPack.compile(files: files), path: "p", extent: .judging)
    let entity = try #require(pack.vocabulary.table("entidad"))
    #expect(
      entity.named == [
        EntityKind(
          beginnings: ["Alcaldía", "Municipio de"], isPlace: true,
          facts: [EntityFact(field: "nivel", value: "municipal")])
      ])
    #expect(entity.coded.map(\.codes) == [["##"]])
    #expect(pack.vocabulary.formats.first?.entity == [EntityFact(field: "nombre", value: "X")])
    #expect(pack.vocabulary.formats.first?.tellsEntityByCode == true)
    #expect(flat(pack) == flat(whole))
  }

  @Test("compile their expressions when asked, each to the program it had")
  func expressions() throws {
    let whole = try RulePackLoader.load(files: CompiledPackTests.files).get()
    let pack = try RulePackLoader.load(
      compiled: CompiledPackTests.compiled.get(), path: "p", extent: .judging)
    var count = 0
    for (rule, original) in zip(pack.rules, whole.rules) {
      for (expression, other) in zip(rule.expressions, original.expressions) {
        #expect(expression.isSound)
        #expect(expression.program.slots == other.program.slots)
        #expect(expression.program.resultType == other.program.resultType)
        count += 1
      }
    }
    #expect(count == 5)
  }

  @Test("give the files back, with examples and bases")
  func whole() throws {
    let pack = try RulePackLoader.load(
      compiled: CompiledPackTests.compiled.get(), path: "p", extent: .whole)
    let original = try RulePackLoader.load(files: CompiledPackTests.files).get()
    #expect(pack.identity == original.identity)
    #expect(pack.rules.map(\.examples.count) == original.rules.map(\.examples.count))
    #expect(pack.bases.map(\.id) == original.bases.map(\.id))
  }

  @Test("are refused when cut off or damaged, with a sentence")
  func damage() throws {
    let bytes = try CompiledPackTests.compiled.get()
    var generator = SystemRandomNumberGenerator()
    for length in [0, 7, 23, 32, bytes.count / 2, bytes.count - 1] {
      #expect(throws: RulePackError.self) {
        try RulePackLoader.load(
          compiled: Array(bytes.prefix(length)), path: "p", extent: .judging)
      }
    }
    for _ in 0..<500 {
      var broken = bytes
      let flatLength = Int(broken[8]) | Int(broken[9]) << 8 | Int(broken[10]) << 16
      let place = Int.random(in: 0..<32 + flatLength, using: &generator)
      broken[place] ^= UInt8.random(in: 1...255, using: &generator)
      #expect(throws: RulePackError.self, "byte \(place)") {
        try RulePackLoader.load(compiled: broken, path: "p", extent: .judging)
      }
    }
    var other = bytes
    other[7] += 1
    let error = #expect(throws: RulePackError.self) {
      try RulePackLoader.load(compiled: other, path: "p", extent: .judging)
    }
    #expect(error?.render(in: .es).contains("otra versión de Cotejo") == true)
  }

  @Test("are read to a value or a fault, whatever the bytes", arguments: 0..<64)
  func hostile(seed: UInt64) throws {
    var writer = FlatWriter()
    let whole = try RulePackLoader.load(files: CompiledPackTests.files).get()
    writer.write(whole.vocabulary)
    writer.write(whole.datedTables)
    for rule in whole.rules { rule.write(to: &writer) }
    let bytes = writer.finished()
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var ended = 0
    for _ in 0..<50 {
      var broken = bytes
      for _ in 0...next(3) { broken[next(broken.count)] = UInt8(next(256)) }
      broken.removeLast(next(2) == 0 ? 0 : next(broken.count))
      broken.withUnsafeBytes { raw in
        do throws(FlatFault) {
          var reader = try FlatReader(raw)
          let vocabulary: Vocabulary = try reader.value()
          let tables: [DatedTable] = try reader.list()
          let scopes = RuleScopes(vocabulary, tables)
          for _ in whole.rules { _ = try Rule(from: &reader, scopes) }
        } catch {}
        ended += 1
      }
    }
    #expect(ended == 50)
  }

  /// The flat form of what judging needs.
  private func flat(_ pack: RulePack) -> [UInt8] {
    var writer = FlatWriter()
    writer.write(pack.identity)
    writer.write(pack.vocabulary)
    writer.write(pack.datedTables)
    writer.write(pack.norms)
    writer.write(pack.requirements)
    for rule in pack.rules { rule.write(to: &writer) }
    return writer.finished()
  }
}
