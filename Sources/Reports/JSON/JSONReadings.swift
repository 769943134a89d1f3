import Findings
import Values

/// What was read of a document, as both `check` and `inspect` write it.
struct JSONReadings {
  let language: TextLanguage
  /// The names of places; given where the headings of the document are written as well.
  var names: PlaceNames?

  func write(_ document: DocumentReading, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", document.path)
      writer.member("sha256", document.sha256)
      writer.member("kind", document.kind)
      writer.member("role", document.role)
      JSONConversion.write(document.conversion, to: &writer)
      writer.list("tables", document.tables, table)
      writer.list("notes", document.notes) { note, writer in
        writer.string(note.text(in: language))
      }
      writer.list("left_over", document.leftOver) { block, writer in
        writer.object { writer in
          writer.member("name", block.name)
          writer.member("reason", block.reason)
        }
      }
      guard let names else { return }
      writer.list("sections", document.sections) { section, writer in
        let place = names.place(section.place)
        writer.object { writer in
          writer.member("title", section.title)
          writer.member("sheet", place.sheet)
          writer.member("cell", place.cell)
          writer.optional("page", place.page)
          writer.optional("line", place.line)
          writer.member("has_text", section.hasText)
        }
      }
    }
  }

  private func table(_ table: DocumentReading.TableReading, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("table", table.table)
      writer.member("sheet", table.sheet)
      writer.member("range", table.range)
      writer.member("rows", table.rows)
      writer.member("format", table.format?.text(in: language))
      writer.list("fields", table.fields, field)
      writer.list("unrecognised", table.unrecognised) { column, writer in
        writer.object { writer in
          writer.member("header", column.header)
          writer.member("cell", column.cell)
          writer.member("reason", column.reason?.text(in: language))
        }
      }
    }
  }

  private func field(_ field: DocumentReading.FieldReading, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("field", field.field)
      writer.member("header", field.header)
      writer.member("cell", field.cell)
      writer.member("confidence", field.confidence)
      writer.member("states") { writer in
        writer.object { writer in
          for state in field.states.named { writer.member(state.code, state.count) }
        }
      }
      writer.list("assumptions", field.assumptions) { text, writer in
        writer.string(text.text(in: language))
      }
    }
  }
}

extension DocumentReading.FieldStates {
  /// The states by their codes in the glossary, in its order.
  package var named: [(code: String, count: Int)] {
    [
      ("read", read), ("read_from_text", readFromText), ("inherited", inherited),
      ("guessed", guessed), ("blank", blank), ("placeholder", placeholder),
      ("malformed", malformed), ("unread", unread),
    ]
  }
}

extension JSONWriter {
  /// A member that is an array, each element written by `body`.
  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ body: (Element, inout JSONWriter) -> Void
  ) {
    member(key) { writer in
      writer.array { writer in
        for each in elements { writer.element { body(each, &$0) } }
      }
    }
  }

  /// A member that is a whole number, or `null` where there is none.
  mutating func optional(_ key: String, _ number: Int?) {
    member(key) { writer in
      if let number { writer.integer(number) } else { writer.null() }
    }
  }
}
