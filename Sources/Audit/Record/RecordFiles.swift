import Archives
import Checking
import Values

/// The files of a record, whether they lie in a folder or in a ZIP container.
package struct RecordFiles: Sendable {
  /// How many files a record may have.
  static let mostFiles = 20_000
  /// How many bytes its files may have together.
  static let mostBytes = 1 << 30

  /// The bytes of each file by its path in the record.
  package private(set) var bytes: [String: [UInt8]] = [:]
  /// Places of a ZIP container that are not as Cotejo writes them.
  private(set) var oddities: [String] = []

  /// A record without files.
  init() {}

  /// How many bytes all files have.
  private(set) var size = 0

  /// The paths in their order.
  package var paths: [String] { bytes.keys.sorted(by: RecordFiles.comesFirst) }

  subscript(path: String) -> [UInt8]? {
    get { bytes[path] }
    set {
      size += (newValue?.count ?? 0) - (bytes[path]?.count ?? 0)
      bytes[path] = newValue
    }
  }

  /// The order of paths everywhere in a record: by their bytes.
  static func comesFirst(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  // MARK: - As a ZIP container

  /// All files in one container: stored as they are, without clocks, so that the same files give the
  /// same bytes on every computer.
  package func zip() throws(CheckError) -> [UInt8] {
    do throws(ArchiveError) {
      var writer = ZipWriter()
      for path in paths { try writer.add(path, bytes[path] ?? [], deflating: false) }
      return try writer.finish()
    } catch {
      throw CheckError(
        .cannotRead, es: "el registro es demasiado grande para un ZIP: déjelo en una carpeta",
        en: "the record is too large for a ZIP file: leave it in a folder")
    }
  }

  /// The files of a container.
  package init(zip: [UInt8], path: String) throws(CheckError) {
    do throws(ArchiveError) {
      var limits = ZipArchive.Limits()
      limits.entries = RecordFiles.mostFiles
      limits.inflatedBytes = RecordFiles.mostBytes
      let archive = try ZipArchive(zip, limits: limits)
      for entry in archive.entries {
        do throws(ArchiveError) {
          let content = try archive.bytes(of: entry)
          if bytes.updateValue(content, forKey: entry.name) != nil { oddities.append(entry.name) }
        } catch {
          // An altered byte breaks the checksum of its entry, which is then named with the others.
          guard error.kind != .overLimit else { throw error }
          oddities.append(entry.name)
        }
      }
      if oddities.isEmpty { oddities = try oddPlaces(in: zip) }
    } catch {
      throw CheckError(
        .cannotRead,
        es:
          "«\(path)» no se pudo leer como registro (\(error.detail)): está dañado, alterado o es otro "
          + "archivo",
        en: "“\(path)” could not be read as a record (\(error.detail)): it is damaged, altered or "
          + "another file")
    }
  }

  /// What differs from the container that these files give: nothing beside them may be touched either.
  private func oddPlaces(in zip: [UInt8]) throws(ArchiveError) -> [String] {
    var writer = ZipWriter()
    for path in paths { try writer.add(path, bytes[path] ?? [], deflating: false) }
    return try writer.finish() == zip ? [] : [RecordFiles.container]
  }

  /// Stands for the container itself, beside its files.
  static let container = "ZIP"
}
