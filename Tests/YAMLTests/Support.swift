import Testing
import YAML

/// The tree of a text that must be read without fault.
func tree(_ text: String) throws -> YAMLNode {
  try YAMLReader.read(path: "prueba.yaml", bytes: Array(text.utf8))
}

/// The error of bytes that must not be read.
func error(
  _ bytes: [UInt8], limits: YAMLLimits = YAMLLimits(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> YAMLError {
  try #require(
    throws: YAMLError.self, sourceLocation: sourceLocation
  ) { try YAMLReader.read(path: "prueba.yaml", bytes: bytes, limits: limits) }
}

/// What a reader finds wrong in a text, in Spanish.
func faults(_ text: String, _ body: (inout MappingReader) -> Void) throws -> String {
  let diagnostics = Diagnostics()
  _ = MappingReader.read(try tree(text), into: diagnostics, body)
  return diagnostics.render(in: .es)
}

/// A small generator with a seed, so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A rule as the design shows it, with every style of scalar.
let ruleText = """
  id: actividad-sin-responsable   # comentario
  basis: derived
  when: |
    actividad.nombre != ''
      && año(actividad) > 2020
  sentence:
    es: "La actividad \\"dice\\" qué\\u00e9 dependencia responde."
    en: 'It''s the activity'
  remedy:
    es: >
      Escriba la dependencia
      o el cargo.
  check:
  - present: responsable
  examples:
    - { name: con responsable, given: { actividad: [{ nombre: A1 }] }, expect: pass }

  """
