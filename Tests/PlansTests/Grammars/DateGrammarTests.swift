import Documents
import Testing
import Values

@testable import Plans

@Suite("Reading dates")
struct DateGrammarTests {
  @Test(
    "understands how people write one day",
    arguments: [
      ("31/01/2024", "2024-01-31"), ("15/2/2024", "2024-02-15"), ("1/2/2024\n", "2024-02-01"),
      ("1/15/2025", "2025-01-15"), ("12/31/2025", "2025-12-31"), ("01/21/2025\n", "2025-01-21"),
      ("2019-08-15", "2019-08-15"), ("2024-12-12 00:00:00", "2024-12-12"),
      ("2024-12-12T08:30:00", "2024-12-12"), ("31/12/2024 0:00", "2024-12-31"),
      ("31.12.2024", "2024-12-31"), ("31-12-2024", "2024-12-31"), ("5/5/2024", "2024-05-05"),
      ("31 de marzo de 2020", "2020-03-31"), ("15 abril de 2017", "2017-04-15"),
      ("08 de enero de 2019", "2019-01-08"), ("Enero 31 de 2024", "2024-01-31"),
      ("noviembre 11 de 2020", "2020-11-11"), ("Enero 31, 2024", "2024-01-31"),
      ("31-mar-2020", "2020-03-31"), ("31-DIC.-2024", "2024-12-31"),
      ("1º de enero de 2024", "2024-01-01"), ("Primero de enero de 2024", "2024-01-01"),
      ("Hasta el 31 de diciembre de 2024", "2024-12-31"),
      ("Viernes 31 de enero de 2025", "2025-01-31"), ("31 / 01 / 2024", "2024-01-31"),
      ("\u{A0}31/01/2024\u{A0}", "2024-01-31"),
    ])
  func days(text: String, date: String) {
    #expect(brief(grammar(.date).read(text: text)) == date)
  }

  @Test(
    "keeps months, quarters and years as coarse as they are written",
    arguments: [
      ("Marzo de 2021", "2021-03"), ("Abril  de 2021", "2021-04"), ("Enero de 2021.", "2021-01"),
      ("Diciembre 2019", "2019-12"), ("Diciembre\n2019", "2019-12"), ("03/2024", "2024-03"),
      ("2024-03", "2024-03"), ("dic-2024", "2024-12"), ("2024 diciembre", "2024-12"),
      ("segunda semana de marzo de 2024", "2024-03"), ("II TRIMESTRE 2025", "2025-Q2"),
      ("2025 - tercer trimestre", "2025-Q3"), ("1º trimestre 2025", "2025-Q1"),
      ("Trim I de 2024", "2024-Q1"), ("IV Trim. 2024", "2024-Q4"), ("T3-2024", "2024-Q3"),
      ("4to trimestre de 2024", "2024-Q4"), ("I semestre de 2024", "2024-01-01/2024-06-30"),
      ("2025", "2025"), ("Año 2025", "2025"), ("2023-2026", "2023/2026"),
      ("2024 - 2027", "2024/2027"), ("2020 a 2023", "2020/2023"), ("2024, 2025, 2026", "2024/2026"),
    ])
  func coarse(text: String, date: String) {
    #expect(brief(grammar(.date).read(text: text)) == date)
  }

