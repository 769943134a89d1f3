/// A map, whose entries keep the order in which they were written.
package final class CELMap: Sendable {
  /// The keys as written, in order.
  package let keys: [CELValue]
  /// The values, in the order of the keys.
  package let values: [CELValue]
  private let positions: [MapKey: Int]

  /// A map of these entries, or `nil` for a repeated key or one that cannot be a key.
  package convenience init?(_ entries: [(key: CELValue, value: CELValue)]) {
    var positions: [MapKey: Int] = [:]
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(literal: entry.key),
        positions.updateValue(position, forKey: key) == nil
      else { return nil }
    }
    self.init(keys: entries.map(\.key), values: entries.map(\.value), positions: positions)
  }

  init(keys: [CELValue], values: [CELValue], positions: [MapKey: Int]) {
    self.keys = keys
    self.values = values
    self.positions = positions
  }

  /// How many entries there are.
  package var count: Int { keys.count }

  /// The value under a key; numbers find their equals of other types.
  package func value(for key: CELValue) -> CELValue? {
    guard let key = MapKey(lookup: key), let position = positions[key] else { return nil }
    return values[position]
  }

  /// The value under a text.
  func value(named name: String) -> CELValue? {
    positions[.string(ByteText(name))].map { values[$0] }
  }
}
