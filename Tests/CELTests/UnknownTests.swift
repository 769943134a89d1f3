import Testing

@testable import CEL

@Suite("Unknown facts")
struct UnknownTests {
  private let row = Sample.row([
    0: .present(.string("A1")), 1: .malformed("12 aprox.", 11), 2: .unread(12),
    4: .present(.int(7)),
  ])

  @Test(
    "pass with their causes through what needs them and are absorbed by what decides",
    arguments: [
      ("actividad.valor > 0", "?11"), ("actividad.valor > 0 && false", "false"),
      ("actividad.orden == 7 || actividad.valor > 0", "true"),
      ("actividad.valor > 0 && actividad.fin > actividad.inicio", "?11,3,12"),
      ("actividad.valor > 0 || 1 / 0 > 0", "?11"), ("1 / 0 > 0 || actividad.valor > 0", "?11"),
      ("(1 / 0) + size([actividad.valor])", "?11"), ("actividad.valor > 0 ? 1 : 2", "?11"),
      ("actividad.orden == 7 ? 1 : actividad.orden / 0", "1"),
      ("actividad.proyecto.codigo == 'x'", "?5"), ("!(actividad.valor > 0)", "?11"),
      ("[actividad.nombre, 'b'].exists(n, n == 'b')", "true"),
      ("[1, 2].all(n, actividad.valor > n)", "?11"),
      ("[1, 2].exists(n, n == 2 || actividad.valor > n)", "true"),
      ("cel.bind(v, actividad.valor, actividad.orden == 7 || v > 0)", "true"),
      ("{'a': actividad.valor}.a > 0", "?11"), ("actividad.valor in [1, 2]", "?11"),
      ("'x' in actividad.responsables", "?6"), ("size(actividad.responsables) > 0", "?6"),
    ])
  func absorption(source: String, result: String) throws {
    #expect(try Sample.text(source, row) == result)
  }

  @Test(
    "answer has() by what is written",
    arguments: [
      ("has(actividad.nombre)", "true"), ("has(actividad.valor)", "true"),
      ("has(actividad.fin)", "false"), ("has(actividad.inicio)", "?12"),
      ("has(actividad.fin) && actividad.fin > actividad.inicio", "false"),
      ("has(actividad.proyecto.codigo)", "?5"),
    ])
  func presence(source: String, result: String) throws {
    #expect(try Sample.text(source, row) == result)
  }

  @Test(
    "give their text to cotejo.raw where something is written",
    arguments: [
      ("cotejo.raw(actividad.valor)", "12 aprox."), ("cotejo.raw(actividad.orden)", "7"),
      ("cotejo.raw(actividad.fin)", "?3"), ("cotejo.raw(actividad.inicio)", "?12"),
      ("cotejo.raw(actividad.proyecto.codigo)", "?5"),
    ])
  func raw(source: String, result: String) throws {
    #expect(try Sample.text(source, row) == result)
  }

  @Test("keep each cause once, in order, and no more than the limit")
  func causes() {
    var unknown = CELUnknown(CELCause(id: 3, isLack: true))
    unknown.merge(CELUnknown((0..<100).map { CELCause(id: $0, isLack: true) }))
    #expect(unknown.causes.count == CELUnknown.maximumCauses)
    #expect(unknown.causes.prefix(3).map(\.id) == [3, 0, 1])
    #expect(unknown.isLackOnly)
  }
}
