import Dispatch
import Synchronization

/// A value that another thread makes while this one does something else.
package final class Ahead<Value: Sendable, Failure: Error>: Sendable {
  private let make: @Sendable () throws(Failure) -> Value
  private let state = Mutex(State.waiting)
  private let isMade = DispatchSemaphore(value: 0)

  private enum State {
    /// No thread had time for it yet.
    case waiting
    case begun
    case made(Result<Value, Failure>)
  }

  /// Begins to make it.
  package init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
    self.make = make
    DispatchQueue.global().async { [self] in begin() }
  }

  /// The value, once it is made; where no other thread had time for it, this one makes it.
  package func get() throws(Failure) -> Value {
    begin()
    isMade.wait()
    isMade.signal()
    guard case .made(let result) = state.withLock({ $0 }) else { return try make() }
    return try result.get()
  }

  private func begin() {
    let isFirst = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .begun
      return true
    }
    guard isFirst else { return }
    let result = Result { () throws(Failure) in try make() }
    state.withLock { $0 = .made(result) }
    isMade.signal()
  }
}
