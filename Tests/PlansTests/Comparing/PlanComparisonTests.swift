import Documents
import Plans
import Testing
import Values

@Suite("Comparing two revisions of a plan")
struct PlanComparisonTests {
  static let plan = """
    Cód Actividad|Actividad|Responsable|Fecha Fin|Presupuesto
    A-7|Vacunar a los niños|Salud|2026-06-30|1000
    A-3|Pintar la escuela|Educación|2026-09-30|2000
    A-9|Sembrar árboles|Ambiente|2026-12-31|3000
    """

  @Test("finds nothing between a plan and itself, nor between its rows in another order")
  func same() {
    let comparison = compared(Self.plan, Self.plan)
    #expect(comparison.isSameContent)
    let lines = Self.plan.split(separator: "\n").map(String.init)
    let moved = [lines[0], lines[3], lines[1], lines[2]].joined(separator: "\n")
    #expect(compared(Self.plan, moved).isSameContent)
  }

  @Test("how a cell is written does not count, what it says does")
  func noise() {
    let noisy = Self.plan.replacing("Vacunar a los niños", with: "VACUNAR  a los ninos")
      .replacing("2026-06-30", with: "30/06/2026").replacing("|1000", with: "|$ 1.000,00")
    #expect(told(Self.plan, noisy) == [])
    let other = Self.plan.replacing("Vacunar a los niños", with: "Vacunar a las niñas")
    #expect(told(Self.plan, other) == ["changed A-7 nombre B2→B2"])
  }

