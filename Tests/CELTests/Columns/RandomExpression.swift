@testable import CEL

/// Writes random expressions of a given type over a `RandomTable`.
struct RandomExpression {
  var random: SeededRandom

  /// A condition.
  mutating func bool(_ depth: Int) -> String {
    guard depth > 0 else { return leafBool() }
    switch random.below(16) {
    case 0, 1, 2: return "(" + list(2 + random.below(3), " && ") { $0.bool(depth - 1) } + ")"
    case 3, 4, 5: return "(" + list(2 + random.below(3), " || ") { $0.bool(depth - 1) } + ")"
    case 6: return "!(\(bool(depth - 1)))"
    case 7: return "(\(bool(depth - 1)) ? \(bool(depth - 1)) : \(bool(depth - 1)))"
    case 8: return "cel.bind(b, \(bool(depth - 1)), b || \(bool(depth - 1)))"
    case 9:
      return "actividades.\(random.pick(["exists", "all", "exists_one"]))(x, \(element()))"
    case 10:
      return "actividad.partes.\(random.pick(["exists", "all"]))(p, p \(equality()) \(text(0)))"
    default: return leafBool()
    }
  }

  private mutating func leafBool() -> String {
    switch random.below(15) {
    case 13: return "size(\(text(1)).split(' ')) \(order()) \(random.pick(["1", "2", "limite"]))"
    case 0: return "actividad.activa"
    case 1: return "has(\(random.pick(RandomExpression.paths)))"
    case 2: return "\(int(1)) \(order()) \(int(1))"
    case 3, 4: return "\(decimal(1)) \(order()) \(decimal(1))"
    case 5: return "\(double(1)) \(order()) \(double(1))"
    case 6, 7: return "\(date()) \(order()) \(date())"
    case 8: return "\(text(1)) \(order()) \(text(1))"
    case 9: return "\(text(1)).\(random.pick(["contains", "startsWith", "endsWith"]))(\(text(0)))"
    case 10: return "\(text(1)).matches('\(random.pick(RandomExpression.patterns))')"
    case 11: return "\(text(1)) in ['agua potable', 'é', '']"
    case 12: return "\(text(0)) in actividad.partes"
    default:
      return random.pick(["true", "false", "\(int(1)) in [1, 2, 3]", "\(decimal(0)) in [1, 2.5]"])
    }
  }

  private mutating func element() -> String {
    switch random.below(5) {
    case 0: "x.orden \(order()) \(int(1))"
    case 1: "x.nombre == \(text(0))"
    case 2: "x.fin \(order()) \(date())"
    case 3: "has(x.valor) && x.valor > 0"
    default: "x.activa"
    }
  }

  private mutating func int(_ depth: Int) -> String {
    if depth > 0, random.chance(30) {
      return "(\(int(0)) \(random.pick(["+", "-", "*", "/", "%"])) \(int(0)))"
    }
    return random.pick([
      "actividad.orden", "actividad.meta", "limite", "2", "0", "-1", "size(actividad.nombre)",
      "size(actividad.partes)", "size(actividades)",
    ])
  }

  private mutating func decimal(_ depth: Int) -> String {
    if depth > 0, random.chance(30) {
      return "(\(decimal(0)) \(random.pick(["+", "-", "*", "/"])) actividad.valor)"
    }
    return random.pick([
      "actividad.valor", "actividad.avance", "actividad.proyecto.costo", "cotejo.decimal('1.5')",
      "0.5", "2",
    ])
  }

  private mutating func double(_ depth: Int) -> String {
    if depth > 0, random.chance(30) {
      return "(\(double(0)) \(random.pick(["+", "-", "*", "/"])) \(double(0)))"
    }
    return random.pick(["actividad.peso", "0.5", "1.0", "-2.0"])
  }

  private mutating func text(_ depth: Int) -> String {
    if depth > 0, random.chance(30) {
      return random.pick([
        "\(text(0)).lowerAscii()", "\(text(0)).upperAscii()", "(\(text(0)) + \(text(0)))",
        "\(text(0)).charAt(0)", "cotejo.fold(\(text(0)))", "actividad.partes[\(int(0))]",
      ])
    }
    return random.pick([
      "actividad.nombre", "actividad.sector", "actividad.proyecto.codigo", "palabra", "'agua'",
      "''", "'é'", "cotejo.raw(actividad.nombre)",
    ])
  }

  private mutating func date() -> String {
    random.pick([
      "actividad.inicio", "actividad.fin", "actividad.proyecto.cierre", "corte",
      "cotejo.date(2024, 6, 15)", "cotejo.date(2025, 1)", "cotejo.date(2024)",
    ])
  }

  private mutating func order() -> String { random.pick(["<", "<=", ">", ">=", "==", "!="]) }

  private mutating func equality() -> String { random.pick(["==", "!="]) }

  private mutating func list(
    _ count: Int, _ separator: String, _ part: (inout RandomExpression) -> String
  ) -> String {
    (0..<count).map { _ in part(&self) }.joined(separator: separator)
  }

  private static let patterns = [
    "^[0-9]+$", "agua|é", "^(agua|plan)( |$)", "potable", "^a", "(uno|agua) pot", "x?agua",
  ]
  private static let paths = [
    "actividad.nombre", "actividad.orden", "actividad.valor", "actividad.fin", "actividad.activa",
    "actividad.partes", "actividad.proyecto.codigo", "actividad.proyecto.cierre",
  ]
}
