/// What calls cost: by the size of the texts they go through and build.
extension Frame {
  /// Counts a call by the size of what it goes through.
  func charge(call value: CELValue) {
    switch value {
    case .string(let text): charge(text: text.utf8.count)
    case .bytes(let octets): charge(text: octets.count)
    default: charge(1)
    }
  }
}

extension CELValue {
  /// Counts the cost of a built value, and gives an error its place.
  func charged(to frame: Frame, at offset: Int) -> CELValue {
    switch self {
    case .string(let text): frame.charge(text: text.utf8.count)
    case .bytes(let octets): frame.charge(text: octets.count)
    case .error(let error): return .error(error.located(at: offset))
    default: break
    }
    return self
  }
}