  @Test("tells each cell that differs, gravest first")
  func cells() {
    let head = Self.plan.replacing("2026-09-30", with: "2026-11-30")
      .replacing("|3000", with: "|2500").replacing("|Salud|", with: "|Salud y Deporte|")
    #expect(
      told(Self.plan, head) == [
        "deadline_later: changed A-3 fecha_fin D3→D3", "money_cut: changed A-9 presupuesto E4→E4",
        "changed A-7 responsable C2→C2",
      ])
    #expect(
      told(head, Self.plan) == [
        "changed A-7 responsable C2→C2", "changed A-3 fecha_fin D3→D3",
        "changed A-9 presupuesto E4→E4",
      ])
  }

  @Test("a date or an amount that is no longer stated is grave, one that is new is not")
  func lacks() {
    let head = Self.plan.replacing("2026-09-30", with: "").replacing("|3000", with: "|por definir")
    #expect(
      told(Self.plan, head) == [
        "deadline_later: changed A-3 fecha_fin D3→D3", "money_cut: changed A-9 presupuesto E4→E4",
      ])
    #expect(told(head, Self.plan).allSatisfy { $0.hasPrefix("changed") })
  }

  @Test("an end that is only told less exactly is not later")
  func exactness() {
    let month = Self.plan.replacing("2026-09-30", with: "septiembre de 2026")
    let later = Self.plan.replacing("2026-09-30", with: "octubre de 2026")
    #expect(told(Self.plan, month) == ["changed A-3 fecha_fin D3→D3"])
    #expect(told(Self.plan, later) == ["deadline_later: changed A-3 fecha_fin D3→D3"])
  }

  @Test("a goal that went down is gravest, one that went up is another change")
  func goals() {
    let base = """
      Código meta|Meta de producto|Meta 2024
      IP-236|Niños vacunados|100
      IP-237|Árboles sembrados|50
      """
    let head = base.replacing("|100", with: "|80").replacing("|50", with: "|60")
    #expect(
      told(base, head) == [
        "goal_lowered: changed ip-236 valor_vigencia C2→C2", "changed ip-237 valor_vigencia C3→C3",
      ])
  }

  @Test("rows come and go without touching the others")
  func rows() {
    let head =
      Self.plan.replacing("A-3|Pintar la escuela|Educación|2026-09-30|2000\n", with: "")
      + "\nA-11|Reparar el puente|Obras|2026-10-31|500"
    #expect(told(Self.plan, head) == ["dropped: removed A-3 row 3", "added A-11 row 4"])
  }

  @Test("a code says which row it is, whatever its name")
  func renamed() {
    let head = Self.plan.replacing("Sembrar árboles", with: "Reforestar la cuenca")
    #expect(told(Self.plan, head) == ["changed A-9 nombre B4→B4"])
  }

  @Test("numbering is no code: an inserted row shifts it and changes nothing else")
  func numbering() {
    let base = """
      No.|Actividad|Responsable
      1|Vacunar a los niños|Salud
      2|Pintar la escuela|Educación
      3|Sembrar árboles|Ambiente
      4|Reparar el puente|Obras
      """
    let head = """
      No.|Actividad|Responsable
      1|Comprar computadores|TIC
      2|Vacunar a los niños|Salud
      3|Pintar la escuela|Educación
      4|Sembrar árboles|Ambiente
      5|Reparar el puente|Obras y vías
      """
    let changes = told(base, head)
    #expect(changes.contains("added 1 row 2"))
    #expect(changes.contains("changed 5 responsable C5→C6"))
    #expect(changes.filter { !$0.contains(" codigo ") }.count == 2)
  }

  @Test("without a code, names that share their rare words are one row")
  func likeness() {
    let base = """
      Actividad|Responsable
      Adelantar la jornada de vacunación en la zona rural|Salud
      Adelantar la pintura de la escuela de la vereda|Educación
      """
    let head = """
      Actividad|Responsable
      Adelantar la pintura de la escuela de la vereda Alta|Educación
      Adelantar dos jornadas de vacunación en la zona rural|Salud
      """
    #expect(
      told(base, head) == [
        "changed adelantar la pintura de la escuela de la vereda alta nombre A3→A2",
        "changed adelantar dos jornadas de vacunacion en la zona rural nombre A2→A3",
      ])
    let other = base.replacing("la pintura de la escuela de la vereda", with: "un censo de perros")
    #expect(told(base, other).map { $0.prefix(8) } == ["dropped:", "added ad"])
  }

  @Test("rows alike that nothing tells apart are left in doubt, never chosen in silence")
  func ties() {
    let base = """
      Actividad|Responsable
      Interventoría|Obras
      Interventoría|Salud
      """
    let head = """
      Actividad|Responsable
      Interventoría|Hacienda
      Interventoría|Ambiente
      """
    let comparison = compared(base, head)
    #expect(comparison.changes.isEmpty && !comparison.isSameContent)
    #expect(comparison.doubts.map(\.base.count) == [2])
    #expect(comparison.doubts.map(\.head.count) == [2])
    // One of them has not changed: then the other is the other.
    let one = base.replacing("|Obras", with: "|Hacienda")
    #expect(told(base, one) == ["changed interventoria responsable B2→B2"])
  }

  @Test("a column that comes, goes or is not understood is compared too")
  func columns() {
    let base = Self.plan.split(separator: "\n").enumerated()
      .map { $1 + ($0 == 0 ? "|Acta" : "|n\($0)") }.joined(separator: "\n")
    #expect(told(Self.plan, base) == ["column_added «Acta» F1 ×3"])
    #expect(told(base, Self.plan) == ["column_removed «Acta» F1 ×3"])
    #expect(told(base, base.replacing("|n2", with: "|n9")) == ["changed A-3 «Acta» F3→F3"])
    let without = Self.plan.split(separator: "\n")
      .map { $0.split(separator: "|").dropLast().joined(separator: "|") }.joined(separator: "\n")
    #expect(told(Self.plan, without) == ["column_removed presupuesto E1 ×3"])
  }

  @Test("a parent's cell on the rows of its children is one change, with the number of rows")
  func parents() {
    let base = """
      Proyecto|Presupuesto del proyecto|Actividad|Responsable
      Vías|900|Trazar|Obras
      Vías|900|Pavimentar|Obras
      Salud|500|Vacunar|Salud
      """
    #expect(
      told(base, base.replacing("|900|", with: "|700|")) == [
        "money_cut: changed vias presupuesto B2→B2 ×2"
      ])
    #expect(
      told(base, base.replacing("Vías|900|Pav", with: "Vías|700|Pav")) == [
        "money_cut: changed vias presupuesto B3→B3"
      ])
    #expect(
      told(base, base.replacing("Vías|900|Pav", with: "Salud|900|Pav")).contains(
        "changed salud nombre A3→A3"))
    #expect(
      told(base, base + "\nAgua|50|Perforar el pozo|Obras") == [
        "added perforar el pozo row 5", "added agua row 5",
      ])
  }

  @Test("a blank that may mean the value above is told as the blank it is")
  func copiedFromAbove() {
    let blank = Self.plan.replacing("|Ambiente|", with: "||")
    let comparison = PlanComparison(
      base: recognised(Self.plan, canMerge: false), head: recognised(blank, canMerge: false))
    #expect(comparison.changes.map(\.told) == ["changed A-9 responsable C4→C4"])
    #expect(comparison.changes.first?.after?.text == "")
    // The same blank in two formats is the same.
    let formats = PlanComparison(base: recognised(blank), head: recognised(blank, canMerge: false))
    #expect(formats.isSameContent)
  }

  @Test("lines outside the rows are compared as well: titles, totals, notes")
  func outside() {
    let comparison = compared(
      "PLAN DE ACCIÓN 2026\n" + Self.plan, "PLAN DE ACCIÓN 2027\n" + Self.plan)
    #expect(!comparison.isSameContent)
    #expect(comparison.outside.removed.map(\.text) == ["PLAN DE ACCIÓN 2026"])
    #expect(comparison.outside.added.map(\.text) == ["PLAN DE ACCIÓN 2027"])
  }
}

/// What differs between two drawings.
func compared(_ base: String, _ head: String) -> PlanComparison {
  PlanComparison(
    base: recognised(base), head: recognised(head),
    placeholders: SmallVocabulary.vocabulary.placeholders)
}

/// The changes between two drawings, a line each.
func told(_ base: String, _ head: String) -> [String] { compared(base, head).changes.map(\.told) }

extension PlanChange {
  /// `nature: kind key field cell→cell ×count`.
  var told: String {
    var words = nature == .other ? "" : nature.rawValue + ": "
    words += kind.rawValue
    if !key.isEmpty { words += " " + (key.hasPrefix("a-") ? key.uppercased() : key) }
    if let field { words += " " + (field.id ?? "«\(field.label.es)»") }
    switch kind {
    case .added, .removed: words += " row \(((after ?? before)?.place.row ?? -1) + 1)"
    default: words += " " + [before, after].compactMap { $0?.cell }.joined(separator: "→")
    }
    return words + (count > 1 ? " ×\(count)" : "")
  }
}

extension PlanChange.Side {
  fileprivate var cell: String {
    CellReference.name(row: Int(place.row), column: Int(max(0, place.column)))
  }
}
