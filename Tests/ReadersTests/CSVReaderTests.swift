import Documents
import Readers
import Testing

@Suite("Reading texts with separators")
struct CSVReaderTests {
  @Test(
    "finds the separator",
    arguments: [
      ("a;b\n1,5;2,5\n3,5;4,5\n", "punto y coma", "A1=a B1=b A2=1,5 B2=2,5 A3=3,5 B3=4,5"),
      ("1,5;2,5\n3,5;4,5\n", "punto y coma", "A1=1,5 B1=2,5 A2=3,5 B2=4,5"),
      ("a,b\n\"x;y\",\"1;2\"\n", "coma", "A1=a B1=b A2=x;y B2=1;2"),
      ("a\tb\n1,5\t2\n", "tabulación", "A1=a B1=b A2=1,5 B2=2"),
      ("a|b\n1|2\n", "barra vertical", "A1=a B1=b A2=1 B2=2"),
      (
        "Plan de acción, 2024\na;b;c\n1;2;3\n4;5;6\n", "punto y coma",
        "A1=Plan de acción, 2024 A2=a B2=b C2=c A3=1 B3=2 C3=3 A4=4 B4=5 C4=6"
      ),
      (
        "Plan de acción, 2024\n\na;b;c\n1;2;2,5\n3;4;3,5\n", "punto y coma",
        "A1=Plan de acción, 2024 A3=a B3=b C3=c A4=1 B4=2 C4=2,5 A5=3 B5=4 C5=3,5"
      ),
      ("a;b\nx, y;1,5\nz, w;2,5\n", "punto y coma", "A1=a B1=b A2=x, y B2=1,5 A3=z, w B3=2,5"),
      ("a,b\nx;y,1\nz;w,2\n", "coma", "A1=a B1=b A2=x;y B2=1 A3=z;w B3=2"),
      (
        "Objetivo\nMejorar, ampliar\nReducir, con\n", "ninguno",
        "A1=Objetivo A2=Mejorar, ampliar A3=Reducir, con"
      ),
      ("a, b\nc, d\n", "coma", "A1=a B1= b A2=c B2= d"),
      ("uno\ndos\n", "ninguno", "A1=uno A2=dos"), ("solo", "ninguno", "A1=solo"),
      ("sep=,\r\na,b;c\r\n", "coma", "A1=a B1=b;c"), ("sep=^\na^b\n", "«^»", "A1=a B1=b"),
      ("a,b\n\"x\"\"\n,\"\"y\",1\n", "coma", "A1=a B1=b A2=x\"\n,\"y B2=1"),
    ])
  func separators(text: String, named: String, cells: String) throws {
    let document = try Reading.document(Array(text.utf8))
    #expect(document.format == .csv)
    #expect(Reading.cells(document) == [cells])
    let note = try #require(document.notes.first)
    #expect(note.kind == .sniffed)
    #expect(note.es.contains(named))
  }

  @Test(
    "reads quotes, line ends and blank fields",
    arguments: [
      ("a;\"b;\"\"c\"\"\nd\";e\r\nf;;g\r", "A1=a B1=b;\"c\"\nd C1=e A2=f C2=g"),
      ("a;b\n\n;c", "A1=a B1=b B3=c"), ("a;b;\n", "A1=a B1=b"),
      ("a;b\n\"\";\"c\"\n", "A1=a B1=b B2=c"),
      ("a;b\nx\"y;z\n", "A1=a B1=b A2=x\"y B2=z"), ("a;b\n\"x\"y;z\n", "A1=a B1=b A2=xy B2=z"),
      ("a;b\r1;2\r", "A1=a B1=b A2=1 B2=2"), (" a ;b\n1;2", "A1= a  B1=b A2=1 B2=2"),
    ])
  func records(text: String, cells: String) throws {
    #expect(try Reading.cells(Reading.document(Array(text.utf8))) == [cells])
  }

