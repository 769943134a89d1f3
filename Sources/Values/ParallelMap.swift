import Dispatch
import Synchronization

/// Makes `count` values on up to `jobs` threads; the result does not depend on how many.
package func parallelMap<Value: Sendable>(
  count: Int, jobs: Int, _ make: @Sendable (Int) -> Value
) -> [Value] {
  guard jobs > 1, count > 1 else { return (0..<count).map(make) }
  let next = Mutex(0)
  let made = Mutex([Value?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    while true {
      let index = next.withLock { position in
        position += 1
        return position - 1
      }
      guard index < count else { return }
      let value = make(index)
      made.withLock { $0[index] = value }
    }
  }
  return made.withLock { values in values.compactMap { $0 } }
}
