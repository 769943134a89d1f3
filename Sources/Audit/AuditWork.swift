import Findings
import Store
import Synchronization

/// Where the result of a dossier is, and whether this run computed it.
struct JudgedDossier: Sendable {
  let number: Int
  let exitCode: ExitCode
  let isNew: Bool
}

/// What the threads of a run have done so far.
final class AuditWork: Sendable {
  private struct State {
    var made: [JudgedDossier?]
    var done = 0
    var computed = 0
    var fault: StoreError?
  }

  private let state: Mutex<State>

  init(count: Int) {
    state = Mutex(State(made: Array(repeating: nil, count: count)))
  }

  /// Whether the store refused something.
  var isStopped: Bool { state.withLock { $0.fault != nil } }

  /// Remembers a dossier that is done; gives the counts so far.
  func finish(_ index: Int, _ dossier: JudgedDossier) -> (done: Int, computed: Int) {
    state.withLock { state in
      state.made[index] = dossier
      state.done += 1
      if dossier.isNew { state.computed += 1 }
      return (state.done, state.computed)
    }
  }

  /// Remembers the first thing that went wrong.
  func stop(_ fault: StoreError) {
    state.withLock { state in state.fault = state.fault ?? fault }
  }

  /// All results in the order of the dossiers, or what went wrong.
  func results() throws(StoreError) -> [JudgedDossier] {
    let (made, fault) = state.withLock { ($0.made, $0.fault) }
    if let fault { throw fault }
    return made.compactMap { $0 }
  }
}
