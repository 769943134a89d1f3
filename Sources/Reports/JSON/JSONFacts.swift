import Documents
import Findings
import Values

/// The known facts of a plan or an entity, as an object by field.
struct JSONFacts {
  let names: PlaceNames

  func write(_ facts: [CheckReport.KnownFact], to writer: inout JSONWriter) {
    writer.object { writer in
      for fact in facts {
        writer.member(fact.field) { writer in
          writer.object { writer in
            writer.member("value", fact.value)
            writer.member("confidence", fact.confidence)
            writer.member("location") { writer in
              if let place = fact.place {
                JSONLocation(names: names).write(Finding.Location(place), to: &writer)
              } else {
                writer.null()
              }
            }
          }
        }
      }
    }
  }
}

/// A place with its names: `path`, `sheet`, `cell`, `page`, `line`, `text`, `header`.
struct JSONLocation {
  let names: PlaceNames

  func write(_ location: Finding.Location, to writer: inout JSONWriter) {
    let place = names.place(location.locator)
    writer.object { writer in
      writer.member("path", place.path)
      writer.member("sheet", place.sheet)
      writer.member("cell", place.cell)
      writer.optional("page", place.page)
      writer.optional("line", place.line)
      writer.member("text", location.text)
      writer.member("header", location.header)
    }
  }
}