  @Test(
    "reads ranges whose ends share month and year",
    arguments: [
      ("22 al 28 de abril de 2017", "2017-04-22/2017-04-28"),
      ("19 y 20 de abril de 2017", "2017-04-19/2017-04-20"),
      ("17, 18 y 19 de abril de 2017", "2017-04-17/2017-04-19"),
      ("01 DE ENERO A 31 DE DICIEMBRE DE 2015", "2015-01-01/2015-12-31"),
      ("Enero - Junio de 2024", "2024-01-01/2024-06-30"),
      ("enero a junio 2024", "2024-01-01/2024-06-30"),
      ("ene-jun 2024", "2024-01-01/2024-06-30"),
      ("2-4 abril 2017", "2017-04-02/2017-04-04"),
      ("Del 1 de marzo de 2024 al 30 de junio de 2025", "2024-03-01/2025-06-30"),
      ("01/01/2024 - 31/12/2024", "2024-01-01/2024-12-31"),
      ("01-01-2024 a 31-12-2024", "2024-01-01/2024-12-31"),
      ("Enero 15 al 20 de 2024", "2024-01-15/2024-01-20"),
      ("I y II trimestre de 2025", "2025-01-01/2025-06-30"),
      ("I - IV trimestre 2025", "2025-01-01/2025-12-31"),
      ("21/01/2025\n22/01/2025", "2025-01-21/2025-01-22 derived"),
      ("Marzo y septiembre de 2024", "2024-03-01/2024-09-30 guessed"),
      ("Noviembre a enero de 2025", "2024-11-01/2025-01-31 guessed"),
      ("31/12/2024 a 01/01/2024", "malformed not_a_date"),
    ])
  func ranges(text: String, date: String) {
    #expect(brief(grammar(.date).read(text: text)) == date)
  }

  @Test(
    "takes a year that is not written from the plan, and is unread without it",
    arguments: [
      ("Febrero", "2025-02 derived"), ("Julio", "2025-07 derived"), ("I TRIM", "2025-Q1 derived"),
      ("I Trimestre", "2025-Q1 derived"), ("1º trimestre", "2025-Q1 derived"),
      ("30-may", "2025-05-30 derived"), ("30-jul", "2025-07-30 derived"),
      ("Enero 31", "2025-01-31 derived"), ("Enero - Junio", "2025-01-01/2025-06-30 derived"),
    ])
  func yearOfThePlan(text: String, date: String) {
    #expect(brief(grammar(.date, document: .init(year: 2025)).read(text: text)) == date)
    #expect(brief(grammar(.date).read(text: text)) == "unread not_given")
  }

  @Test(
    "mends nothing",
    arguments: [
      ("31/1272024", "not_a_date"), ("31/1272025", "not_a_date"), ("3011/2025", "not_a_date"),
      ("31//12/2024", "not_a_date"), ("16/052/2024", "not_a_date"), ("15/062024", "not_a_date"),
      ("29/112024", "not_a_date"), ("30/012/2024", "not_a_date"), ("2012/2024", "not_a_date"),
      ("31-12/2024", "not_a_date"), ("2/2/0205", "impossible_year"),
      ("1/3/0205", "impossible_year"), ("02/27/20225", "impossible_year"),
      ("31/12/224", "impossible_year"), ("12/31/24", "impossible_year"),
      ("31-mar-20", "impossible_year"), ("ene-24", "impossible_year"),
      ("31/12/1985", "impossible_year"), ("Marzo de 2150", "impossible_year"),
      ("31/11/2024", "no_such_day"), ("29/02/2023", "no_such_day"),
      ("31 de noviembre de 2024", "no_such_day"), ("0/1/2024", "no_such_day"),
      ("40/40/2024", "no_such_day"), ("2024-31-01", "no_such_day"), ("02025", "not_a_date"),
      ("1985", "not_a_date"), ("6 + Meses", "not_a_date"), ("195 + Dias", "not_a_date"),
      ("4 trimestres 2024", "not_a_date"), ("V trimestre 2024", "not_a_date"),
      ("Secretaría de Salud", "not_a_date"), ("30", "not_a_date"), ("a", "not_a_date"),
    ])
  func broken(text: String, reason: String) {
    #expect(brief(grammar(.date).read(text: text)) == "malformed \(reason)")
  }

