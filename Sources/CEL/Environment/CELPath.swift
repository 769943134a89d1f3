/// What an expression may read: a variable and the fields selected from it.
///
/// A loop's variable stands for the list it runs over, so `actividades.exists(a, a.meta > 1)` reads
/// `actividades.meta`.
package struct CELPath: Hashable, Sendable {
  /// The variable's slot.
  package let slot: Int
  /// The variable's name, then the names of the fields.
  package let names: [String]

  /// A path from a variable.
  package init(slot: Int, names: [String]) {
    self.slot = slot
    self.names = names
  }

  /// The path one field further.
  func appending(_ field: String) -> CELPath { CELPath(slot: slot, names: names + [field]) }
}

extension CELPath: CustomStringConvertible {
  /// `actividad.proyecto.codigo_bpin`.
  package var description: String { names.joined(separator: ".") }
}
