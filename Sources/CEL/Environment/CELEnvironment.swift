/// The names an expression may use, and the place where texts become programs.
package struct CELEnvironment: Sendable {
  /// A declared variable; its slot is its position.
  struct Variable: Sendable {
    let name: String
    let type: CELType
  }

  /// How strictly types are held.
  enum Checking: Sendable {
    /// Types are checked against the declarations.
    case strict
    /// Every type is `dyn`; only names are resolved. For the conformance suite.
    case none
  }

  /// The name space in which names are looked up first, such as `com.example`.
  package var container = ""
  var checking = Checking.strict
  private(set) var variables: [Variable] = []
  private(set) var objects: [String: CELObjectType] = [:]
  private(set) var functions = FunctionTable.standard
  private var slots: [String: Int] = [:]

  /// An environment with the standard functions and no variables.
  package init() {}

  /// The names of the variables by slot.
  package var variableNames: [String] { variables.map(\.name) }

  /// Declares a variable in the next slot; a name declared again moves to the new one.
  package mutating func declare(variable: String, type: CELType) {
    slots[variable] = variables.count
    variables.append(Variable(name: variable, type: type))
  }

  /// Declares an object type; its fields may be of objects declared later.
  package mutating func declare(object: CELObjectType) { objects[object.name] = object }

  /// Declares a function that is only checked, never run.
  mutating func declare(function: CELFunction) { functions.add(function) }

  /// The slot of a variable.
  package func slot(of variable: String) -> Int? { slots[variable] }

  /// Parses, checks and plans an expression; with `expecting` its type has to be that one (or `dyn`).
  package func compile(
    _ source: String, expecting: CELType? = nil
  ) throws(CELError) -> CELProgram {
    do {
      let tree = try Parser.parse(source)
      let checked = try Checker.check(tree, in: self, expecting: expecting)
      return try Planner.plan(tree, checked: checked, in: self, source: source)
    } catch {
      throw CELError(error, in: source)
    }
  }
}
