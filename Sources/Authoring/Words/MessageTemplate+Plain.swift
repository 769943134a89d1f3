import Rules
import Values

extension MessageTemplate {
  /// The text with its paths between braces.
  func plain(in language: TextLanguage) -> String {
    let pieces = language == .en ? en ?? es : es
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .path(let path): "{\(path.joined(separator: "."))}"
      }
    }.joined()
  }
}
