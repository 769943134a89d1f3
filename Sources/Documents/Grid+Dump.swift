import Values

extension Document {
  /// All written cells as JSON: `{"sheets":[{"name":…,"cells":[[ref, value],…]}]}`.
  ///
  /// A value is a text, a number, a boolean, an ISO date or date-time, `HH:MM:SS`, `PT…S` or an
  /// error token. Hidden sheets are there too. Paragraphs and headings are the sheet `paragraphs`.
  package func dump() -> [UInt8] {
    var bytes: [UInt8] = []
    dump { bytes += $0 }
    return bytes
  }

  /// The same in pieces as they come: a text that many cells share can make it longer than memory is.
  package func dump(to sink: ([UInt8]) throws -> Void) rethrows {
    var writer = JSONWriter(compact: true)
    try writer.object { writer in
      try writer.member("sheets") { writer in
        try writer.array { writer in
          for (_, grid) in grids { try writer.element { try grid.dump(to: &$0, sink) } }
          let lines = paragraphs
          if !lines.isEmpty { writer.element { Document.dump(lines, to: &$0) } }
        }
      }
    }
    try sink(writer.take())
  }

  private var paragraphs: [String] {
    blocks.compactMap { block in
      switch block {
      case .heading(let text, _), .paragraph(let text): text.isEmpty ? nil : text
      case .table, .unread: nil
      }
    }
  }

  private static func dump(_ lines: [String], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", "paragraphs")
      writer.member("cells") { writer in
        writer.array { writer in
          for (index, line) in lines.enumerated() {
            Grid.dump(CellReference.name(row: index, column: 0), to: &writer) { $0.string(line) }
          }
        }
      }
    }
  }
}

extension Grid {
  private static let pieceOfDump = 1 << 20

  /// The grid's name and its written cells, as one sheet of `Document.dump()`.
  fileprivate func dump(
    to writer: inout JSONWriter, _ sink: ([UInt8]) throws -> Void
  ) rethrows {
    let names = (0..<columnCount).map(CellReference.columnName)
    try writer.object { writer in
      writer.member("name", name)
      try writer.member("cells") { writer in
        try writer.array { writer in
          for (position, row) in rowNumbers.enumerated() {
            for index in Int(rowStarts[position])..<Int(rowStarts[position + 1]) {
              // A formula without a result has no value that could be printed.
              guard values[index] != .notComputed else { continue }
              let reference = names[Int(columns[index])] + String(row + 1)
              Grid.dump(reference, to: &writer) { dump(values[index], to: &$0) }
              if writer.bytes.count > Grid.pieceOfDump { try sink(writer.take()) }
            }
          }
        }
      }
    }
  }

  fileprivate static func dump(
    _ reference: String, to writer: inout JSONWriter, value: (inout JSONWriter) -> Void
  ) {
    writer.element { writer in
      writer.array { writer in
        writer.element { $0.string(reference) }
        writer.element { value(&$0) }
      }
    }
  }

  private func dump(_ value: CellValue, to writer: inout JSONWriter) {
    switch value {
    case .number: writer.number(text(value))
    case .boolean(let flag): writer.boolean(flag)
    case .empty, .notComputed: writer.null()
    case .text, .error, .date, .time: writer.string(text(value))
    }
  }
}
