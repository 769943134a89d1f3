/// What an evaluation may cost, told from the expression alone.
package struct CELCostEstimate: Hashable, Sendable {
  /// The least it costs.
  package let min: Int
  /// The most it costs, as long as texts and lists keep the sizes assumed; `Int.max` past counting.
  package let max: Int

  /// The sizes that texts and lists are taken to have where the expression does not say.
  package struct Sizes: Sendable {
    /// How many bytes a text has.
    package var text: ClosedRange<Int>
    /// How many elements a list or map has.
    package var list: ClosedRange<Int>

    /// Sizes to assume.
    package init(text: ClosedRange<Int> = 0...1_000, list: ClosedRange<Int> = 0...10_000) {
      self.text = text
      self.list = list
    }
  }
}

extension CELProgram {
  /// What an evaluation may cost with texts and lists of the usual sizes.
  package var estimatedCost: CELCostEstimate { estimatedCost(sizes: CELCostEstimate.Sizes()) }

  /// What an evaluation may cost with texts and lists of these sizes.
  package func estimatedCost(sizes: CELCostEstimate.Sizes) -> CELCostEstimate {
    let estimate = CostEstimator(parts, sizes: sizes).estimate(parts.root)
    return CELCostEstimate(min: estimate.cost.least, max: estimate.cost.most)
  }
}
