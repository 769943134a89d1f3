/// Keeps a value for as long as the process lives: what ends with the process need not be freed piece by
/// piece, which is one in fifty of the instructions that inspecting a small plan takes.
package func keepToTheEnd(_ value: some Any) {
  _ = Unmanaged.passRetained(Kept(value))
}

private final class Kept<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}
