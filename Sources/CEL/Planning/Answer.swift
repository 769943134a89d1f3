/// What a node that decides gives: yes, no, or that `Frame.fault` holds what stands in its place.
enum Answer: UInt8 {
  case no
  case yes
  case fault

  init(_ answer: Bool) { self = answer ? .yes : .no }
}

extension Frame {
  /// An answer from a value; what is no truth value becomes the frame's fault.
  @inline(__always) func answer(_ value: CELValue) -> Answer {
    if case .bool(let answer) = value { return answer ? .yes : .no }
    fault = value
    return .fault
  }

  /// The answer of a comparison of dates: `nil` where their precision leaves it open.
  @inline(__always) func answer(_ found: Bool?) -> Answer {
    guard let found else {
      fault = .unknown(CELUnknown(.imprecision))
      return .fault
    }
    return Answer(found)
  }

  /// The value an answer stands for.
  @inline(__always) func value(_ answer: Answer) -> CELValue {
    switch answer {
    case .no: .bool(false)
    case .yes: .bool(true)
    case .fault: fault
    }
  }
}
