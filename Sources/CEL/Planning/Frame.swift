/// What one evaluation holds: the variables, the loops' variables and the cost so far.
final class Frame {
  let activation: any CELActivation
  var locals: [CELValue]
  private(set) var cost = 0
  private let costLimit: Int

  init(activation: any CELActivation, localCount: Int, costLimit: Int) {
    self.activation = activation
    self.locals = Array(repeating: .null, count: localCount)
    self.costLimit = costLimit
  }

  /// Whether the limit was passed; loops stop then, and the program gives `costLimit`.
  var isExhausted: Bool { cost > costLimit }

  /// Counts some cost.
  func charge(_ amount: Int) {
    let (sum, overflow) = cost.addingReportingOverflow(amount)
    cost = overflow ? .max : sum
  }

  /// Counts the cost of going through a text or building it: a tenth a byte.
  func charge(text bytes: Int) { charge(1 + bytes / 10) }
}
