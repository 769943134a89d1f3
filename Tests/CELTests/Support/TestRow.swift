import Values

@testable import CEL

/// A row made for a test; a field without a fact is a lack.
final class TestRow: CELObject {
  /// A fact as a test writes it.
  enum Fact: Sendable {
    case present(CELValue)
    case malformed(String, Int64)
    case lack(Int64)
    case unread(Int64)
  }

  let typeName: String
  private let facts: [Fact]

  init(_ typeName: String, _ facts: [Fact]) {
    self.typeName = typeName
    self.facts = facts
  }

  func value(field index: Int) -> CELValue {
    switch facts[index] {
    case .present(let value): value
    case .malformed(_, let id), .unread(let id):
      .unknown(CELUnknown(CELCause(id: id, isLack: false)))
    case .lack(let id): .unknown(CELUnknown(CELCause(id: id, isLack: true)))
    }
  }

  func presence(field index: Int) -> CELTri {
    switch facts[index] {
    case .present, .malformed: .true
    case .lack: .false
    case .unread(let id): .unknown(CELUnknown(CELCause(id: id, isLack: false)))
    }
  }

  func rawText(field index: Int) -> String? {
    switch facts[index] {
    case .present(let value): TextForm.plain(value)
    case .malformed(let text, _): text
    case .lack, .unread: nil
    }
  }
}

/// A list that makes its elements when asked.
final class TestSource: CELListSource {
  let count: Int
  private let make: @Sendable (Int) -> CELValue

  init(count: Int, _ make: @escaping @Sendable (Int) -> CELValue) {
    self.count = count
    self.make = make
  }

  func element(at index: Int) -> CELValue { make(index) }
}
