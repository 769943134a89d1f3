extension FunctionTable {
  /// The libraries, in the order in which documentation lists them.
  static let libraries: [[CELFunction]] = [
    OperatorLibrary.functions, ArithmeticLibrary.functions, CoreLibrary.functions,
    ConversionLibrary.functions, TimeLibrary.functions, CELFunctions.functions,
    ListLibrary.functions, OptionalLibrary.functions,
  ]
}
