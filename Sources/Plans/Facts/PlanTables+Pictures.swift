import Documents

extension PlanTables {
  /// Makes a guess of every fact that stands on a page whose words were recognised in a picture, lacks
  /// too: what seems to be missing there may not have been recognised.
  ///
  /// What was concluded from a document without a place in it is a guess where any page is such a one.
  mutating func guessWhatStandsInPictures() {
    guard documents.contains(where: { !$0.recognisedPages.isEmpty }) else { return }
    for table in tables.indices {
      for field in tables[table].columns.indices {
        for row in 0..<tables[table].rowCount
        where tables[table].columns[field].codes[row].state != .unread {
          let place = tables[table].origin(row: row, field: field)
          if isInPicture(place) { tables[table].columns[field].makeGuess(ofRow: row) }
        }
      }
    }
  }

  /// Whether the words at a place were recognised in a picture.
  func isInPicture(_ place: Locator) -> Bool {
    guard documents.indices.contains(Int(place.document)) else { return false }
    let document = documents[Int(place.document)]
    guard !place.isWholeDocument, let page = document.place(of: place).page else {
      return !document.recognisedPages.isEmpty
    }
    return document.recognisedPages.contains(page)
  }
}
