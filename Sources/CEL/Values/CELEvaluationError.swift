/// A fault met while an expression was evaluated; it is a value, which `&&` and `||` may absorb.
package struct CELEvaluationError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package enum Kind: String, Sendable {
    /// No function takes values of these types.
    case noSuchOverload
    /// A whole or decimal number was divided by zero.
    case divisionByZero
    /// A result does not fit its type.
    case overflow
    /// A map has no such key.
    case noSuchKey
    /// An object has no such field, or the value has no fields.
    case noSuchField
    /// A list has no such position.
    case indexOutOfRange
    /// An argument is outside what the function accepts.
    case invalidArgument
    /// The evaluation, or a value it builds, went over its limit.
    case costLimit
    /// A variable has no value, or an unchecked call no function: the host's fault.
    case unbound
  }

  /// What kind of fault it is.
  package let kind: Kind
  /// What happened, for people.
  package let message: CELText
  /// The byte of the source where the failing part begins, when known.
  package private(set) var offset: Int?

  /// A fault of this kind.
  package init(_ kind: Kind, es: String, en: String) {
    self.kind = kind
    self.message = CELText(es: es, en: en)
  }

  /// The same fault, at this byte unless it has a place already.
  func located(at offset: Int) -> CELEvaluationError {
    guard self.offset == nil else { return self }
    var copy = self
    copy.offset = offset
    return copy
  }
}

// MARK: - Texts

extension CELEvaluationError {
  static func noSuchOverload(_ function: String, _ arguments: CELValue...) -> CELEvaluationError {
    let types = arguments.map(\.typeName).joined(separator: ", ")
    return CELEvaluationError(
      .noSuchOverload, es: "«\(function)» no acepta valores de tipo (\(types)).",
      en: "“\(function)” takes no values of type (\(types)).")
  }

  static let divisionByZero = CELEvaluationError(
    .divisionByZero, es: "Hay una división por cero.", en: "There is a division by zero.")

  static let overflow = CELEvaluationError(
    .overflow, es: "El resultado no cabe en su tipo.", en: "The result does not fit its type.")

  static func range(_ type: String) -> CELEvaluationError {
    CELEvaluationError(
      .overflow, es: "El valor está fuera del rango de «\(type)».",
      en: "The value is outside the range of “\(type)”.")
  }

  static func noSuchKey(_ key: String) -> CELEvaluationError {
    CELEvaluationError(
      .noSuchKey, es: "El mapa no tiene la clave «\(key)».", en: "The map has no key “\(key)”.")
  }

  static func noSuchField(_ field: String, of type: String) -> CELEvaluationError {
    CELEvaluationError(
      .noSuchField, es: "Un valor de tipo \(type) no tiene el campo «\(field)».",
      en: "A value of type \(type) has no field “\(field)”.")
  }

  static let badKey = CELEvaluationError(
    .invalidArgument, es: "Una clave del mapa se repite o no puede ser clave.",
    en: "A key of the map is repeated or cannot be a key.")

  static func indexOutOfRange(_ index: Int64) -> CELEvaluationError {
    CELEvaluationError(
      .indexOutOfRange, es: "La posición \(index) no existe.", en: "There is no position \(index).")
  }

  static func invalid(es: String, en: String) -> CELEvaluationError {
    CELEvaluationError(.invalidArgument, es: es, en: en)
  }

  static func unreadable(_ text: String, as type: String) -> CELEvaluationError {
    invalid(
      es: "«\(text.prefix(60))» no se puede leer como «\(type)».",
      en: "“\(text.prefix(60))” cannot be read as “\(type)”.")
  }

  static let costLimit = CELEvaluationError(
    .costLimit, es: "La expresión excedió su límite de costo.",
    en: "The expression went over its cost limit.")

  static func unbound(slot: Int) -> CELEvaluationError {
    CELEvaluationError(
      .unbound, es: "La variable \(slot) no recibió valor.", en: "Variable \(slot) got no value.")
  }

  static func unbound(function: String) -> CELEvaluationError {
    CELEvaluationError(
      .unbound, es: "No existe la función «\(function)».", en: "There is no function “\(function)”."
    )
  }
}
