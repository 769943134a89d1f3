/// What a part of an expression says of each distinct value of a column, as far as it was asked.
final class JudgedTexts {
  /// Where no answer is known yet.
  static let open: UInt8 = 0xFF
  /// Where an answer is being looked for.
  static let asked: UInt8 = 0xFD

  /// The answers by distinct value.
  let answers: UnsafeMutablePointer<UInt8>
  /// The answers for a row that is malformed, lacking or unread, by `CELColumn.State`.
  let stateAnswers: UnsafeMutablePointer<UInt8>
  let probe: Probe

  init(leaf: ColumnLeaf, distinctCount: Int, base: any CELActivation) {
    answers = .allocate(capacity: max(distinctCount, 1))
    answers.initialize(repeating: JudgedTexts.open, count: max(distinctCount, 1))
    stateAnswers = .allocate(capacity: 4)
    stateAnswers.initialize(repeating: JudgedTexts.open, count: 4)
    probe = Probe(leaf, base: base)
  }

  deinit {
    answers.deallocate()
    stateAnswers.deallocate()
  }
}

/// An activation in which one path has a given value, whatever row it would come from.
final class Probe: CELActivation {
  private let leaf: ColumnLeaf
  private let base: any CELActivation
  private var value = CELValue.null
  private var presence = CELTri.true

  init(_ leaf: ColumnLeaf, base: any CELActivation) {
    self.leaf = leaf
    self.base = base
  }

  /// Puts a value on the path.
  func put(_ value: CELValue) {
    self.value = value
    presence = .true
  }

  /// Makes the path malformed, lacking or unread.
  func put(_ state: CELColumn.State) {
    let unknown = CELUnknown(CELCause(id: 0, isLack: state == .lack))
    value = .unknown(unknown)
    switch state {
    case .present, .malformed: presence = .true
    case .lack: presence = .false
    case .unread: presence = .unknown(unknown)
    }
  }

  func value(slot: Int) -> CELValue {
    guard slot == leaf.path.slot else { return base.value(slot: slot) }
    return leaf.steps.isEmpty ? value : .object(ProbeObject(leaf, 0, value, presence))
  }
}

/// An object on the way to a probed value.
private final class ProbeObject: CELObject {
  private let leaf: ColumnLeaf
  private let depth: Int
  private let end: CELValue
  private let endPresence: CELTri

  init(_ leaf: ColumnLeaf, _ depth: Int, _ end: CELValue, _ endPresence: CELTri) {
    self.leaf = leaf
    self.depth = depth
    self.end = end
    self.endPresence = endPresence
  }

  private var isLast: Bool { depth == leaf.steps.count - 1 }

  var typeName: String { leaf.steps[depth].typeName }

  // Only the one path is ever asked for: the planner looked that the part reads no other.
  func value(field index: Int) -> CELValue {
    isLast ? end : .object(ProbeObject(leaf, depth + 1, end, endPresence))
  }

  func presence(field index: Int) -> CELTri { isLast ? endPresence : .true }

  func rawText(field index: Int) -> String? { nil }
}