  @Test(
    "asks a person about recurrences: days all over the plan's years",
    arguments: [
      "Anual", "Permanente", "Cada vez que hay un ingreso", "Por demanda", "continua",
      "Los primeros 5 dias de cada mes", "Durante toda la vigencia",
    ])
  func recurrences(text: String) {
    #expect(
      brief(grammar(.date, document: .init(years: 2024...2027)).read(text: text))
        == "2024/2027 guessed")
    #expect(brief(grammar(.date).read(text: text)) == "unread not_given")
  }

  @Test("supplies the century where a column leaves it out of all its dates")
  func shortYears() {
    let column = evidence(["15/03/26", "ene-26", "02-feb-26", "Total"])
    let year = DocumentEvidence(year: 2026)
    for (text, date) in [
      ("15/03/26", "2026-03-15"), ("ene-26", "2026-01"), ("02-feb-26", "2026-02-02"),
      ("31/12/25", "2025-12-31"),
    ] {
      let dates = grammar(.date, evidence: column, document: year)
      #expect(brief(dates.read(text: text)) == "\(date) derived")
      #expect(brief(grammar(.date, evidence: column).read(text: text)) == "\(date) guessed")
    }
    #expect(
      column.assumptions(for: .date, in: year).map(\.es) == ["años de dos cifras: 26 es 2026"])
    // Far from the plan's years, or beside whole years, it is a slip as before.
    let dates = grammar(.date, evidence: column, document: year)
    #expect(brief(dates.read(text: "15/03/62")) == "malformed impossible_year")
    let mixed = evidence(["15/03/26", "16/03/26", "31/12/2026"])
    #expect(
      brief(grammar(.date, evidence: mixed, document: year).read(text: "15/03/26"))
        == "malformed impossible_year")
    let one = evidence(["15/03/26"])
    #expect(
      brief(grammar(.date, evidence: one, document: year).read(text: "15/03/26"))
        == "malformed impossible_year")
    let monthFirst = evidence(["3/15/26", "3/4/26"])
    #expect(
      brief(grammar(.date, evidence: monthFirst, document: year).read(text: "3/4/26"))
        == "2026-03-04 derived")
  }

  @Test("reads a day that a narrow column broke", arguments: ["02/02/2 026", "02/0 2/2026"])
  func brokenDays(text: String) {
    #expect(brief(grammar(.date).read(text: text)) == "2026-02-02 derived")
    #expect(brief(grammar(.date).read(text: "31/1 1/2024")) == "malformed not_a_date")
  }

  @Test("follows the column where day and month both fit")
  func order() {
    let ambiguous = "3/4/2025"
    #expect(brief(grammar(.date).read(text: ambiguous)) == "2025-04-03")
    let dayFirst = evidence(["15/1/2025", "3/4/2025"])
    #expect(brief(grammar(.date, evidence: dayFirst).read(text: ambiguous)) == "2025-04-03")
    #expect(dayFirst.assumptions(for: .date, in: .init()).isEmpty)
    let monthFirst = evidence(["1/15/2025", "12/31/2025\n", "3/4/2025"])
    #expect(
      brief(grammar(.date, evidence: monthFirst).read(text: ambiguous)) == "2025-03-04 derived")
    #expect(
      monthFirst.assumptions(for: .date, in: .init()).map(\.es) == ["mes primero (M/D/AAAA)"])
    let both = evidence(["1/15/2025", "15/1/2025"])
    #expect(brief(grammar(.date, evidence: both).read(text: ambiguous)) == "2025-04-03 guessed")
    #expect(brief(grammar(.date, evidence: both).read(text: "1/15/2025")) == "2025-01-15")
  }

  @Test("guesses where no date of the column or the document tells day from month")
  func noProof() {
    let ambiguous = "3/4/2025"
    let open = evidence([ambiguous, "5/6/2025", "7/7/2025"])
    #expect(brief(grammar(.date, evidence: open).read(text: ambiguous)) == "2025-04-03 guessed")
    #expect(brief(grammar(.date, evidence: open).read(text: "7/7/2025")) == "2025-07-07")
    #expect(open.assumptions(for: .date, in: .init()).count == 1)
    let documents: [(proofs: [String], date: String)] = [
      (["30/6/2025"], "2025-04-03 derived"), (["6/30/2025"], "2025-03-04 guessed"),
      (["30/6/2025", "6/30/2025"], "2025-04-03 guessed"),
    ]
    for (proofs, date) in documents {
      var document = DocumentEvidence()
      document.note(evidence(proofs))
      let reader = grammar(.date, evidence: open, document: document)
      #expect(brief(reader.read(text: ambiguous)) == date, "\(proofs)")
    }
    var document = DocumentEvidence()
    document.note(evidence(["30/6/2025"]))
    #expect(open.assumptions(for: .date, in: document).isEmpty)
  }

  @Test(
    "takes numbers for months of the plan's year where the field says so",
    arguments: [("1", "2025-01 derived"), ("12", "2025-12 derived"), ("03", "2025-03 derived")])
  func months(text: String, date: String) throws {
    func months(_ document: DocumentEvidence) -> FieldGrammar {
      FieldGrammar(
        field: FieldDefinition(id: "inicio", type: .date, hasMonthNumbers: true),
        placeholders: usualPlaceholders, document: document)
    }
    let year = months(.init(year: 2025))
    #expect(brief(year.read(text: text)) == date)
    let number = try #require(Double(text))
    #expect(brief(year.read(.number(number), texts: StringPool())) == date)
    #expect(brief(months(.init()).read(text: text)) == "unread not_given")
    #expect(brief(year.read(text: "13")) == "malformed not_a_date")
    #expect(brief(year.read(text: "0")) == "malformed not_a_date")
    #expect(brief(grammar(.date, document: .init(year: 2025)).read(text: text)).hasPrefix("malf"))
  }

  @Test(
    "reads date cells and numbers",
    arguments: [
      (CellValue.date(45_373), "2024-03-22"), (.date(45_373.75), "2024-03-22"),
      (.date(100), "malformed impossible_year"), (.date(1e9), "malformed impossible_year"),
      (.date(.nan), "malformed impossible_year"), (.number(2025), "2025"),
      (.number(45_373), "2024-03-22 guessed"), (.number(12), "malformed not_a_date"),
      (.number(2024.5), "malformed not_a_date"), (.number(.infinity), "malformed not_a_date"),
      (.time(0.5), "malformed not_a_date"), (.boolean(true), "malformed not_a_date"),
      (.error(0), "malformed formula_error"), (.notComputed, "unread not_computed"),
      (.empty, "blank empty"),
    ])
  func cells(value: CellValue, expected: String) {
    #expect(brief(grammar(.date).read(value, texts: StringPool())) == expected)
  }

  @Test("says which dates were typed as text")
  func fromText() {
    let reading = grammar(.date).read(text: "31/01/2024")
    guard case .present(_, .exact, fromText: true) = reading else {
      Issue.record("read as \(reading)")
      return
    }
  }
}

