import Documents

/// The boxes in which the notes of a sheet are shown: a drawing in VML, changed as text.
///
/// Programs write VML that is no XML (`<br>` without an end), so that nothing here parses it: boxes
/// are found by the cell they name, and everything else is copied.
struct NoteShapes {
  private var text: [UInt8]

  /// A drawing without boxes.
  static let empty = Array(
    """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">\
    <o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>
    """.utf8)

  /// A drawing; `nil` where it has no end to put boxes before.
  init?(_ bytes: [UInt8]) {
    text = bytes
    guard end != nil else { return nil }
  }

  /// The part.
  var bytes: [UInt8] { text }

  /// Takes the boxes of these cells away.
  mutating func remove(_ cells: Set<String>) {
    guard !cells.isEmpty else { return }
    var kept: [UInt8] = []
    var place = 0
    while let start = find("<v:shape ", from: place), let close = find("</v:shape>", from: start) {
      let after = close + 10
      kept += text[place..<start]
      let shape = start..<after
      if cell(shape).map(cells.contains) != true { kept += text[shape] }
      place = after
    }
    text = kept + text[place...]
  }

  /// Adds a box for each of these cells, as high as its note is long.
  mutating func add(_ notes: [(cell: String, text: String)]) {
    guard let end, !notes.isEmpty else { return }
    var number = highestNumber
    var shapes = find("\"_x0000_t202\"", from: 0) == nil ? NoteShapes.kind : ""
    for note in notes {
      guard let cell = CellReference.parse(note.cell) else { continue }
      number += 1
      shapes += NoteShapes.shape(number, row: cell.row, column: cell.column, note.text)
    }
    text.replaceSubrange(end..<end, with: Array(shapes.utf8))
  }

  /// Where the drawing's own end tag begins.
  private var end: Int? {
    let tag = Array("</xml>".utf8)
    var place = text.count - tag.count
    while place >= 0 {
      if text[place] == tag[0], text[place..<place + tag.count].elementsEqual(tag) { return place }
      place -= 1
    }
    return nil
  }

  /// The cell that a box is for; `nil` for buttons and pictures.
  private func cell(_ shape: Range<Int>) -> String? {
    guard let kind = find("ObjectType=\"Note\"", from: shape.lowerBound), kind < shape.upperBound,
      let row = number(after: "<x:Row>", in: shape),
      let column = number(after: "<x:Column>", in: shape), row < 1 << 20, column < 1 << 14
    else { return nil }
    return CellReference.name(row: row, column: column)
  }

  private func number(after mark: String, in range: Range<Int>) -> Int? {
    guard let found = find(mark, from: range.lowerBound), found < range.upperBound else {
      return nil
    }
    let digits = text[(found + mark.utf8.count)..<range.upperBound]
      .drop { $0 == 32 || $0 == 10 || $0 == 13 }.prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The highest number among the names `_x0000_s1025`.
  private var highestNumber: Int {
    var highest = 1024
    var place = 0
    let mark = "_x0000_s"
    while let found = find(mark, from: place) {
      place = found + mark.utf8.count
      let digits = text[place...].prefix(9).prefix { (48...57).contains($0) }
      highest = max(highest, Int(String(decoding: digits, as: UTF8.self)) ?? 0)
    }
    return highest
  }

  private func find(_ mark: String, from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    return text.withUnsafeBufferPointer { text in
      var place = start
      while place + mark.count <= text.count {
        if text[place] == mark[0] {
          var matched = 1
          while matched < mark.count, text[place + matched] == mark[matched] { matched += 1 }
          if matched == mark.count { return place }
        }
        place += 1
      }
      return nil
    }
  }
}

extension NoteShapes {
  /// What all boxes of notes have in common.
  private static let kind = """
    <v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" coordsize="21600,21600" \
    o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
    <v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
    """

  private static func shape(_ number: Int, row: Int, column: Int, _ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .reduce(2) { $0 + 1 + $1.count / 46 }
    let height = min(28, max(4, lines))
    let left = column + 5 < 1 << 14 ? column + 1 : max(0, column - 5)
    let top = max(0, min(row - 1, (1 << 20) - 1 - height))
    return """
      <v:shape xmlns:v="urn:schemas-microsoft-com:vml" \
      xmlns:o="urn:schemas-microsoft-com:office:office" \
      xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s\(number)" type="#_x0000_t202" \
      style="position:absolute;margin-left:80pt;margin-top:2pt;width:260pt;height:\(height * 13)pt;\
      z-index:\(number - 1024);visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
      <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
      <v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
      <div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">\
      <x:MoveWithCells/><x:SizeWithCells/>\
      <x:Anchor>\(left), 15, \(top), 4, \(left + 4), 31, \(top + height), 4</x:Anchor>\
      <x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column>\
      </x:ClientData></v:shape>
      """
  }
}
