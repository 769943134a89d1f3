/// What a text must hold for a pattern to be found in it, as far as the pattern's letters say so.
///
/// A text without it is told at once, and the expression's machine is not started. Only plain patterns
/// are looked into: where anything is not understood, nothing is needed.
struct PatternNeeds: Sendable {
  /// One of these stands in the text; `nil` where nobody can say.
  let parts: [String]?
  /// The text begins with one of these; `nil` where nobody can say.
  let starts: TextStarts?

  init(of pattern: String) {
    let bytes = Array(pattern.utf8)
    // Flags change what letters mean, and so do groups with a name; `\Q` makes letters of signs.
    guard bytes.allSatisfy({ $0 >= 32 && $0 < 127 }), !pattern.contains("(?"),
      !pattern.contains("\\Q"), let root = PatternPiece.parse(bytes)
    else {
      (parts, starts) = (nil, nil)
      return
    }
    parts = PatternPiece.needed(root)
    starts = PatternPiece.beginnings(root).flatMap { TextStarts($0) }
  }
}

/// A part of a pattern, as far as needed to know what it cannot do without.
private indirect enum PatternPiece {
  /// A letter or another sign that means itself.
  case letter(UInt8)
  /// `^` outside brackets.
  case start
  /// A group that is there once.
  case group([[PatternPiece]])
  /// Whatever may be missing, or may be one thing or another.
  case other

  /// The shortest part that is worth looking for.
  private static let leastLength = 3
  /// Beyond so many parts it is quicker to start the machine.
  private static let mostParts = 6
  /// How deep groups may stand in each other.
  private static let mostDepth = 8

  /// The branches of a pattern, each a row of pieces; `nil` where something is not understood.
  static func parse(_ pattern: [UInt8]) -> [[PatternPiece]]? {
    var rest = pattern[...]
    let branches = parseBranches(&rest, depth: 0)
    return rest.isEmpty ? branches : nil
  }

  private static func parseBranches(
    _ rest: inout ArraySlice<UInt8>, depth: Int
  ) -> [[PatternPiece]]? {
    guard depth < mostDepth else { return nil }
    var branches: [[PatternPiece]] = [[]]
    while let byte = rest.first, byte != UInt8(ascii: ")") {
      rest.removeFirst()
      if byte == UInt8(ascii: "|") {
        branches.append([])
        continue
      }
      guard var piece = parsePiece(byte, &rest, depth: depth) else { return nil }
      if let next = rest.first, "*?{+".utf8.contains(next) {
        // What may be there several times over is there once; what may be missing is nothing.
        if next != UInt8(ascii: "+") { piece = .other }
        guard dropQuantifiers(&rest) else { return nil }
        branches[branches.count - 1].append(piece)
        branches[branches.count - 1].append(.other)
      } else {
        branches[branches.count - 1].append(piece)
      }
    }
    return branches
  }

  private static func parsePiece(
    _ byte: UInt8, _ rest: inout ArraySlice<UInt8>, depth: Int
  ) -> PatternPiece? {
    switch byte {
    case UInt8(ascii: "("):
      guard let inner = parseBranches(&rest, depth: depth + 1), rest.popFirst() != nil else {
        return nil
      }
      return .group(inner)
    case UInt8(ascii: "["): return skipClass(&rest) ? .other : nil
    case UInt8(ascii: "\\"):
      guard let next = rest.popFirst() else { return nil }
      let isSign = !(48...57).contains(next) && !(97...122).contains(next | 32)
      // `\b` and `\B` stand between letters; the classes are one of many; the rest is not looked into.
      return isSign ? .letter(next) : "bBdDsSwW".utf8.contains(next) ? .other : nil
    case UInt8(ascii: "^"): return .start
    case UInt8(ascii: "."), UInt8(ascii: "$"): return .other
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "]"):
      return nil
    default: return .letter(byte)
    }
  }

  /// Goes past `[…]`; false where its end is not plain to see.
  private static func skipClass(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    var isFirst = true
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "]"): return !isFirst
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "\\"): if rest.popFirst() == nil { return false }
      default: break
      }
      isFirst = false
    }
    return false
  }

  /// Goes past `*`, `{1,3}?` and the like; false where a brace is not plain to see.
  private static func dropQuantifiers(_ rest: inout ArraySlice<UInt8>) -> Bool {
    while let byte = rest.first, "*?{+".utf8.contains(byte) {
      rest.removeFirst()
      guard byte == UInt8(ascii: "{") else { continue }
      let inner = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ",") }
      rest = rest.dropFirst(inner.count)
      guard !inner.isEmpty, rest.popFirst() == UInt8(ascii: "}") else { return false }
    }
    return true
  }

  // MARK: - What is needed

  /// Parts of which every text has one in which a branch is found.
  static func needed(_ branches: [[PatternPiece]]) -> [String]? {
    var all: [String] = []
    for branch in branches {
      guard let parts = needed(inRow: branch) else { return nil }
      all += parts
    }
    return all.count <= mostParts ? all : nil
  }

  /// The longest run of letters, or else what a group needs.
  private static func needed(inRow pieces: [PatternPiece]) -> [String]? {
    var longest: [UInt8] = []
    var run: [UInt8] = []
    var ofGroup: [String]?
    for piece in pieces {
      switch piece {
      case .letter(let byte): run.append(byte)
      case .group(let inner):
        ofGroup = ofGroup ?? needed(inner)
        run = []
      case .start, .other: run = []
      }
      if run.count > longest.count { longest = run }
    }
    guard longest.count < leastLength else { return [String(decoding: longest, as: UTF8.self)] }
    return ofGroup
  }

  /// What texts begin with in which a branch is found; `nil` where a branch may begin anywhere.
  static func beginnings(_ branches: [[PatternPiece]]) -> [[UInt8]]? {
    var all: [[UInt8]] = []
    for branch in branches {
      guard case .start? = branch.first else { return nil }
      all += heads(of: branch.dropFirst())
    }
    return all
  }

  /// The letters that a row of pieces begins with, one for each branch of a group at its beginning.
  private static func heads(of pieces: ArraySlice<PatternPiece>) -> [[UInt8]] {
    if case .group(let inner)? = pieces.first { return inner.flatMap { heads(of: $0[...]) } }
    var head: [UInt8] = []
    for piece in pieces {
      guard case .letter(let byte) = piece else { break }
      head.append(byte)
    }
    return [head]
  }
}
