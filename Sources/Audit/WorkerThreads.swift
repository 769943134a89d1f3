import Glibc
import Synchronization

/// Threads with the stack of a main thread, which deep documents need.
enum WorkerThreads {
  /// Calls `body` with 0 up to `count`, on up to `jobs` threads, and waits for all of them.
  static func run(count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let queue = Queue(count: count, body: body)
    var threads: [pthread_t] = []
    for _ in 0..<min(jobs, count) - 1 {
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 8 << 20)
      defer { pthread_attr_destroy(&attributes) }
      var thread = pthread_t()
      let given = Unmanaged.passRetained(queue)
      let code = pthread_create(
        &thread, &attributes,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Queue>.fromOpaque(argument).takeRetainedValue().work()
          return nil
        }, given.toOpaque())
      // Without another thread the work is done by those that are there.
      if code == 0 { threads.append(thread) } else { given.release() }
    }
    queue.work()
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Queue: Sendable {
    private let next = Mutex(0)
    private let count: Int
    private let body: @Sendable (Int) -> Void

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      (self.count, self.body) = (count, body)
    }

    func work() {
      while true {
        let index = next.withLock { position in
          position += 1
          return position - 1
        }
        guard index < count else { return }
        body(index)
      }
    }
  }
}
