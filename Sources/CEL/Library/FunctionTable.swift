/// The functions an environment knows, by name.
struct FunctionTable: Sendable {
  private var functions: [String: CELFunction] = [:]
  /// The names, in the order of declaration.
  private(set) var names: [String] = []

  /// All the standard libraries and our own functions.
  static let standard: FunctionTable = {
    var table = FunctionTable()
    for library in libraries { library.forEach { table.add($0) } }
    return table
  }()

  /// The function with this name.
  subscript(name: String) -> CELFunction? { functions[name] }

  /// Adds a function; signatures of a name that is there already are added to it.
  mutating func add(_ function: CELFunction) {
    if functions[function.name] == nil {
      functions[function.name] = function
      if function.displayName == function.name { names.append(function.name) }
    } else {
      functions[function.name]?.add(function.overloads)
    }
  }
}
