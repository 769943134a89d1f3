import Documents
import Testing

@Suite("Building grids")
struct GridBuilderTests {
  @Test("puts cells in order, of two at one place the later one staying")
  func order() {
    var builder = Grid.Builder()
    let cells = [(3, 1, 1.0), (3, 0, 2), (1, 5, 3), (3, 1, 4), (1, 6, 5), (1, 5, 6)]
    for (row, column, value) in cells { builder.append(.number(value), row: row, column: column) }
    let grid = builder.grid(name: "x")
    #expect(grid.rowNumbers == [1, 3])
    #expect(grid.rowStarts == [0, 2, 4])
    #expect(grid.columns == [5, 6, 0, 1])
    #expect(grid.values == [.number(6), .number(5), .number(2), .number(4)])
  }

  @Test("gives the same grid as adding cells one by one")
  func same() {
    var builder = Grid.Builder()
    var grid = Grid(name: "x")
    for row in 0..<5 {
      for column in 0..<row {
        builder.append(.boolean(true), row: row, column: column)
        grid.append(.boolean(true), row: row, column: column)
      }
    }
    let built = builder.grid(name: "x")
    #expect(built.rowNumbers == grid.rowNumbers)
    #expect(built.rowStarts == grid.rowStarts)
    #expect(built.columns == grid.columns)
  }

  @Test("makes an empty grid of no cells")
  func empty() {
    let grid = Grid.Builder().grid(name: "x")
    #expect(grid.isEmpty)
    #expect(grid[0, 0] == .empty)
  }

  @Test("takes away what merged areas cover, also below rows that are blank")
  func covered() {
    var grid = Grid(name: "x")
    for row in [0, 4, 5, 9] {
      for column in 0..<3 {
        grid.append(.number(Double(row * 10 + column)), row: row, column: column)
      }
    }
    grid.merges = [
      Grid.Merge(top: 3, left: 1, bottom: 4, right: 2),
      Grid.Merge(top: 5, left: 0, bottom: 9, right: 0),
    ]
    #expect(grid.dropCovered() == 3)
    #expect(grid[4, 0] == .number(40))
    #expect(grid[4, 1] == .empty)
    #expect(grid[5, 0] == .number(50))
    #expect(grid[9, 0] == .empty)
    #expect(grid[9, 2] == .number(92))
    #expect(grid.dropCovered() == 0)
  }

  @Test("gives up on merged areas that no program can have made")
  func overlapping() {
    var grid = Grid(name: "x")
    grid.append(.boolean(true), row: 50, column: 1)
    let area = Grid.Merge(top: 0, left: 0, bottom: 99, right: 16_383)
    grid.merges = Array(repeating: area, count: 10_000)
    #expect(grid.dropCovered() == nil)
    #expect(grid.cellCount == 1)
  }

  @Test("finds the same merged areas with an index as without")
  func mergeIndex() {
    var grid = Grid(name: "x")
    for step in 0..<20 {
      let (top, left) = (step * 7 % 40, step * 3 % 5 * 4)
      let area = Grid.Merge(top: top, left: left, bottom: top + step % 4, right: left + step % 3)
      grid.merges.append(area)
    }
    grid.merges.append(Grid.Merge(top: 0, left: 30, bottom: 99, right: 31))
    var indexed = grid
    indexed.indexMerges()
    for row in 0..<110 {
      for column in 0..<35 {
        let (slow, fast) = (
          grid.merge(atRow: row, column: column), indexed.merge(atRow: row, column: column)
        )
        #expect((slow == nil) == (fast == nil))
        #expect(fast?.contains(row: row, column: column) ?? true)
      }
    }
    indexed.merges = []
    #expect(indexed.merge(atRow: 0, column: 30) == nil)
  }
}
