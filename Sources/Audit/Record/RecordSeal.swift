import Values

/// A record held against its own checksums.
struct RecordSeal {
  /// What it says of itself; `nil` where that cannot be read.
  private(set) var manifest: RecordManifest?
  /// SHA-256 of the manifest as it is.
  let sha256: String
  /// Files that are not as they were sealed.
  private(set) var altered: [String] = []
  /// What is wrong, and where.
  private(set) var remarks: [RecordAnswer.Remark] = []

  /// Looks at every byte of a record.
  init(_ record: RecordFiles, expected: String?) {
    let bytes = record[RecordManifest.path] ?? []
    sha256 = SHA256.hexadecimal(of: bytes)
    checkManifest(record, bytes, expected)
    guard let manifest = RecordManifest(parsing: bytes) else {
      remark(
        RecordManifest.path, es: "no es el de un registro de Cotejo, o está alterado",
        en: "is not that of a record of Cotejo, or was altered")
      return
    }
    self.manifest = manifest
    checkFiles(record, manifest)
    for place in record.oddities where !altered.contains(place) {
      remark(
        place, es: "el archivo ZIP no es como Cotejo lo escribió en este punto",
        en: "the ZIP file is not as Cotejo wrote it at this point")
    }
  }

  private mutating func checkManifest(
    _ record: RecordFiles, _ bytes: [UInt8], _ expected: String?
  ) {
    if record[RecordManifest.checksumPath] != RecordManifest.checksum(sha256) {
      let names = "\(RecordManifest.path), \(RecordManifest.checksumPath)"
      remark(
        names, es: "uno de los dos fue alterado: la huella no es la del archivo",
        en: "one of the two was altered: the checksum is not that of the file")
    }
    if let expected, expected.lowercased() != sha256 {
      remark(
        RecordManifest.path,
        es: "su huella es \(sha256) y se esperaba \(expected): es otro registro",
        en: "its checksum is \(sha256) and \(expected) was expected: it is another record")
    }
  }

  private mutating func checkFiles(_ record: RecordFiles, _ manifest: RecordManifest) {
    var known: Set = [RecordManifest.path, RecordManifest.checksumPath]
    for file in manifest.files {
      guard known.insert(file.path).inserted else {
        remark(file.path, es: "está dos veces en la lista", en: "is in the list twice")
        continue
      }
      guard let bytes = record[file.path] else {
        altered.append(file.path)
        let isUnreadable = record.oddities.contains(file.path)
        remark(
          file.path, es: isUnreadable ? "fue alterado" : "falta",
          en: isUnreadable ? "was altered" : "is missing")
        continue
      }
      if bytes.count != file.size || SHA256.hexadecimal(of: bytes) != file.sha256 {
        altered.append(file.path)
        remark(
          file.path, es: "fue alterado" + rule(file.path, .es),
          en: "was altered" + rule(file.path, .en))
      }
    }
    for path in record.paths where !known.contains(path) {
      remark(path, es: "no es parte del registro", en: "is no part of the record")
    }
  }

  /// A rule's file names the rule.
  private func rule(_ path: String, _ language: TextLanguage) -> String {
    let parts = path.split(separator: "/")
    guard path.hasPrefix(RecordPaths.pack), parts.count > 3, let name = parts.last,
      !["vocabulary", "tables", "bases"].contains(parts[1])
    else { return "" }
    let id = name.split(separator: ".").first ?? name
    return language == .es ? ": la regla «\(id)»" : ": the rule “\(id)”"
  }

  private mutating func remark(_ place: String, es: String, en: String) {
    remarks.append(RecordAnswer.Remark(place, es: es, en: en))
  }
}
