import Findings
import Values

/// Cells drawn from a run for people to judge, with all that was ever answered.
package struct StoredSample: Sendable {
  /// How cells were drawn.
  package enum Method: String, CaseIterable, Sendable {
    /// Each cell of the population with the same chance.
    case random
    /// Where a fault would weigh most, and each rule and verdict as far as there is room.
    case risk
  }

  /// SHA-256 of all that it is drawn by: the same draw has the same code in every store.
  package var code: String
  /// The run it was drawn from, a number of this store.
  package var run: Int
  /// SHA-256 of that run's rule pack.
  package var pack: String
  /// How it was drawn.
  package var method: Method
  /// The text that stands for chance.
  package var seed: String
  /// How many cells were asked for.
  package var size: Int
  /// Which cells of the run were left out of the population, one line; empty for none.
  package var filter: String
  /// How many cells it was drawn from.
  package var population: Int
  /// SHA-256 of these cells, their documents and their pack.
  package var populationSHA256: String
  /// The cells, in the order in which they were drawn.
  package var cells: [Cell]

  /// A cell that was drawn.
  package struct Cell: Sendable {
    /// Its number in the sample, from 1.
    package var number: Int
    /// The result it belongs to.
    package var result: Int
    /// The plan of that result, from 0.
    package var plan: Int
    /// The entity.
    package var entity: String
    /// The dossier's year.
    package var year: String
    /// Which cell of the plan; its verdict is the tool's.
    package var address: CellDetail.Address
    /// What people are shown of it, as JSON.
    package var content: String
    /// What people answered, in the order in which it came in.
    package var answers: [Answer] = []

    /// A cell without answers yet.
    package init(
      number: Int, result: Int, plan: Int, entity: String, year: String,
      address: CellDetail.Address, content: String
    ) {
      (self.number, self.result, self.plan) = (number, result, plan)
      (self.entity, self.year) = (entity, year)
      (self.address, self.content) = (address, content)
    }

    /// The answer that counts: that of the last day, and of that day the last; `nil` where there is none.
    package var answer: Answer? {
      answers.enumerated().max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?
        .element
    }
  }

  /// What somebody answered to a cell.
  package struct Answer: Hashable, Sendable {
    /// What the rule should say of it; `notChecked` where that cannot be told from what there is.
    package var verdict: Verdict
    /// When, ISO.
    package var day: String
    /// Who.
    package var author: String
    /// Why, where they said so.
    package var note: String?

    /// An answer.
    package init(_ verdict: Verdict, day: String, author: String, note: String?) {
      (self.verdict, self.day, self.author, self.note) = (verdict, day, author, note)
    }
  }

  /// A sample from its parts.
  package init(
    code: String, run: Int, pack: String, method: Method, seed: String, size: Int, filter: String,
    population: Int, populationSHA256: String, cells: [Cell]
  ) {
    (self.code, self.run, self.pack) = (code, run, pack)
    (self.method, self.seed, self.size, self.filter) = (method, seed, size, filter)
    (self.population, self.populationSHA256, self.cells) = (population, populationSHA256, cells)
  }
}
