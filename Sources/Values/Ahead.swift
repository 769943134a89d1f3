import Dispatch
import Synchronization

/// A value that another thread makes while this one does something else.
package final class Ahead<Value: Sendable, Failure: Error>: Sendable {
  private let make: @Sendable () throws(Failure) -> Value
  private let made = Mutex<Result<Value, Failure>?>(nil)
  private let isMade = DispatchSemaphore(value: 0)

  /// Begins to make it.
  package init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
    self.make = make
    DispatchQueue.global().async { [self] in
      let result = Result { () throws(Failure) in try make() }
      made.withLock { $0 = result }
      isMade.signal()
    }
  }

  /// The value, once it is made.
  package func get() throws(Failure) -> Value {
    isMade.wait()
    isMade.signal()
    switch made.withLock({ $0 }) {
    case .success(let value): return value
    case .failure(let failure): throw failure
    case nil: return try make()
    }
  }
}
