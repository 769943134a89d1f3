import Checking
import Documents
import Findings
import Rules
import TestSupport
import Testing
import Values

/// A folder with the documents of a small dossier, to be changed in one thing at a time.
struct DossierFolder {
  /// The pack of the checkout, loaded once.
  static let pack = Result { try CheckSession.pack(at: Checkout.rules) }

  private let folder: TemporaryFolder
  /// What the request asks besides the dossier.
  var request: CheckRequest

  /// A plan of two projects, its plan of acquisitions, and the minutes as a management report.
  init() throws {
    folder = try TemporaryFolder()
    request = CheckRequest(paths: [], version: "prueba")
    request.asOf = CalendarDate(iso: "2026-02-15").map { .date($0) } ?? .byPlan
    request.dossierFile = folder.path + "/expediente.yaml"
    try write("plan.csv", DossierFolder.plan)
    try write("paa.csv", DossierFolder.acquisitions)
    try write("informe.csv", DossierFolder.report)
    try write("expediente.yaml", DossierFolder.dossier)
  }

  /// Its path.
  var path: String { folder.path }

  func write(_ name: String, bytes: [UInt8]) throws { _ = try folder.write(bytes, as: name) }

  func write(_ name: String, _ text: String) throws {
    _ = try folder.write(Array(text.utf8), as: name)
  }

  /// Checks the dossier as the command would.
  func check() throws -> CheckResult {
    try CheckSession(request, pack: DossierFolder.pack.get()).run()
  }

  /// Checks the dossier, in which all documents can be read.
  func report() throws -> CheckReport {
    let result = try check()
    #expect(result.failures.isEmpty)
    return try #require(result.plans.first).report
  }

  /// Why the dossier cannot be checked, in Spanish, paths cut to names.
  func fault() throws -> String {
    let pack = try DossierFolder.pack.get()
    do throws(CheckError) {
      _ = try CheckSession(request, pack: pack).run()
      return ""
    } catch {
      return error.es.split(separator: path + "/", omittingEmptySubsequences: false)
        .joined()
    }
  }

  static let plan = """
    Código BPIN;Proyecto;Actividad;Responsable;Fecha inicio;Fecha fin
    2026001000011;Vías rurales;Pavimentar la vía a La Palma;Obras;2026-02-01;2026-06-30
    2026001000011;Vías rurales;Construir dos puentes;Obras;2026-03-01;2026-11-30
    2026001000022;Acueducto;Tender la tubería;Servicios;2026-02-01;2026-10-31

    """
  static let acquisitions = """
    Códigos UNSPSC;Descripción del objeto;Modalidad de selección;Valor total estimado
    72141000;Pavimentación de la vía a La Palma;Licitación pública;500000000
    40171500;Suministro de tubería;Selección abreviada;90000000

    """
  static let report = """
    Actividad;Responsable;Fecha inicio;Fecha fin
    Podar los árboles del parque;Ambiente;2025-02-01;2025-06-30

    """
  static let dossier = """
    documents:
      - { role: plan, path: plan.csv }
      - { role: paa, path: paa.csv }
      - { role: informe, path: informe.csv }
    entity: { nombre: Municipio de Puerto Ceiba, nivel: municipal }
    plan: { tipo: plan_de_accion, vigencia: 2026 }

    """
}

extension String {
  fileprivate func split(
    separator: String, omittingEmptySubsequences: Bool
  ) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

extension CheckReport {
  /// What became of a rule.
  func rule(_ id: String) -> RuleResult? { rules.first { $0.id == id } }

  /// A fact of the entity or the plan, language-free.
  func fact(_ id: String) -> String? { (entity + plan).first { $0.field == id }?.value }

  /// How many rows of a table the document at this position gave.
  func rows(_ table: String, in document: Int) -> Int {
    documents[document].tables.filter { $0.table == table }.reduce(0) { $0 + $1.rows }
  }
}
