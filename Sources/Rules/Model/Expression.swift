import CEL
import Synchronization

/// A CEL expression of a rule or a requirement.
package struct Expression: Sendable {
  /// As written.
  package let source: String
  private let plan: Plan

  /// An expression that was compiled.
  package init(source: String, program: CELProgram) {
    self.source = source
    plan = Plan(program)
  }

  /// An expression that was checked before and is compiled when it is first needed.
  init(source: String, in scope: RuleScope, expecting type: CELType?) {
    self.source = source
    plan = Plan(Plan.Recipe(source: source, scope: scope, type: type))
  }

  /// Whether it can be evaluated: not so where what was kept of it no longer compiles.
  package var isSound: Bool { plan.compiled.program != nil }

  /// Checked against the vocabulary; of an expression that is not sound one that is never true.
  package var program: CELProgram { plan.compiled.program ?? Plan.never }

  /// The plan over columns where the variables in these slots differ from row to row, made once;
  /// `nil` where it has no such form.
  package func columnar(varying slots: Set<Int>) -> CELColumnarProgram? {
    plan.compiled.columnar(varying: slots)
  }

  /// Evaluates the expression; faults are values.
  @inline(__always) package func evaluate<Activation: CELActivation & AnyObject>(
    _ activation: Activation, costLimit: Int
  ) -> CELOutcome {
    (plan.compiled.program ?? Plan.never).evaluate(activation, costLimit: costLimit)
  }

  /// Makes the program once, whoever asks first.
  private final class Plan: Sendable {
    /// From what a program is made.
    struct Recipe: Sendable {
      let source: String
      let scope: RuleScope
      let type: CELType?
    }

    /// What became of it.
    final class Compiled: Sendable {
      let program: CELProgram?
      private let columnar = Mutex<(slots: Set<Int>, program: CELColumnarProgram?)?>(nil)

      init(_ program: CELProgram?) { self.program = program }

      /// The plan over columns; the last one made is kept, as a rule asks for one only.
      func columnar(varying slots: Set<Int>) -> CELColumnarProgram? {
        columnar.withLock { kept in
          if let kept, kept.slots == slots { return kept.program }
          let made = program?.columnar(varying: slots)
          kept = (slots, made)
          return made
        }
      }
    }

    /// What stands for an expression that does not compile; whoever evaluates asks `isSound` first.
    static let never: CELProgram = {
      do throws(CELError) {
        return try CELEnvironment().compile("false", expecting: .bool)
      } catch {
        fatalError("«false» does not compile: \(error.message.en)")
      }
    }()

    private let stored = AtomicLazyReference<Compiled>()
    private let recipe: Recipe?

    init(_ program: CELProgram) {
      recipe = nil
      _ = stored.storeIfNil(Compiled(program))
    }

    init(_ recipe: Recipe) { self.recipe = recipe }

    var compiled: Compiled {
      if let made = stored.load() { return made }
      let program = recipe.flatMap { recipe in
        try? recipe.scope.environment.compile(recipe.source, expecting: recipe.type)
      }
      return stored.storeIfNil(Compiled(program))
    }
  }
}
