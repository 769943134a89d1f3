import Values

/// The files that a rule pack was made from, to be kept with what was judged by it.
package struct PackSources: Sendable {
  /// The files, each with its path in the pack, in the order of their paths.
  package let files: [(path: String, bytes: [UInt8])]

  /// The files of a pack in a folder, or in a file that `CompiledPack` wrote.
  package init(path: String) throws(RulePackError) {
    if let bytes = try PackFolder.file(at: path) {
      files = try CompiledPack(bytes, path: path).files(path: path)
    } else {
      files = try PackFolder.files(in: path)
    }
  }

  /// The files of a compiled pack; `path` is named where it is none.
  package init(compiled bytes: [UInt8], path: String) throws(RulePackError) {
    files = try CompiledPack(bytes, path: path).files(path: path)
  }

  /// The checksum that a pack made from them has, `PackIdentity.sha256`.
  package var sha256: String { RulePackLoader.checksum(of: files) }
}
