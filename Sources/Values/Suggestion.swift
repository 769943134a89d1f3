/// The candidate a person most likely meant, or `nil` where none is near.
///
/// Near is an edit distance of at most a third of the longer word (2 at least); the first of equals
/// wins, so that the answer does not depend on anything but the order given.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let target = Array(folded(word).utf8)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(folded(candidate).utf8)
    let limit = max(2, max(target.count, other.count) / 3)
    let distance = editDistance(target, other)
    if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
  }
  return best?.candidate
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var row = Array(0...right.count)
  for i in 1...left.count {
    var diagonal = row[0]
    row[0] = i
    for j in 1...right.count {
      let change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)
      diagonal = row[j]
      row[j] = min(change, row[j] + 1, row[j - 1] + 1)
    }
  }
  return row[right.count]
}
