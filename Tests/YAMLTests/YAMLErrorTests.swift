import Testing
import YAML

@Suite("What cannot be read is said at its place")
struct YAMLErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: YAMLError.Kind
    let rendered: String
    var testDescription: String { "\(kind)" }
  }

  static let cases: [Case] = [
    Case(
      text: "id: uno\nnombre: dos\nid: tres\n", kind: .doubledKey,
      rendered: """
        prueba.yaml:3:1: la clave "id" ya está en la línea 1
          id: tres
          ^^
        """),
    Case(
      text: "a: &uno texto\n", kind: .anchor,
      rendered: """
        prueba.yaml:1:4: las anclas («&nombre») no se usan aquí; escriba el valor donde hace falta
          a: &uno texto
             ^^^^^^^^^^
        """),
    Case(
      text: "a: *uno\n", kind: .alias,
      rendered: """
        prueba.yaml:1:4: los alias («*nombre») no se usan aquí; escriba el valor, o póngalo entre \
        comillas
          a: *uno
             ^^^^
        """),
    Case(
      text: "a: !!str 1\n", kind: .tag,
      rendered: """
        prueba.yaml:1:4: las etiquetas («!nombre») no se usan aquí; bórrela, o ponga el texto \
        entre comillas
          a: !!str 1
             ^^^^^^^
        """),
    Case(
      text: "a: 1\n---\nb: 2\n", kind: .severalDocuments,
      rendered: """
        prueba.yaml:2:1: aquí empieza un segundo documento; un archivo tiene uno solo
          ---
          ^^^
        """),
    Case(
      text: "%YAML 1.1\n---\nb: 2\n", kind: .directive,
      rendered: """
        prueba.yaml:1:1: las directivas «%» no se usan aquí; borre esa línea
          %YAML 1.1
          ^
        """),
    Case(
      text: "[a, b]: 1\n", kind: .keyNotText,
      rendered: """
        prueba.yaml:1:1: una clave es un texto; aquí hay una lista o un grupo de claves
          [a, b]: 1
          ^^^^^^
        """),
    Case(
      text: "# nada\n\n", kind: .empty,
      rendered: """
        prueba.yaml:1:1: el archivo está vacío
          # nada
          ^
        """),
    Case(
      text: "año: [1, 2\nb: 3\n", kind: .syntax,
      rendered: """
        prueba.yaml:2:2: falta «,» o «]» en la lista
          b: 3
           ^
          lo que aquí falla empieza en la línea 1
        """),
    Case(
      text: "a:\n  b: {c: 1\n\n", kind: .syntax,
      rendered: """
        prueba.yaml:2:11: falta «,» o «}» en el grupo de claves
            b: {c: 1
                    ^
        """),
    Case(
      text: "a: 1\nb: 'ñ", kind: .syntax,
      rendered: """
        prueba.yaml:2:6: el archivo termina antes de cerrar las comillas
          b: 'ñ
               ^
        """),
    Case(
      text: "check:\n\t- present: x\n", kind: .syntax,
      rendered: """
        prueba.yaml:2:1: hay un tabulador donde se esperaba la sangría o un valor
           - present: x
          ^
          use espacios
        """),
    Case(
      text: "es: La actividad: dice\n", kind: .syntax,
      rendered: """
        prueba.yaml:1:17: no se esperaban dos puntos aquí: revise la sangría, o ponga el texto \
        entre comillas
          es: La actividad: dice
                          ^
        """),
    Case(
      text: "a: uno\u{2028}b: dos\n", kind: .forbiddenCharacter,
      rendered: """
        prueba.yaml:1:7: hay un carácter invisible (U+2028) que no se admite; bórrelo
          a: uno\u{FFFD}b: dos
                ^
        """),
    Case(
      text: "a: \u{1B}[31m\n", kind: .forbiddenCharacter,
      rendered: """
        prueba.yaml:1:4: hay un carácter invisible (U+001B) que no se admite; bórrelo
          a: \u{FFFD}[31m
             ^
        """),
  ]

  @Test("with line, column and caret", arguments: cases)
  func places(fault: Case) throws {
    let error = try error(Array(fault.text.utf8))
    #expect(error.kind == fault.kind)
    #expect(error.diagnostics.map { $0.render(in: .es) }.joined(separator: "\n") == fault.rendered)
  }

  @Test("bytes that are not UTF-8 are shown where they stand")
  func invalidUTF8() throws {
    let error = try error(Array("a: 1\naño: se".utf8) + [0xF1] + Array("or\n".utf8))
    #expect(error.kind == .notUTF8)
    #expect(error.diagnostics[0].mark == YAMLMark(line: 2, column: 8, offset: 13))
    #expect(
      error.diagnostics[0].render(in: .en) == """
        prueba.yaml:2:8: the file is not UTF-8: the byte 0xF1 cannot be read here
          año: se\u{FFFD}or
                 ^
          save the file with UTF-8 encoding
        """)
  }

  @Test("UTF-16 is refused", arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]])
  func utf16(bytes: [UInt8]) throws {
    #expect(try error(bytes).kind == .notUTF8)
  }

  @Test("nothing at all is an empty document", arguments: [[], [0xEF, 0xBB, 0xBF]])
  func empty(bytes: [UInt8]) throws {
    #expect(try error(bytes).kind == .empty)
  }

  @Test("all doubled keys, anchors and aliases are shown together")
  func gathered() throws {
    let error = try error(Array("a: 1\na: &x 2\na: 3\nb: *x\n".utf8))
    #expect(error.diagnostics.map(\.mark?.line) == [2, 2, 3, 4])
  }

  @Test("a key is found doubled among few keys and among many", arguments: [2, 16, 17, 40])
  func many(count: Int) throws {
    let keys = (1...count).map { "k\($0): 1\n" }.joined()
    for doubled in [1, count / 2 + 1, count] {
      let error = try error(Array((keys + "k\(doubled): 2\notra: 3\n").utf8))
      #expect(error.diagnostics.map(\.mark?.line) == [count + 1])
      #expect(error.diagnostics[0].message.es.contains("línea \(doubled)"))
    }
  }

  @Test("a key doubled on one line names the column")
  func flow() throws {
    let error = try error(Array("{ ñ: 1, 'ñ': 2 }".utf8))
    #expect(error.diagnostics[0].mark == YAMLMark(line: 1, column: 9, offset: 9))
    #expect(error.diagnostics[0].length == 3)
  }
}
