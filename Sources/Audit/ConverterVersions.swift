import Documents
import Readers
import Synchronization

/// The versions of the outside programs that help to read: asked for once, where a dossier needs them.
final class ConverterVersions: Sendable {
  private let known = Mutex<String?>(nil)

  /// The versions in one text.
  func told(of converters: DocumentReaders.Converters, _ limits: ReadLimits) -> String {
    known.withLock { known in
      let text = known ?? converters.versions(limits: limits).joined(separator: "; ")
      known = text
      return text
    }
  }
}
