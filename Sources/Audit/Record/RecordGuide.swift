import Values

/// The page that tells a person what is in a record and how it is verified.
enum RecordGuide {
  static let path = "LEAME.md"

  static func bytes(of manifest: RecordManifest) -> [UInt8] {
    let years = manifest.dossiers.map(\.year).joined(separator: ", ")
    var lines = [
      "# Registro de la auditoría de \(manifest.entity)", "", "Expedientes: \(years).",
      "Cuerpo de reglas: \(manifest.pack.id) \(manifest.pack.version), sha256 \(manifest.pack.sha256).",
      "Programa: Cotejo \(manifest.engine.version), sha256 \(manifest.engine.sha256).", "",
      "| ruta | qué es |", "|---|---|",
      "| `\(RecordManifest.path)` | qué se auditó, con qué y la huella SHA-256 de cada archivo |",
      "| `\(RecordManifest.checksumPath)` | la huella de `\(RecordManifest.path)`: anótela en el acta |",
      "| `\(RecordPaths.pack)` | las reglas con que se juzgó, todas |",
      "| `\(RecordProducts.folder)/AÑO/` | los informes y las preguntas que quedaron abiertas |",
      "| `matriz.csv` | requisitos por año |",
      "| `observaciones.json`, `observaciones.html` | las observaciones y su trámite, si las hay |",
      "| `muestras.json` | las muestras revisadas a mano y lo que se respondió, si las hay |",
    ]
    if manifest.hasDocuments {
      lines += [
        "| `\(RecordPaths.inside)` | los documentos, el expediente, el perfil, el registro de proyectos, "
          + "las respuestas y sus evidencias, los tratamientos |",
        "| `\(RecordPaths.outside)` | lo mismo, de otras carpetas |",
        "| `conversiones/` | lo que LibreOffice y Tesseract hicieron de los documentos que se leen así, por "
          + "la huella de cada documento, si los hay |", "",
        "`cotejo verify` lo juzga de nuevo con lo que hay aquí y nada más, y dice si da los mismos "
          + "bytes, los mismos resultados con otro programa, o no concuerda.",
      ]
    } else {
      lines += [
        "",
        "Los documentos se dejaron fuera a pedido de quien lo hizo; quedan sus huellas. Sin ellos "
          + "se puede ver si algo se alteró y no se puede juzgar de nuevo.",
      ]
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
