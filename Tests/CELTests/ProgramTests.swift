import Testing

@testable import CEL

@Suite("Programs")
struct ProgramTests {
  @Test(
    "tell which paths they may read",
    arguments: [
      (
        "actividad.proyecto.codigo == 'x' && actividad.orden > 0",
        "actividad.proyecto.codigo actividad.orden"
      ),
      ("actividades.exists(a, a.valor > 1)", "actividades.valor"),
      (
        "actividades.filter(b, b.orden > 1).map(c, c.proyecto).all(p, p.codigo != '')",
        "actividades.orden actividades.proyecto.codigo"
      ),
      ("has(actividad.fin)", "actividad.fin"), ("size(actividades) > 0", "actividades"),
      ("cel.bind(p, actividad.proyecto, p.valor > 0)", "actividad.proyecto.valor"),
      ("cotejo.raw(actividad.valor)", "actividad.valor"), ("1 < 2", ""),
      ("actividades[0].nombre", "actividades.nombre"),
    ])
  func paths(source: String, paths: String) throws {
    let program = try Sample.environment.compile(source)
    #expect(program.readPaths.map(\.description).joined(separator: " ") == paths)
  }

  @Test("know their type and the slots they read")
  func types() throws {
    let program = try Sample.environment.compile("actividades.map(a, a.valor)")
    #expect(program.resultType == .list(.decimal))
    #expect(program.slots == [1])
  }

  @Test(
    "stop at their cost limit, whatever absorbs errors",
    arguments: [
      "lists.range(1000).all(x, lists.range(1000).all(y, x < 2000))",
      "true || lists.range(1000).exists(x, lists.range(1000).exists(y, y < 0))",
      "lists.range(1000).all(x, lists.range(1000).all(y, true) || true)",
      "cel.bind(a, 'aaaaaaaaaaaaaaaaaaaaaaaa', lists.range(10000).map(x, a + a + a).size()) > 0",
    ])
  func cost(source: String) throws {
    let value = try Sample.value(
      source.hasPrefix("true") ? "(peso > 9.0) || " + source.dropFirst(8) : source,
      costLimit: 20_000)
    guard case .error(let error) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(error.kind == .costLimit)
  }

  @Test("don't build enormous texts")
  func size() throws {
    let doubling = String(repeating: "cel.bind(a, a + a, ", count: 60)
    let source =
      "cel.bind(a, 'aaaaaaaaaa', " + doubling + "a.size()" + String(repeating: ")", count: 61)
    #expect(try Sample.text(source) == "!costLimit")
    let replaced =
      "cel.bind(a, lists.range(3000).map(x, 'aaaaaaaaaa').join(), a.replace('', a).size())"
    #expect(try Sample.text(replaced) == "!costLimit")
  }

  @Test("say where an evaluation failed")
  func offsets() throws {
    guard case .error(let error) = try Sample.value("1 < 2 && 3 / (2 - 2) == 1") else {
      return
    }
    #expect(error.offset == 9)
  }

  @Test("compare and count texts by code points")
  func texts() throws {
    #expect(try Sample.text("'e\\u0301' == '\\u00e9'") == "false")
    #expect(try Sample.text("'\\r\\n'.size()") == "2")
    #expect(try Sample.text("{'e\\u0301': 1, '\\u00e9': 2}.size()") == "2")
    #expect(try Sample.text("'e\\u0301' in ['\\u00e9']") == "false")
  }
}
