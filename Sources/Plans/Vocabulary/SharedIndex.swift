import Synchronization

/// The index of a vocabulary's headings: made by whom needs it first, the same for all copies.
final class SharedIndex: Sendable {
  private let made = Mutex<HeadingIndex?>(nil)

  /// The index of the vocabulary that holds this.
  func index(of vocabulary: Vocabulary) -> HeadingIndex {
    made.withLock { made in
      if let made { return made }
      let index = HeadingIndex(vocabulary)
      made = index
      return index
    }
  }
}
