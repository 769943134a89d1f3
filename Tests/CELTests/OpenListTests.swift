import Testing

@testable import CEL

@Suite("Lists of rows")
struct OpenListTests {
  private func rows(isOpen: Bool) -> CELList {
    let source = TestSource(count: 3) { index in
      .object(
        Sample.row([
          0: .present(.string("A\(index)")), 1: Sample.decimal("\(index)"),
          4: .present(.int(Int64(index))),
        ]))
    }
    let causes = isOpen ? CELUnknown(CELCause(id: 99, isLack: false)) : nil
    return CELList(source: source, openCauses: causes)
  }

  @Test(
    "are gone through without being built when whole",
    arguments: [
      ("actividades.exists(a, a.valor == 2)", "true"), ("actividades.all(a, a.valor < 3)", "true"),
      ("size(actividades)", "3"), ("actividades.map(a, a.valor).sum()", "3"),
      ("actividades.filter(a, a.orden > 0).size()", "2"), ("actividades[1].nombre", "A1"),
      ("actividades.exists_one(a, a.orden == 1)", "true"),
      ("actividades.sortBy(a, -a.orden)[0].nombre", "A2"),
      ("actividades.all(i, a, i == a.orden)", "true"),
      ("actividades.filter(a, has(a.fin)).size()", "0"),
      ("actividades.filter(a, a.fin > a.inicio).size()", "?3,2"),
      ("actividades.exists(a, a.fin > a.inicio || a.orden == 2)", "true"),
    ])
  func whole(source: String, result: String) throws {
    #expect(try Sample.text(source, rows: rows(isOpen: false)) == result)
  }

  @Test(
    "leave open what unread rows could change",
    arguments: [
      ("actividades.exists(a, a.valor == 2)", "true"),
      ("actividades.exists(a, a.valor == 5)", "?99"), ("actividades.all(a, a.valor < 3)", "?99"),
      ("actividades.all(a, a.valor < 2)", "false"), ("size(actividades)", "?99"),
      ("actividades.map(a, a.valor).sum() > 0", "?99"), ("actividades[0].nombre", "?99"),
      ("actividades.filter(a, a.orden > 0).size()", "?99"),
      ("actividades.filter(a, a.orden > 0).exists(a, a.orden == 2)", "true"),
      ("actividades.map(a, a.orden).exists(o, o == 2)", "true"),
      ("2 in actividades.map(a, a.orden)", "true"), ("7 in actividades.map(a, a.orden)", "?99"),
      ("actividades.exists_one(a, a.orden == 1)", "?99"),
      ("actividades.exists_one(a, a.orden >= 1)", "false"),
      ("actividades.map(a, a.orden) == [0, 1, 2]", "?99"),
      ("(actividades + actividades).size()", "?99"),
      ("actividades.sortBy(a, a.orden).size()", "?99"),
      ("actividades.map(a, a.nombre).join()", "?99"), ("actividades.map(a, a.orden).max()", "?99"),
      ("actividades.map(a, a.orden).distinct().size()", "?99"),
      ("[actividades].flatten().size()", "?99"),
      ("sets.intersects(actividades.map(a, a.orden), [1])", "true"),
      ("sets.contains(actividades.map(a, a.orden), [8])", "?99"),
    ])
  func open(source: String, result: String) throws {
    #expect(try Sample.text(source, rows: rows(isOpen: true)) == result)
  }
}
