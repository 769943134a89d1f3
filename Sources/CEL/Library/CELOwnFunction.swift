/// A function of ours as rules and their documentation see it.
package struct CELOwnFunction: Sendable {
  /// An expression and what it gives, as text.
  package struct Example: Sendable {
    /// The expression.
    package let expression: String
    /// The value it gives, itself an expression.
    package let result: String
  }

  /// The full name: `cotejo.fold`.
  package let name: String
  /// How it is called: `cotejo.fold(text: string) -> string`, one a form.
  package let signatures: [String]
  /// What it does, in one sentence.
  package let sentence: CELText
  /// Examples, which are run as tests.
  package let examples: [Example]
  let function: CELFunction
}
