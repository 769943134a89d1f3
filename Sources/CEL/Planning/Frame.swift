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
    var subject = CELValue.null
    var subjectObject: HeldObject?
  }

  /// An object that something else keeps alive.
  struct HeldObject {
    let address: UnsafeRawPointer
    let type: any CELObject.Type

    /// The value of a field.
    @inline(__always) func value(field: Int) -> CELValue { type.value(at: address, field: field) }

    /// What `has()` answers of a field.
    @inline(__always) func presence(field: Int) -> CELTri {
      type.presence(at: address, field: field)
    }
  }

  private let state: UnsafeMutablePointer<State>

  /// Runs one evaluation with a frame of its own.
  static func run<Activation: CELActivation, Result>(
    _ activation: Activation, localCount: Int, costLimit: Int, _ body: (Frame) -> Result
  ) -> Result {
    Activation.withAddress(of: activation) { address in
      run(
        at: address, Activation.self, localCount: localCount, costLimit: costLimit, body)
    }
  }

  /// Runs one evaluation with the activation at this address.
  @inline(__always)
  static func run<Result>(
    at activation: UnsafeRawPointer, _ type: any CELActivation.Type, localCount: Int,
    costLimit: Int, _ body: (Frame) -> Result
  ) -> Result {
    // An empty allocation costs nothing: its pointer is never followed.
    let locals =
      localCount == 0
      ? UnsafeMutablePointer<CELValue>(bitPattern: MemoryLayout<CELValue>.alignment)
        .unsafelyUnwrapped
      : .allocate(capacity: localCount)
    if localCount > 0 { locals.initialize(repeating: .null, count: localCount) }
    defer {
      if localCount > 0 {
        locals.deinitialize(count: localCount)
        locals.deallocate()
      }
    }
    var state = State(
      activation: activation, activationType: type, locals: locals, costLimit: costLimit)
    return withUnsafeMutablePointer(to: &state) { body(Frame(state: $0)) }
  }

  /// The loops' variables; the checker numbered them and counted how many there are.
  @inline(__always) var locals: UnsafeMutablePointer<CELValue> { state.pointee.locals }

  /// The cost counted so far.
  var cost: Int { state.pointee.cost }

  /// The cost that is left.
  var costLeft: Int { max(0, state.pointee.costLimit - state.pointee.cost) }

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

  /// The object that most of the expression is about, read once; `nil` where it is no object.
  @inline(__always) func subject(slot: Int) -> HeldObject? {
    state.pointee.subjectObject ?? readSubject(slot: slot)
  }

  @inline(never)
  private func readSubject(slot: Int) -> HeldObject? {
    state.pointee.subject = value(slot: slot)
    guard case .object(let object) = state.pointee.subject else { return nil }
    // Safe: `subject` keeps it alive as long as the frame, and is written here alone.
    let held = HeldObject(
      address: UnsafeRawPointer(Unmanaged.passUnretained(object as AnyObject).toOpaque()),
      type: Swift.type(of: object))
    state.pointee.subjectObject = held
    return held
  }
}
