import Findings
import Values
import YAML

extension Requirement {
  /// One member of a norm's `requirements`.
  static func read(
    _ reader: inout MappingReader, norm: String, in pack: PackContext
  ) -> Requirement {
    let id = reader.text("id")
    if !id.isStandIn, !Identifier.isSlug(id.text) {
      pack.diagnostics.check(id, isNamedAfter: id.text, key: "id")
    }
    let applies = reader.optionalText("applies").flatMap { applies in
      Expression(applies, in: pack.entityScope, expecting: .bool, pack)
    }
    var requirement = Requirement(
      id: id.text, norm: norm, article: reader.string("article"),
      paragraph: reader.optionalString("paragraph"),
      inForce: ForcePeriod(under: &reader, required: true),
      obligation: reader.choice("obligation", as: Obligation.self),
      confidence: reader.choice("confidence", of: ["high", "medium", "low"]), applies: applies,
      who: reader.localized("who"), text: reader.localized("text"),
      coverage: Coverage(under: &reader), contested: reader.optionalLocalized("contested"))
    requirement.checkable = reader.optionalChoice("checkable", as: Checkable.self)
    requirement.left = reader.optionalLocalized("left")
    requirement.quotation = reader.optionalMapping("quote") { quote in
      Quotation(
        text: quote.string("text"), source: quote.string("source"),
        read: quote.day("read") ?? .epoch)
    }
    return requirement
  }
}

extension Requirement.Coverage {
  /// `automated`, `ask`, or `{ out_of_scope: { es, en } }`.
  fileprivate init(under reader: inout MappingReader) {
    self = .automated
    guard reader.node["coverage"]?.entries != nil else {
      if reader.choice("coverage", of: ["automated", "ask"]) == "ask" { self = .ask }
      return
    }
    let reason = reader.mapping("coverage") { $0.localized("out_of_scope") }
    if let reason { self = .outOfScope(reason) }
  }
}
