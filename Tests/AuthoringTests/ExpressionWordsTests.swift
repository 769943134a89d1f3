import CEL
import Testing
import Values

@Suite("Expressions in words")
struct ExpressionWordsTests {
  private static let names = ExpressionWords.Names(
    lists: ["actividades": "actividad", "metas": "meta"],
    tables: ["actividad", "meta", "plan", "fila"]
  ) { table, field in
    LocalizedText(es: field.map { "el \($0)" } ?? "la \(table)", en: field ?? table)
  }

  @Test(
    "say what the expression says",
    arguments: [
      ("has(actividad.nombre)", "«el nombre» (la actividad) está diligenciado"),
      ("!has(plan.lema)", "«el lema» (la plan) no está diligenciado"),
      (
        "has(actividad.a) || has(actividad.meta.b) || has(plan.c)",
        "está diligenciado alguno de estos: «el a» (la actividad), «el b» (la meta), «el c» (la plan)"
      ),
      (
        "plan.a == 'x' && (plan.b < 3 || plan.c >= 4)",
        "«el a» (la plan) es igual a «x» y («el b» (la plan) es menor que 3 o «el c» (la plan) no baja de 4)"
      ),
      (
        "actividades.exists(a, cotejo.fold(a.nombre).contains('x'))",
        "alguna fila de «la actividad» cumple que («el nombre» (la actividad) contiene «x»)"
      ),
      (
        "plan.fecha <= cotejo.date(plan.vigencia, 1, 31)",
        "«el fecha» (la plan) no pasa del 31 de enero de «el vigencia» (la plan)"
      ),
      (
        "actividad.lider.all(r, r.matches('^A'))",
        "cada valor de «el lider» (la actividad) cumple que (ese valor tiene la forma «^A»)"
      ),
      ("plan.tipo in ['a', 'b']", "«el tipo» (la plan) está entre «a», «b»"),
      ("!(plan.a == 1)", "no se cumple que («el a» (la plan) es igual a 1)"),
      ("plan.x - plan.y * 2 > 0", "«el x» (la plan) − («el y» (la plan) × 2) es mayor que 0"),
      ("plan.mipg", "«el mipg» (la plan) es verdadero"),
      ("con_montos", "«con_montos» es verdadero"),
      ("size(metas) <= 1", "cuántos hay en las filas de «la meta» no pasa de 1"),
    ])
  func words(source: String, expected: String) {
    #expect(ExpressionWords.words(source, names: Self.names, in: .es) == expected)
  }

  @Test("what cannot be read stands as written")
  func unreadable() {
    #expect(ExpressionWords.words("plan.a ==", names: Self.names, in: .es) == "plan.a ==")
  }
}
