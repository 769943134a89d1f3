/// One signature of a function.
struct Overload: Sendable {
  /// The types of the arguments, a member function's target first.
  let parameters: [CELType]
  let result: CELType
  /// Whether it is called on a target: `text.size()`.
  let isMember: Bool
  /// Whether the last parameter may be repeated.
  let isVariadic: Bool
  /// Whether all its types are scalar, so that arguments match by being of the same types.
  let isScalar: Bool

  init(
    parameters: [CELType], result: CELType, isMember: Bool = false, isVariadic: Bool = false
  ) {
    self.parameters = parameters
    self.result = result
    self.isMember = isMember
    self.isVariadic = isVariadic
    isScalar = !isVariadic && result.isScalar && parameters.allSatisfy(\.isScalar)
  }

  /// Reads `(string, int) -> bool`, `string.(int) -> bool` for a member function, `(int...) -> int`.
  ///
  /// A single capital letter is a type parameter. The signatures are ours; what cannot be read
  /// becomes `dyn`, and a test looks that none is.
  init(_ signature: String) {
    var reader = SignatureReader(signature)
    self = reader.overload()
  }

  /// Whether it can be called with so many arguments in this form.
  func accepts(_ count: Int, isMember: Bool) -> Bool {
    guard isMember == self.isMember else { return false }
    return isVariadic ? count >= parameters.count : count == parameters.count
  }

  /// The parameters, the last repeated as needed.
  func parameters(count: Int) -> [CELType] {
    guard isVariadic, let last = parameters.last, count > parameters.count else {
      return parameters
    }
    return parameters + Array(repeating: last, count: count - parameters.count)
  }
}
