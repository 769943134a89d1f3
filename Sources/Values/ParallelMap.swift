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

/// Changes each element on up to `jobs` threads; the result does not depend on how many.
package func parallelForEach<Element: Sendable>(
  _ elements: inout [Element], jobs: Int, _ change: @Sendable (Int, inout Element) -> Void
) {
  guard jobs > 1, elements.count > 1 else {
    for index in elements.indices { change(index, &elements[index]) }
    return
  }
  elements.withUnsafeMutableBufferPointer { buffer in
    // Each index is taken once, so that no two threads have the same element.
    nonisolated(unsafe) let elements = buffer
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, elements.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return }
        change(index, &elements[index])
      }
    }
  }
}
