/// The tests we do not pass, each with its reason; one that passes has to leave the list.
enum ConformanceExceptions {
  static let reasons: [String: String] = [:]
}
