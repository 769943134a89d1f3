import Findings
import Foundation
import Reports
import TestSupport
import Testing
import Values

@Suite("The OSCAL report")
struct OSCALReportTests {
  @Test("is valid against the schema of assessment results 1.2.1")
  func schema() throws {
    guard let path = Checkout.shared("formats/oscal_assessment-results_schema-1.2.1.json") else {
      return
    }
    let schema = try JSONValue(parsing: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    for sample in ReportSample.all where sample.name != "large" {
      let report = try JSONValue(parsing: sample.bytes(OSCALReport()))
      #expect(OSCALSchema(schema).faults(of: report) == [], "\(sample.name)")
    }
    // The schema is really held against it.
    #expect(OSCALSchema(schema).faults(of: .object([])) == [": falta assessment-results"])
  }

  @Test("is satisfied only where all that was judged complies")
  func states() throws {
    let results = try #require(
      try JSONValue(parsing: ReportSample.full.bytes(OSCALReport()))["assessment-results"]?[
        "results"]?.array?.first)
    let findings = try #require(results["findings"]?.array)
    for rule in SampleReport.full().rules {
      let finding = findings.first { finding in
        (finding["props"]?.array ?? []).contains { $0["value"]?.string == rule.id }
      }
      let judged = [Verdict.pass, .fail, .notChecked, .needsReview, .error]
        .reduce(0) { $0 + rule.totals[$1] }
      #expect((finding == nil) == (judged == 0), "\(rule.id)")
      let state = finding?["target"]?["status"]?["state"]?.string
      if judged > 0 {
        #expect((state == "satisfied") == (judged == rule.totals[.pass]), "\(rule.id)")
      }
    }
  }

  @Test("gives other identifiers for other content, and no two the same")
  func identifiers() throws {
    func uuids(_ sample: ReportSample) -> [String] {
      sample.text(OSCALReport()).split(separator: "\n")
        .filter { $0.contains("\"uuid\":") }.map(String.init)
    }
    let (full, clean) = (uuids(.full), uuids(.several))
    #expect(full.count > 5 && Set(full).count == full.count)
    #expect(Set(clean).count == clean.count)
    #expect(Set(full).isDisjoint(with: clean))
  }
}

/// Holds a JSON text against the schema of OSCAL; the words of JSON Schema that it uses.
private struct OSCALSchema {
  private let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  func faults(of value: JSONValue) -> [String] { faults(value, root, "") }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    var found: [String] = []
    for member in schema.members ?? [] {
      switch member.key {
      case "$ref":
        let name = String((member.value.string ?? "").dropFirst("#/definitions/".count))
        guard let definition = root["definitions"]?[name] else {
          return ["\(path): no hay \(name)"]
        }
        found += faults(value, definition, path)
      case "type":
        if !isOf(member.value.string ?? "", value) {
          found.append("\(path): no es \(member.value)")
        }
      case "allOf":
        for part in member.value.array ?? [] { found += faults(value, part, path) }
      case "anyOf":
        let all = (member.value.array ?? []).map { faults(value, $0, path) }
        if !all.contains([]) { found.append("\(path): ninguna forma le queda") }
      case "enum":
        if member.value.array?.contains(value) != true {
          found.append("\(path): no está en la lista")
        }
      case "pattern":
        let pattern = member.value.string ?? "("
        guard let text = value.string else { continue }
        if text.range(of: pattern, options: .regularExpression) == nil {
          found.append("\(path): «\(text)» no es \(pattern)")
        }
      case "minItems":
        if let items = value.array, items.count < member.value.integer ?? 0 {
          found.append("\(path): pocos")
        }
      case "items":
        for (index, item) in (value.array ?? []).enumerated() {
          found += faults(item, member.value, "\(path)[\(index)]")
        }
      case "required":
        for key in member.value.array ?? [] where value[key.string ?? ""] == nil {
          found.append("\(path): falta \(key.string ?? "")")
        }
      case "additionalProperties" where member.value.bool == false:
        let known = schema["properties"]?.members?.map(\.key) ?? []
        for each in value.members ?? [] where !known.contains(each.key) {
          found.append("\(path): no hay clave \(each.key)")
        }
      case "properties":
        for property in member.value.members ?? [] {
          guard let part = value[property.key] else { continue }
          found += faults(part, property.value, "\(path).\(property.key)")
        }
      default: continue
      }
    }
    return found
  }

  private func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch value {
    case .object: type == "object"
    case .array: type == "array"
    case .string: type == "string"
    case .number: type == "number" || type == "integer" && value.integer != nil
    case .bool: type == "boolean"
    case .null: type == "null"
    }
  }
}
