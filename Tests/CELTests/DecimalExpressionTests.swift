import Testing

@testable import CEL

@Suite("Decimals in expressions")
struct DecimalExpressionTests {
  @Test(
    "takes a number literal beside a decimal from its text",
    arguments: [
      ("actividad.valor == 0.1", "true"), ("0.1 == actividad.valor", "true"),
      ("actividad.valor + 0.2 == 0.3", "true"), ("actividad.valor * -3 == -0.3", "true"),
      ("actividad.valor < 1", "true"), ("actividad.valor in [0.1, 2]", "true"),
      ("actividad.valor in [1, 2]", "false"), ("actividad.valor / 3", "0.033333333333"),
      ("actividad.orden + actividad.valor", "7.1"), ("actividad.orden > actividad.valor", "true"),
      ("math.greatest(actividad.valor, 0.05)", "0.1"), ("-actividad.valor", "-0.1"),
      ("(true ? actividad.valor : 0) == 0.1", "true"), ("int(actividad.valor)", "0"),
      ("[actividad.valor, actividad.valor].sum() == 0.2", "true"),
      ("actividad.valor in [0.1, actividad.valor * 2]", "true"),
      ("'%.2f'.format([actividad.valor])", "0.10"),
    ])
  func literals(source: String, result: String) throws {
    let row = Sample.row([1: Sample.decimal("0.1"), 4: .present(.int(7))])
    #expect(try Sample.text(source, row) == result)
  }

  @Test(
    "refuses any other double beside a decimal",
    arguments: ["actividad.valor == peso", "actividad.valor + peso", "peso < actividad.valor"])
  func doubles(source: String) {
    #expect {
      try Sample.value(source)
    } throws: { error in
      (error as? CELError)?.kind == .type
    }
  }

  @Test("divides by zero and overflows into errors")
  func errors() throws {
    let row = Sample.row([1: Sample.decimal("99999999999999999999999999999999999999")])
    #expect(try Sample.text("actividad.valor / 0", row) == "!divisionByZero")
    #expect(try Sample.text("actividad.valor * actividad.valor", row) == "!overflow")
    #expect(try Sample.text("actividad.valor + 0.5", row) == "!overflow")
    #expect(try Sample.text("int(actividad.valor)", row) == "!overflow")
  }
}
