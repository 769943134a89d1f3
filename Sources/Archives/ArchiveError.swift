/// Why an archive, or a part of it, cannot be read.
package struct ArchiveError: Error, Equatable, Sendable {
  /// The kinds, which decide what a reader does about it.
  package enum Kind: String, Sendable, CaseIterable {
    /// The bytes are not an archive at all.
    case notAnArchive
    /// Cut short, or not as its checksum or its grammar wants it.
    case damaged
    /// There is no entry with this name.
    case missing
    /// The entry is protected with a password.
    case encrypted
    /// Stored with a method, or written in an encoding, that we do not read.
    case unsupported
    /// Beyond a limit.
    case overLimit
  }

  /// What is wrong.
  package let kind: Kind
  /// The entry of the archive, where the fault is in one.
  package var entry: String?
  /// The byte of the inflated entry, for a fault of its grammar.
  package let offset: Int?
  /// What is wrong, for a person who looks into the file.
  package let detail: String

  /// An error; leave out what is not known.
  package init(_ kind: Kind, entry: String? = nil, offset: Int? = nil, _ detail: String) {
    (self.kind, self.entry, self.offset, self.detail) = (kind, entry, offset, detail)
  }

  /// The same error with the entry it happened in.
  package func `in`(_ entry: String) -> ArchiveError {
    ArchiveError(kind, entry: self.entry ?? entry, offset: offset, detail)
  }
}
