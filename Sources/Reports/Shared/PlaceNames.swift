import Documents
import Findings

/// Turns locators into names that a person can look up.
struct PlaceNames {
  let sources: [Document]
  private let paths: [String]

  init(_ report: CheckReport, sources: [Document]) {
    self.init(paths: report.documents.map(\.path), sources: sources)
  }

  init(paths: [String], sources: [Document]) {
    (self.paths, self.sources) = (paths, sources)
  }

  /// The names of a place; where the document is not at hand, its path alone.
  func place(_ locator: Locator) -> Document.Place {
    let index = Int(locator.document)
    if sources.indices.contains(index) { return sources[index].place(of: locator) }
    return Document.Place(path: paths.indices.contains(index) ? paths[index] : "")
  }

  /// The grid that a place points into.
  func grid(_ locator: Locator) -> Grid? {
    let index = Int(locator.document)
    guard sources.indices.contains(index), !locator.isWholeDocument,
      sources[index].blocks.indices.contains(Int(locator.block)),
      case .table(let grid) = sources[index].blocks[Int(locator.block)]
    else { return nil }
    return grid
  }
}