  @Test("takes a quote that nothing closes for a letter")
  func strayQuote() throws {
    let document = try Reading.document(Array("a;b\n\"x;1\ny;2\n".utf8))
    #expect(Reading.cells(document) == ["A1=a B1=b A2=\"x B2=1 A3=y B3=2"])
    #expect(document.notes.map(\.kind) == [.sniffed, .repaired])
    #expect(document.notes[1].es.contains("fila 2"))
  }

  @Test("keeps its speed with nothing but stray quotes")
  func manyQuotes() throws {
    let text = String(repeating: "\"a;\"\"b\n", count: 20_001)
    #expect(try Reading.document(Array(text.utf8)).grids[0].grid.rowCount > 0)
  }

  @Test("knows the encodings of Office")
  func encodings() throws {
    let text = "Año;€\n“ñ”;Á\n"
    let expected = ["A1=Año B1=€ A2=“ñ” B2=Á"]
    let utf16 = ("\u{FEFF}" + text).utf16
    let windows: [UInt8] =
      [0x41, 0xF1, 0x6F, 0x3B, 0x80, 10, 0x93, 0xF1, 0x94, 0x3B, 0xC1, 10]
    let files: [(name: String, bytes: [UInt8])] = [
      ("UTF-8", Array(text.utf8)), ("UTF-8", Array(("\u{FEFF}" + text).utf8)),
      ("UTF-16 LE", utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      ("UTF-16 BE", utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      ("UTF-16 LE", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      ("UTF-16 BE", text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      ("Windows-1252", windows),
    ]
    for file in files {
      let document = try Reading.document(file.bytes)
      #expect(Reading.cells(document) == expected, "\(file.name)")
      #expect(document.notes[0].es.contains(file.name))
    }
  }

  @Test("is a single grid named csv that cannot merge")
  func shape() throws {
    let document = try Reading.document(Array("código;0012\n".utf8))
    #expect(document.grids.map(\.grid.name) == ["csv"])
    #expect(!document.canMerge)
    #expect(
      String(decoding: document.dump(), as: UTF8.self)
        == #"{"sheets":[{"name":"csv","cells":[["A1","código"],["B1","0012"]]}]}"#)
  }

  @Test("writes its cells in pieces, and stops where nobody takes them")
  func pieces() throws {
    let text = String(repeating: "x", count: 1 << 16)
    let document = try Reading.document(
      Array(String(repeating: "\(text);1\n", count: 40).utf8))
    var pieces: [[UInt8]] = []
    document.dump { pieces.append($0) }
    #expect(pieces.count == 3)
    #expect(Array(pieces.joined()) == document.dump())
    struct Enough: Error {}
    var count = 0
    #expect(throws: Enough.self) {
      try document.dump { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }

  @Test("takes a short text with a stray control character, and nothing with many")
  func controls() throws {
    #expect(
      try Reading.cells(Reading.document(Array("a;b\u{16}\n1;2\n".utf8))) == [
        "A1=a B1=b\u{16} A2=1 B2=2"
      ])
    #expect(Reading.errorKind(Array("a;\u{1}\u{2}\u{3}".utf8)) == .unknownFormat)
    #expect(Reading.errorKind([0xFF, 0xFE, 0, 0, 65, 0, 0, 0]) == .unknownFormat)
  }

  @Test("keeps to its limits")
  func limits() throws {
    let bytes = Array("a;b;c\n1;2;3\n".utf8)
    func kind(_ change: (inout ReadLimits) -> Void) -> ReadError.Kind? {
      var limits = ReadLimits()
      change(&limits)
      return Reading.errorKind { try Reading.document(bytes, limits: limits) }
    }
    #expect(kind { $0.cells = 6 } == nil)
    #expect(kind { $0.cells = 5 } == .overLimit)
    #expect(kind { $0.columns = 2 } == .overLimit)
    #expect(kind { $0.rows = 1 } == .overLimit)
    #expect(kind { $0.rows = 2 } == nil)
    #expect(kind { $0.textBytes = 0 } == .overLimit)
    #expect(kind { $0.fileBytes = 11 } == .overLimit)
  }
}
