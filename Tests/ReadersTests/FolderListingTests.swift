import Foundation
import Readers
import TestSupport
import Testing

@Suite("What is in a folder")
struct FolderListingTests {
  @Test("files and folders by name; pipes are neither, and a link that leads nowhere is read")
  func kinds() throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "A.csv", ".oculto", "~$b.xlsx"] { _ = try folder.write([65], as: name) }
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path + "/c", withIntermediateDirectories: false)
    try manager.createSymbolicLink(
      atPath: folder.path + "/d", withDestinationPath: folder.path + "/nada")
    #expect(mkfifo(folder.path + "/e", 0o600) == 0)
    let entries = try #require(FolderListing.entries(of: folder.path))
    #expect(entries.map(\.name) == ["A.csv", "b.csv", "c", "d", "e"])
    #expect(entries.map(\.kind) == [.file, .file, .folder, .file, .other])
    #expect(FolderListing.entries(of: folder.path + "/nada") == nil)
  }
}
