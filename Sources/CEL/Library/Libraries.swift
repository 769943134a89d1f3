extension FunctionTable {
  /// The libraries, in the order in which documentation lists them.
  static let libraries: [[CELFunction]] = [
    OperatorLibrary.functions, ArithmeticLibrary.functions, CoreLibrary.functions,
    ConversionLibrary.functions, TimeLibrary.functions, CELFunctions.functions,
    StringLibrary.functions, MathLibrary.functions, ListLibrary.functions, SetLibrary.functions,
    OptionalLibrary.functions, EncoderLibrary.functions, RegexLibrary.functions,
  ]
}
