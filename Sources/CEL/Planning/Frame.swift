/// What one evaluation holds: the variables, the loops' variables and the cost so far.
///
/// The state lies on the stack of `run` and is reached through a pointer, so that an evaluation
/// allocates nothing but the loops' variables. No frame outlives its `run`.
struct Frame {
  private struct State {
    let activation: UnsafeRawPointer
    let activationType: any CELActivation.Type
    let locals: UnsafeMutablePointer<CELValue>
    let costLimit: Int
    var cost = 0
    var fault = CELValue.null
  }

  private let state: UnsafeMutablePointer<State>

  /// Runs one evaluation with a frame of its own.
  static func run<Activation: CELActivation, Result>(
    _ activation: Activation, localCount: Int, costLimit: Int, _ body: (Frame) -> Result
  ) -> Result {
    // An empty allocation costs nothing: its pointer is never followed.
    let locals =
      localCount == 0
      ? UnsafeMutablePointer<CELValue>(bitPattern: MemoryLayout<CELValue>.alignment)
        .unsafelyUnwrapped
      : .allocate(capacity: localCount)
    locals.initialize(repeating: .null, count: localCount)
    defer {
      if localCount > 0 {
        locals.deinitialize(count: localCount)
        locals.deallocate()
      }
    }
    return withUnsafePointer(to: activation) { activation in
      var state = State(
        activation: activation, activationType: Activation.self, locals: locals,
        costLimit: costLimit)
      return withUnsafeMutablePointer(to: &state) { body(Frame(state: $0)) }
    }
  }

  /// The loops' variables; the checker numbered them and counted how many there are.
  @inline(__always) var locals: UnsafeMutablePointer<CELValue> { state.pointee.locals }

  /// The cost counted so far.
  var cost: Int { state.pointee.cost }

  /// What stands in place of an answer that was `Answer.fault`.
  @inline(__always) var fault: CELValue {
    get { state.pointee.fault }
    nonmutating set { state.pointee.fault = newValue }
  }

  /// Whether the limit was passed; loops stop then, and the program gives `costLimit`.
  @inline(__always) var isExhausted: Bool { state.pointee.cost > state.pointee.costLimit }

  /// Counts some cost.
  @inline(__always) func charge(_ amount: Int) {
    let (sum, overflow) = state.pointee.cost.addingReportingOverflow(amount)
    state.pointee.cost = overflow ? .max : sum
  }

  /// Counts the cost of going through a text or building it: a tenth a byte.
  @inline(__always) func charge(text bytes: Int) { charge(1 + bytes / 10) }

  /// The value of a variable.
  @inline(__always) func value(slot: Int) -> CELValue {
    state.pointee.activationType.value(at: state.pointee.activation, slot: slot)
  }

  /// The value of a field of a variable, or `nil` where the variable is no object.
  @inline(__always) func value(slot: Int, field: Int) -> CELValue? {
    state.pointee.activationType.value(
      at: state.pointee.activation, slot: slot, field: field)
  }
}
