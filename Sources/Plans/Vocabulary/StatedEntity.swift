/// An entity that a person names as that of the plan.
package struct StatedEntity: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// The fields of `entidad` that the person states besides: of these its name tells nothing more.
  package var fields: Set<String>

  /// A name, and what else is stated.
  package init(name: String, fields: Set<String> = []) { (self.name, self.fields) = (name, fields) }
}
