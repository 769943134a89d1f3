import Testing

@testable import Readers

@Suite("Number formats")
struct NumberFormatTests {
  @Test(
    "are told by their code",
    arguments: [
      ("General", .number), ("0.00", .number), ("#,##0 \"días\"", .number), ("0\\d", .number),
      ("0_d", .number), ("0*d", .number), ("[Red]0", .number), ("[$-es-CO]#,##0", .number),
      ("[$$-240A] #,##0.00;[Red]-#,##0.00", .number), ("0.00E+00", .number), ("@", .number),
      ("\"dd/mm/yyyy\"", .number), ("0%", .number), ("[>=100]0;0.0", .number),
      ("General;dd/mm", .number), ("\"m²\" 0", .number), ("", .number), ("\"", .number),
      ("[", .number), ("\\", .number), ("0.0\\ \"y\"", .number),
      ("dd/mm/yyyy", .date), ("d-mmm", .date), ("mmmm", .date), ("mmm\\-yy", .date),
      ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date), ("m/d/yy;@", .date), ("YYYY", .date),
      ("dd \"de\" mmmm \"de\" yyyy", .date), ("mm", .date),
      ("dd/mm/yyyy hh:mm", .dateTime), ("m/d/yy h:mm AM/PM", .dateTime),
      ("hh:mm", .clock), ("mm:ss.0", .clock), ("h:mm AM/PM", .clock), ("ss", .clock),
      ("[$-F400]h:mm:ss\\ AM/PM", .clock),
      ("[h]:mm", .duration), ("[hh]:mm:ss", .duration), ("[mm]:ss", .duration),
      ("[ss].00", .duration), ("[Blue][h]:mm", .duration),
    ] as [(String, NumberFormat)])
  func code(code: String, expected: NumberFormat) {
    #expect(NumberFormat(code: code) == expected)
  }

  @Test("are told by their number")
  func builtIn() {
    #expect([0, 1, 9, 10, 13, 37, 44, 48, 49].allSatisfy { NumberFormat(builtIn: $0) == .number })
    #expect([14, 15, 16, 17].allSatisfy { NumberFormat(builtIn: $0) == .date })
    #expect([18, 19, 20, 21, 45, 47].allSatisfy { NumberFormat(builtIn: $0) == .clock })
    #expect(NumberFormat(builtIn: 22) == .dateTime)
    #expect(NumberFormat(builtIn: 46) == .duration)
  }
}
