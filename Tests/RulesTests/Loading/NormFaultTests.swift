import Testing

@Suite("Faults of norms and requirements")
struct NormFaultTests {
  @Test("shows each at its place", arguments: NormFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "ley-1/norm.yaml",
      "id: ley-1\n",
      "id: ley-2\n",
      #"""
      ley-1/norm.yaml:1:5: "id" dice "ley-2" y el archivo o la carpeta se llama "ley-1"
        id: ley-2
            ^^^^^
        póngales el mismo nombre
      """#),
    Fault(
      "ley-1/norm.yaml",
      "'plan_de_accion'",
      "'plan_de_acion'",
      #"""
      ley-1/norm.yaml:9:28: «plan.tipo» nunca vale "plan_de_acion"
            applies: plan.tipo == 'plan_de_acion'
                                   ^^^^^^^^^^^^^
        ¿quiso decir "plan_de_accion"?
      """#),
    Fault(
      "ley-1/norm.yaml",
      "plan.tipo == 'plan_de_accion'",
      "plan.tipo",
      #"""
      ley-1/norm.yaml:9:14: Se esperaba bool y esto es string.
            applies: plan.tipo
                     ^^^^^^^^^
      """#),
    Fault(
      "ley-1/norm.yaml",
      "plan.tipo == 'plan_de_accion'",
      "actividades.size() > 0",
      #"""
      ley-1/norm.yaml:9:14: No existe la variable «actividades».
            applies: actividades.size() > 0
                     ^^^^^^^^^^^
      """#),
    Fault(
      "ley-1/norm.yaml",
      "from: 2011-07-12",
      "from: 2011-13",
      #"""
      ley-1/norm.yaml:6:23: "from" debe ser un día, un mes o un año (2011-07-12, 2011-07, 2011) y dice "2011-13"
            in_force: { from: 2011-13, until: null }
                              ^^^^^^^
      """#),
    Fault(
      "ley-1/norm.yaml",
      "from: 2011-07-12, until: null",
      "from: 2011-07-12, until: 2010",
      #"""
      ley-1/norm.yaml:6:42: la vigencia termina (2010-12-31) antes de empezar (2011-07-12)
            in_force: { from: 2011-07-12, until: 2010 }
                                                 ^^^^
      """#),
    Fault(
      "ley-1/norm.yaml",
      "{ from: 2011-07-12, until: null }",
      "{ until: null }",
      #"""
      ley-1/norm.yaml:6:15: falta la clave "from"
            in_force: { until: null }
                      ^^^^^^^^^^^^^^^
        escriba el día, o null si no se ha verificado
      """#),
    Fault(
      "ley-1/norm.yaml",
      "obligation: must",
      "obligation: deber",
      #"""
      ley-1/norm.yaml:7:17: "obligation" no puede ser "deber"
            obligation: deber
                        ^^^^^
        puede ser: must, should, inform
      """#),
    Fault(
      "ley-1/norm.yaml",
      "coverage: { out_of_scope: { es: No está en el plan., en: It is not in the plan. } }",
      "coverage: automated",
      #"""
      ley-1/norm.yaml:36:15: aviso: ninguna regla revisa el requisito "ley-1-consulta"
            coverage: automated
                      ^^^^^^^^^
        agregue la regla, o escriba coverage: { out_of_scope: … } con la razón
      """#),
    Fault(
      "ley-1/norm.yaml",
      "id: ley-1-consulta",
      "id: ley-1-listas",
      #"""
      ley-1/norm.yaml:29:9: el requisito "ley-1-listas" ya está en «ley-1»
          - id: ley-1-listas
                ^^^^^^^^^^^^
      """#),
  ]
}