@Suite("Dates of Cali's F05, first quarter of 2025")
struct CaliDateTests {
  /// Columns AW and AX of sheet 1, rows 10 to 3312: each distinct text and how often it stands.
  static let start = [
    ("N/A", 472), ("NA", 124), ("1/15/2025", 51), ("1/13/2025", 11), ("1/28/2025", 5),
    ("01/21/2025\n", 1), ("01/20/2025\n", 1), ("01/19/2025", 1), ("3/18/2025", 1),
    ("1/21/2025", 1), ("2/13/2025", 1), ("1/3/0205", 1), ("2/2/0205", 1), ("02/27/20225", 1),
  ]
  static let end = [("N/A", 463), ("NA", 124), ("3011/2025", 2), ("31/1272025", 1)]

  @Test(
    "gives the counts that a person found",
    arguments: [(start, 73, 596, 3), (end, 0, 587, 3)])
  func counts(column: [(String, Int)], dates: Int, placeholders: Int, broken: Int) {
    let reader = grammar(.date, evidence: evidence(column.map(\.0)))
    var counts = [0, 0, 0]
    for (text, count) in column {
      switch reader.read(text: text) {
      case .present(_, .exact, fromText: true): counts[0] += count
      case .blank(.notApplicable): counts[1] += count
      case .malformed: counts[2] += count
      default: Issue.record("\(text)")
      }
    }
    #expect(counts == [dates, placeholders, broken])
  }
}
