import CEL
import Rules
import Values

/// Finds conditions that decide nothing: constant, or the same over all examples.
struct ConditionLint {
  private let pack: RulePack
  private let tester: MutationTester

  init(_ pack: RulePack) {
    self.pack = pack
    tester = MutationTester(pack)
  }

  func remarks(of rule: Rule) -> [LintRemark] {
    guard let when = rule.when else { return [] }
    if (try? CELEnvironment().compile(when.source)) != nil {
      return [
        LintRemark(
          .fault, file: rule.file,
          es: "«when» es constante (\(when.source)): quítelo, o quite la regla",
          en: "“when” is constant (\(when.source)): drop it, or drop the rule")
      ]
    }
    var remarks: [LintRemark] = []
    var never = rule
    never.when = (try? CELEnvironment().compile("false")).map {
      Expression(source: "false", program: $0)
    }
    if !tester.isNoticed(never, examplesOf: rule) {
      remarks.append(
        LintRemark(
          .fault, file: rule.file,
          es: "«when» no es cierto en ningún ejemplo: añada uno en que la regla aplique",
          en: "“when” is true in no example: add one in which the rule applies"))
    }
    var always = rule
    always.when = nil
    if !rule.equivalents.contains(where: { $0.covers("sin «when»") }),
      !tester.isNoticed(always, examplesOf: rule)
    {
      remarks.append(
        LintRemark(
          .fault, file: rule.file,
          es: "«when» no cambia ningún ejemplo: añada uno en que la regla no aplique por él, o "
            + "diga en equivalents por qué no cambia nada",
          en: "“when” changes no example: add one in which the rule does not apply because of it, "
            + "or say in equivalents why it changes nothing"))
    }
    return remarks
  }
}
