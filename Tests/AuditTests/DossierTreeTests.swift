import Audit
import TestSupport
import Testing

@Suite("DossierTree")
struct DossierTreeTests {
  @Test("finds entity and year, and names all that belongs to no dossier")
  func tree() throws {
    let folder = try TemporaryFolder()
    for name in [
      "chia/2026/expediente.yaml", "chia/2026/anexos/a.csv", "chia/2024-2027/plan.csv",
      "cajica/2025/plan.csv", "cajica/2025/viejo/plan.csv", "cajica/borrador/plan.csv",
      "cajica/nota.txt", "indice.csv", "cajica/2025/.oculto", "cajica/2025/~$plan.xlsx",
    ] { _ = try folder.write([], as: name) }
    let tree = try #require(DossierTree(root: folder.path))
    #expect(
      tree.entries.map { "\($0.entity) \($0.year) \($0.dossierFile != nil)" } == [
        "cajica 2025 false", "chia 2024-2027 false", "chia 2026 true",
      ])
    #expect(
      tree.leftOut.map { "\($0.path) \($0.reason)" } == [
        "cajica/2025/viejo deeper", "cajica/borrador not_in_year", "cajica/nota.txt not_in_year",
        "indice.csv not_in_entity",
      ])
  }

  @Test("a store at the root is no part of the tree; one in a dossier is told")
  func storeInside() throws {
    let folder = try TemporaryFolder()
    for name in ["chia/2026/plan.csv", "a.db", "a.db-wal", "b.db"] {
      _ = try folder.write([], as: name)
    }
    let tree = try #require(DossierTree(root: folder.path, store: folder.path + "/a.db"))
    #expect(tree.leftOut.map(\.path) == ["b.db"])
    #expect(!tree.holds(folder.path + "/a.db"))
    #expect(tree.holds(folder.path + "/chia/2026/a.db"))
  }

  @Test("a folder that cannot be listed is no tree")
  func missing() throws {
    #expect(DossierTree(root: try TemporaryFolder().path + "/nada") == nil)
  }
}
