/// Why something is unknown; what the number names is the host's business.
package struct CELCause: Hashable, Sendable {
  /// The host's name for the cause, usually a fact. Negative numbers are CEL's own.
  package let id: Int64
  /// Whether the fact is a lack (blank or absent) rather than malformed or unread.
  package let isLack: Bool

  /// The cause with this name.
  package init(id: Int64, isLack: Bool) {
    self.id = id
    self.isLack = isLack
  }

  /// Two dates whose precision leaves the comparison open.
  package static let imprecision = CELCause(id: -1, isLack: false)
}
