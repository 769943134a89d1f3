import Findings
import Store
import Values

extension RecordManifest {
  /// The bytes of the manifest.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", RecordManifest.schema)
      writer.member("entity", entity)
      writer.member("engine") { RecordManifest.write(engine, &$0) }
      writer.member("pack") { writer in
        writer.object { writer in
          writer.member("id", pack.id)
          writer.member("version", pack.version)
          writer.member("sha256", pack.sha256)
        }
      }
      writer.member("audit") { writer in
        writer.object { writer in
          writer.member("run", run.number)
          writer.member("day", run.day)
          writer.member("engine", run.engine)
          writer.member("settings", run.settings)
        }
      }
      writer.member("has_documents", hasDocuments)
      RecordManifest.list("dossiers", dossiers, &writer, RecordManifest.write)
      RecordManifest.list("custody", custody, &writer) { $0.write(to: &$1) }
      RecordManifest.list("files", files, &writer) { file, writer in
        writer.object { writer in
          writer.member("path", file.path)
          writer.member("sha256", file.sha256)
          writer.member("bytes", file.size)
        }
      }
    }
    return writer.bytes + [10]
  }

  /// The manifest in these bytes; `nil` where they hold none.
  init?(parsing bytes: [UInt8]) {
    guard let root = try? JSONValue(parsing: bytes),
      root["schema"]?.string == RecordManifest.schema, let entity = root["entity"]?.string,
      let engine = root["engine"], let version = engine["version"]?.string,
      let program = engine["sha256"]?.string, let pack = root["pack"], let id = pack["id"]?.string,
      let packVersion = pack["version"]?.string, let packSum = pack["sha256"]?.string,
      let audit = root["audit"], let run = audit["run"]?.integer,
      let auditedBy = audit["engine"]?.string, let settings = audit["settings"]?.string,
      let hasDocuments = root["has_documents"]?.bool
    else { return nil }
    guard let dossiers = root["dossiers"]?.all(RecordManifest.dossier),
      let custody = root["custody"]?.all(CustodyEntry.init),
      let files = root["files"]?.all(RecordManifest.file)
    else { return nil }
    self.init(
      entity: entity, engine: Engine(version: version, sha256: program),
      pack: Pack(id: id, version: packVersion, sha256: packSum),
      run: Run(number: run, day: audit["day"]?.string, engine: auditedBy, settings: settings),
      hasDocuments: hasDocuments, dossiers: dossiers, custody: custody, files: files)
  }

  private static let schema = "cotejo.record/1"

  // MARK: - Parts

  private static func list<Element>(
    _ key: String, _ elements: [Element], _ writer: inout JSONWriter,
    _ body: (Element, inout JSONWriter) -> Void
  ) {
    writer.member(key) { writer in
      writer.array { writer in for each in elements { writer.element { body(each, &$0) } } }
    }
  }

  private static func write(_ engine: Engine, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("version", engine.version)
      writer.member("sha256", engine.sha256)
    }
  }

  private static func write(_ dossier: Dossier, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("year", dossier.year)
      writer.member("folder", dossier.folder)
      writer.member("dossier_file", dossier.dossierFile)
      writer.member("verdict", dossier.verdict.rawValue)
      writer.member("agrees_with_audit", dossier.agreesWithAudit)
      list("inputs", dossier.inputs, &writer) { input, writer in
        writer.object { writer in
          writer.member("asked", input.asked)
          writer.member("file", input.file)
          writer.member("sha256", input.sha256)
        }
      }
    }
  }

  private static func dossier(_ value: JSONValue) -> Dossier? {
    guard let year = value["year"]?.string, let folder = value["folder"]?.string,
      let verdict = value["verdict"]?.string.flatMap(WholeVerdict.init(rawValue:)),
      let agrees = value["agrees_with_audit"]?.bool,
      let inputs = value["inputs"]?.all({ value -> Input? in
        value["asked"]?.string.map { asked in
          Input(asked: asked, file: value["file"]?.string, sha256: value["sha256"]?.string)
        }
      })
    else { return nil }
    return Dossier(
      year: year, folder: folder, dossierFile: value["dossier_file"]?.string, verdict: verdict,
      agreesWithAudit: agrees, inputs: inputs)
  }

  private static func file(_ value: JSONValue) -> File? {
    guard let path = value["path"]?.string, let sha256 = value["sha256"]?.string,
      let size = value["bytes"]?.integer
    else { return nil }
    return File(path: path, sha256: sha256, size: size)
  }
}

extension JSONValue {
  /// All elements of an array, read; `nil` where one of them cannot be.
  fileprivate func all<Element>(_ read: (JSONValue) -> Element?) -> [Element]? {
    guard let array else { return nil }
    let elements = array.compactMap(read)
    return elements.count == array.count ? elements : nil
  }
}
