import Archives
import Documents
import Values

/// Reads a file by a copy that LibreOffice makes of it, in a profile that is thrown away.
///
/// Macros do not run, links are not followed and nothing is fetched: the profile says so, and its proxy
/// is a door that nobody opens. What is read keeps the name of the original file.
struct OfficeConversion {
  private let file: SourceFile
  private let format: ConvertibleFormat
  private let limits: ReadLimits
  private let tool: String
  private let keeper: (any ConversionKeeper)?

  /// The conversion of a file of this format, by the office tool of these.
  init(
    _ file: SourceFile, _ format: ConvertibleFormat, limits: ReadLimits,
    _ converters: DocumentReaders.Converters
  ) {
    (self.file, self.format, self.limits) = (file, format, limits)
    (tool, keeper) = (converters.office, converters.keeper)
  }

  /// The document, with the record of its conversion.
  func document() throws(ReadError) -> Document {
    let original = SHA256.hexadecimal(of: file.bytes)
    let kept = MadeCopy(of: original, as: format.product, in: keeper)
    let made = if let kept { kept } else { try made() }
    let copy = SourceFile(path: file.path, bytes: made.bytes)
    let archive: ZipArchive
    do throws(ArchiveError) {
      archive = try ZipArchive(copy.bytes, limits: ZipArchive.Limits(limits))
    } catch { throw file.notConverted(format) }
    var document = try format.reader.read(copy, limits: limits)
    let record = DocumentConversion(
      product: format.product, converter: "LibreOffice", version: made.version,
      sha256: try checksum(of: archive))
    document.format = format.format
    document.conversion = record
    document.notes.insert(.converted(record), at: 0)
    // Only what could be read is worth keeping.
    made.keep(of: original, as: format.product, in: keeper)
    return document
  }

  // MARK: - Running

  private func made() throws(ReadError) -> MadeCopy {
    guard let folder = ThrowAwayFolder() else { throw file.notConverted(format) }
    return MadeCopy(version: try version(folder), bytes: try copy(folder))
  }

  private func version(_ folder: ThrowAwayFolder) throws(ReadError) -> String {
    switch OutsideTool(tool, limits).run(["--version"], home: folder.path) {
    case .output(let bytes): return OfficeConversion.version(in: bytes)
    case .missing: throw file.withoutConverter(format)
    case .failed, .overLimit: throw file.notConverted(format)
    }
  }

  /// What LibreOffice says of its version; `nil` where it is not there.
  static func version(of tool: String, _ limits: ReadLimits) -> String? {
    guard let folder = ThrowAwayFolder(),
      case .output(let bytes) = OutsideTool(tool, limits).run(["--version"], home: folder.path)
    else { return nil }
    return version(in: bytes)
  }

  /// The number in «LibreOffice 7.4.7.2 40(Build:2)».
  private static func version(in bytes: [UInt8]) -> String {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.first { $0.first?.isNumber == true }.map(String.init) ?? "?"
  }

  private func copy(_ folder: ThrowAwayFolder) throws(ReadError) -> [UInt8] {
    let source = "original.\(format.format.rawValue)"
    guard folder.write(file.bytes, as: source),
      folder.write(
        Array(OfficeConversion.profile.utf8), as: "profile/user/registrymodifications.xcu")
    else { throw file.notConverted(format) }
    let run = OutsideTool(tool, limits, seconds: limits.conversionSeconds)
    let outcome = run.run(
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore",
        "--nologo", "--nodefault", "--nolockcheck", "--convert-to", format.target, "--outdir",
        folder.path, "\(folder.path)/\(source)",
      ], home: folder.path)
    switch outcome {
    case .missing: throw file.withoutConverter(format)
    case .overLimit: throw file.slowConversion(limits)
    case .output, .failed: break
    }
    // It leaves with 0 where it could not open the file: only the copy tells.
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try folder.bytes(of: "original.\(format.product.rawValue)", limits: limits)
    } catch {
      throw error.kind == .overLimit ? file.slowConversion(limits) : file.notConverted(format)
    }
    // A file that reaches the limit was cut there.
    guard bytes.count < limits.convertedBytes else { throw file.slowConversion(limits) }
    return bytes
  }

  /// The checksum of a copy's parts, as the archive around them keeps the hour.
  private func checksum(of archive: ZipArchive) throws(ReadError) -> String {
    var checksum = SHA256()
    for entry in archive.entries.sorted(by: { $0.name < $1.name }) {
      do throws(ArchiveError) {
        let bytes = try archive.bytes(of: entry)
        checksum.update(Array("\(entry.name) \(bytes.count)\n".utf8))
        checksum.update(bytes)
      } catch { throw file.notConverted(format) }
    }
    return checksum.hexadecimal()
  }

  // MARK: - The profile

  private static let profile: String = {
    let settings = [
      ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Office.Calc/Content/Update", "Link", "2"),
      ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
      ("Office.Writer/Content/Update", "Link", "2"),
      ("Inet/Settings", "ooInetProxyType", "2"),
      ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
      ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
      ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
      ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ]
    let items = settings.map { path, name, value in
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
        + "<value>\(value)</value></prop></item>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n" + items.joined()
      + "</oor:items>\n"
  }()
}

// MARK: - Texts

extension SourceFile {
  fileprivate func withoutConverter(_ format: ConvertibleFormat) -> ReadError {
    let install = "sudo apt-get install \(format.package)"
    return ReadError(
      .unsupportedFormat, path: path, convertible: format.format,
      es:
        "«\(path)» es un archivo \(format.name.es) y falta LibreOffice, que lo convierte. Instale "
        + "el paquete \(format.package) (\(install)), o guárdelo en un formato actual.",
      en:
        "“\(path)” is a file of \(format.name.en) and LibreOffice, which converts it, is missing. "
        + "Install the package \(format.package) (\(install)), or save it in a format of today.")
  }

  fileprivate func slowConversion(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "Convertir «\(path)» pasa de los límites (\(limits.conversionSeconds) segundos, "
        + "\(limits.convertedBytes) bytes) y no se leyó. Ábralo y guárdelo en un formato actual.",
      en: "Converting “\(path)” is beyond the limits (\(limits.conversionSeconds) seconds, "
        + "\(limits.convertedBytes) bytes) and it was not read. Open it and save it in a format of "
        + "today.")
  }

  fileprivate func notConverted(_ format: ConvertibleFormat) -> ReadError {
    ReadError(
      .damaged, path: path,
      es: "LibreOffice no pudo convertir «\(path)» (\(format.name.es)): está dañado, protegido con "
        + "contraseña, o le falta el paquete \(format.package). Ábralo en su programa y guárdelo en "
        + "un formato actual y sin contraseña.",
      en: "LibreOffice could not convert “\(path)” (\(format.name.en)): it is damaged, protected "
        + "with a password, or lacks the package \(format.package). Open it in its own program and "
        + "save it in a format of today, without a password.")
  }
}

extension ReaderNote {
  fileprivate static func converted(_ record: DocumentConversion) -> ReaderNote {
    let program = "\(record.converter) \(record.version)"
    return ReaderNote(
      .converted,
      es: "Se leyó por una copia .\(record.product.rawValue) hecha con \(program) (SHA-256 del "
        + "contenido de la copia: \(record.sha256)).",
      en: "It was read by a .\(record.product.rawValue) copy made with \(program) (SHA-256 of the "
        + "copy’s content: \(record.sha256)).")
  }
}
