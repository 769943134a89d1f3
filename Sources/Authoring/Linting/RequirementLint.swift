import Findings
import Rules
import Values

/// Finds rules that are graver than their law, and requirements that nobody accounts for.
struct RequirementLint {
  private let pack: RulePack
  private let coverage: RequirementCoverage

  init(_ pack: RulePack) {
    self.pack = pack
    coverage = RequirementCoverage(pack)
  }

  func remarks() -> [LintRemark] {
    pack.rules.flatMap(remarks) + pack.requirements.flatMap(remarks)
  }

  private func remarks(of rule: Rule) -> [LintRemark] {
    guard let requirement = pack.requirement(rule.requirement) else { return [] }
    var remarks: [LintRemark] = []
    if rule.basis == .methodology, requirement.obligation == .must {
      remarks.append(
        LintRemark(
          .fault, file: rule.file,
          es: "se apoya en la metodología y su requisito «\(requirement.id)» es un deber: use otro "
            + "requisito u otro basis",
          en: "it rests on methodology and its requirement “\(requirement.id)” is a duty: use "
            + "another requirement or another basis"))
    }
    if rule.severity == .error {
      if requirement.confidence != "high" {
        remarks.append(
          LintRemark(
            .fault, file: rule.file,
            es: "severity error con una confianza \(requirement.confidence): use warning o note",
            en: "severity error with confidence \(requirement.confidence): use warning or note"))
      }
      if pack.norm(requirement.norm)?.isVerified == false {
        remarks.append(
          LintRemark(
            .fault, file: rule.file,
            es: "severity error de lo que no es norma leída: use warning o note",
            en: "severity error of what is no norm that was read: use warning or note"))
      }
    }
    return remarks
  }

  private func remarks(of requirement: Requirement) -> [LintRemark] {
    let file = "\(requirement.norm)/norm.yaml"
    var remarks: [LintRemark] = []
    func add(_ weight: LintRemark.Weight, _ es: String, _ en: String) {
      remarks.append(
        LintRemark(
          weight, file: file, es: "«\(requirement.id)» \(es)", en: "“\(requirement.id)” \(en)"))
    }
    if case .automated = requirement.coverage, coverage.rules(of: requirement).isEmpty {
      add(
        .fault, "dice automated y ninguna regla lo revisa", "says automated and no rule checks it")
    }
    if requirement.checkable == .fully, !coverage.isJudged(requirement) {
      add(
        .fault, "se puede revisar entero y ninguna regla lo hace sin preguntar",
        "can be checked in full and no rule does so without asking")
    }
    if requirement.checkable == .partly, !coverage.saysWhatIsLeft(requirement) {
      add(
        .fault, "no dice qué queda a una persona: escriba left",
        "does not say what is left to a person: write left")
    }
    if pack.norm(requirement.norm)?.isVerified == true, requirement.inForce.from == nil {
      add(
        .note, "rige desde una fecha que no se ha verificado, y así se dice",
        "is in force from a day that was not verified, and this is said")
    }
    return remarks
  }
}
