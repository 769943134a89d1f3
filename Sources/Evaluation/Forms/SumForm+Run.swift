import Documents
import Findings
import Plans
import Rules
import Values

extension SumForm: RunnableForm {
  /// Adds up a field of rows: all lacking is nothing, some lacking unknown unless zero is meant.
  func run(_ run: FormRun) -> FormResult {
    let members = Members(of: table, where: condition, in: run)
    let tables = run.context.tables
    guard let access = FactAccess(field, from: members.table, in: tables) else {
      return FormResult(
        judgements: ContiguousArray(repeating: Judgement(.fault), count: run.subjects.count)
      ) { _ in Explanation() }
    }
    let rowCount = tables.tables[members.table].rowCount
    let facts = SubjectFacts(access, of: rowCount, in: tables)
    var judgements = ContiguousArray<Judgement>()
    var sums: [Sum] = []
    for subject in 0..<run.subjects.count {
      let sum = add(facts, members.tally(subject)) { run.context.cause(access, from: $0) }
      sums.append(sum)
      judgements.append(Judgement(sum.answer, guessed: !sum.guesses.isEmpty))
    }
    let added = sums
    return FormResult(judgements: judgements) { subject in
      let sum = added[subject]
      let places = sum.rows.map { row in
        tables.tables[access.table].origin(
          row: max(0, access.row(from: Int(row))), field: access.field)
      }
      var causes = sum.guesses + sum.causes
      if causes.isEmpty {
        causes = [
          Cause(fact: run.factName(access), state: .present, place: places.first)
        ]
      }
      return Explanation(
        causes: causes, places: places,
        values: [
          "total": .number(sum.total.description, table: access.table, field: access.field),
          "value": .number(sum.total.description, table: access.table, field: access.field),
          "expected": .number(equals.description, table: access.table, field: access.field),
          "cells": .text(Cells.list(places)),
        ])
    }
  }

  private struct Sum {
    var answer = Judgement.Answer.nothing
    var total = Decimal.zero
    var guesses: [Cause] = []
    var rows: [Int32] = []
    var causes: [Cause] = []
  }

  private func add(
    _ facts: SubjectFacts, _ tally: Members.Tally, _ cause: (Int) -> Cause
  ) -> Sum {
    var sum = Sum()
    sum.rows = tally.rows
    sum.guesses = tally.guesses
    var lacks = 0
    var values = 0
    var open = tally.isOpen || tally.undecided > 0
    sum.causes = tally.causes
    // Of a field that holds no numbers none can be added.
    let numbers = facts.column.numbers ?? []
    for member in tally.rows {
      let row = facts.row(Int(member))
      let code = facts.code(row: row)
      if code.isGuessed {
        let guess = cause(Int(member))
        if !sum.guesses.contains(guess) { sum.guesses.append(guess) }
      }
      if code.isPresent, row < numbers.count {
        guard let total = try? sum.total.adding(numbers[row]) else {
          sum.answer = .fault
          return sum
        }
        sum.total = total
        values += 1
      } else {
        if code.isLack { lacks += 1 } else { open = true }
        if code.isLack && blankIsZero { continue }
        sum.causes.append(cause(Int(member)))
      }
    }
    if tally.hasFault {
      sum.answer = .fault
    } else if values == 0, !open {
      sum.answer = .nothing
    } else if open || (lacks > 0 && !blankIsZero) {
      sum.answer = .unknown
    } else {
      let gap = (try? sum.total.subtracting(equals))?.magnitude
      sum.answer = gap.map { $0 <= tolerance ? .yes : .no } ?? .fault
    }
    return sum
  }
}

extension FactColumn {
  /// Its numbers, if it holds numbers.
  fileprivate var numbers: ContiguousArray<Decimal>? {
    if case .numbers(let numbers) = storage { return numbers }
    return nil
  }
}
