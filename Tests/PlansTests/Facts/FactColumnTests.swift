import Testing
import Values

@testable import Plans

@Suite("Columns of facts")
struct FactColumnTests {
  private func present(_ number: Int) -> FactReading {
    .present(.number(Decimal(number)), .exact, fromText: false)
  }

  @Test("values keep their rows, whatever lacks stand before, between and after them")
  func lacks() {
    var column = FactColumn(for: FieldDefinition(id: "meta", type: .decimal, headings: []))
    column.append(.init(.absent, count: 2))
    column.append(present(7))
    column.append(.blank(.pending))
    column.append(.malformed(.notANumber))
    column.append(repeating: 4)
    column.append(repeating: 2)
    column.append(.init(.unread(.overLimit), count: 2))
    let expected: [FactReading] = [
      .absent, .absent, present(7), .blank(.pending), .malformed(.notANumber),
      .malformed(.notANumber), present(7), .unread(.overLimit), .unread(.overLimit),
    ]
    #expect(column.codes.indices.map { column.reading(row: $0) } == expected)
    guard case .numbers(let all) = column.fullStorage else {
      Issue.record("not a column of numbers")
      return
    }
    #expect(Array(all) == [0, 0, 7, 0, 0, 0, 7, 0, 0].map { Decimal($0) })
  }

  @Test("a column that lacks every row keeps no value")
  func empty() {
    var column = FactColumn(for: FieldDefinition(id: "nombre", type: .text, headings: []))
    column.append(.init(.absent, count: 4_000))
    guard case .texts(let kept) = column.storage else {
      Issue.record("not a column of texts")
      return
    }
    #expect(column.count == 4_000 && kept.isEmpty && column.distinctTexts.isEmpty)
  }

  @Test("distinct texts come once each, in the order of the rows, also of lists")
  func distinct() {
    for many in [false, true] {
      let field = FieldDefinition(id: "responsable", type: .text, many: many, headings: [])
      var column = FactColumn(for: field)
      for text in ["Salud", "Planeación", "Salud", "Hacienda"] {
        let value = FactValue.text(text)
        column.append(.blank(.empty))
        column.append(.present(many ? .list([value, value]) : value, .exact, fromText: false))
      }
      #expect(column.distinctTexts == ["Salud", "Planeación", "Hacienda"])
    }
  }
}
