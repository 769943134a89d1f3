import Documents
import Values

/// The record of a conversion by an outside program; nothing where there was none.
enum JSONConversion {
  static func write(_ conversion: DocumentConversion?, to writer: inout JSONWriter) {
    guard let conversion else { return }
    writer.member("conversion") { writer in
      writer.object { writer in
        writer.member("product", conversion.product.rawValue)
        writer.member("converter", conversion.converter)
        writer.member("version", conversion.version)
        writer.member("sha256", conversion.sha256)
      }
    }
  }
}
