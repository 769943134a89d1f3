/// How much a YAML file may hold before it is refused.
package struct YAMLLimits: Sendable {
  /// Bytes in the file.
  package var bytes = 4 << 20
  /// Lists and mappings within each other.
  package var depth = 64
  /// Scalars, lists and mappings together, keys included.
  package var nodes = 200_000
  /// Faults kept of those that do not end the reading.
  package var faults = 100

  package init() {}
}
