import Values

/// Why a store could not be opened, read or written; what was stored before stays whole.
package struct StoreError: Error, Sendable {
  /// What kind of fault.
  package enum Kind: String, Sendable {
    /// The file, its folder or its disk takes no changes.
    case readOnly
    /// There is no such file, or its folder is not there.
    case cannotOpen
    /// The disk has no room.
    case diskFull
    /// The disk failed to read or write.
    case inputOutput
    /// Another program holds it for too long.
    case busy
    /// Its server does not answer, or lets nobody in.
    case outOfReach
    /// This computer has no PostgreSQL client library.
    case noClient
    /// It is some other file.
    case notAStore
    /// A newer Cotejo wrote it.
    case newer
    /// The file is damaged.
    case damaged
    /// It holds no audit that was run to its end.
    case noRun
    /// It holds no finished audit of that entity.
    case noEntity
    /// A query is not one statement that only reads.
    case notReading
    /// A statement was not accepted.
    case refused
  }

  /// What kind of fault.
  package let kind: Kind
  /// The store's path or address, without a password.
  package let path: String
  /// What the database says of it, in its own words; empty where it says nothing.
  package let detail: String

  /// A fault of a store.
  package init(_ kind: Kind, path: String, detail: String = "") {
    (self.kind, self.path, self.detail) = (kind, path, detail)
  }

  /// What is wrong and what to do.
  package var text: LocalizedText {
    let (es, en) = words
    let reason = detail.isEmpty ? "" : " (\(detail))"
    let thing = StoreAddress.isServer(path) ? "la base de auditoría" : "el archivo de auditoría"
    return LocalizedText(
      es: "\(thing) «\(path)» \(es)\(reason)", en: "the audit store “\(path)” \(en)\(reason)")
  }

  private var words: (es: String, en: String) {
    switch kind {
    case .readOnly:
      (
        "no admite cambios: revise los permisos del archivo y de su carpeta, o use otro disco",
        "takes no changes: look at the permissions of the file and its folder, or use another disk"
      )
    case .cannotOpen:
      (
        "no se pudo abrir: revise que su carpeta exista y que usted pueda escribir en ella",
        "could not be opened: see that its folder exists and that you may write to it"
      )
    case .diskFull:
      (
        "no cabe en el disco: libere espacio y repita la orden, que sigue donde iba",
        "does not fit on the disk: make room and give the command again; it goes on where it was"
      )
    case .inputOutput:
      (
        "no se pudo leer o escribir: el disco falló o está lleno",
        "could not be read or written: the disk failed or is full"
      )
    case .busy: ("lo tiene ocupado otro programa", "is held by another program")
    case .outOfReach:
      (
        "no respondió: revise que el servidor esté encendido, y la dirección, el usuario y la clave",
        "did not answer: see that the server runs, and look at the address, the user and the password"
      )
    case .noClient:
      (
        "está en un servidor PostgreSQL y este equipo no tiene su biblioteca: instale libpq5",
        "is on a PostgreSQL server and this computer lacks its library: install libpq5"
      )
    case .notAStore: ("no es un archivo de auditoría de Cotejo", "is no audit store of Cotejo")
    case .newer:
      (
        "lo escribió una versión más nueva de Cotejo: use esa versión",
        "was written by a newer version of Cotejo: use that version"
      )
    case .damaged: ("está dañado", "is damaged")
    case .noRun:
      (
        "no tiene ninguna auditoría terminada: repita «cotejo audit run», que sigue donde iba",
        "holds no audit run to its end: give “cotejo audit run” again; it goes on where it was"
      )
    case .noEntity:
      (
        "no tiene ninguna auditoría terminada de esa entidad; las que tiene",
        "holds no finished audit of that entity; it holds"
      )
    case .notReading:
      (
        "solo se puede consultar: escriba una sola orden SELECT",
        "can only be queried: write one SELECT statement"
      )
    case .refused: ("no aceptó la orden", "did not accept the statement")
    }
  }
}
