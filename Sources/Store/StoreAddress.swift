/// Where a store is: the path of a file, or the URL of a PostgreSQL database.
package enum StoreAddress {
  /// Whether it is on a server; everything else is a path.
  package static func isServer(_ address: String) -> Bool {
    ["postgresql://", "postgres://"].contains { address.hasPrefix($0) }
  }

  /// The address as a message may show it: a password becomes three stars.
  package static func shown(_ address: String) -> String {
    guard isServer(address), let scheme = address.firstRange(of: "://") else { return address }
    let parts = address[scheme.upperBound...].split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var place = String(parts[0])
    // A path may hold an @ too; what stands before the first slash is user, password and host.
    let authority = place.prefix { $0 != "/" }
    if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
      place = place[..<colon] + ":***" + place[at...]
    }
    let query = parts.count == 1 ? "" : "?" + hidden(String(parts[1]))
    return address[..<scheme.upperBound] + place + query
  }

  private static func hidden(_ query: String) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { part in
      let name = part.prefix { $0 != "=" }
      return name.lowercased().contains("password") ? "\(name)=***" : String(part)
    }.joined(separator: "&")
  }
}
