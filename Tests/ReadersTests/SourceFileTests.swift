import Documents
import Foundation
import Readers
import TestSupport
import Testing

@Suite("Opening files")
struct SourceFileTests {
  @Test("refuses a pipe that nobody writes to, and a device, instead of waiting")
  func pipes() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/plan.xlsx"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero"] {
      let error = #expect(throws: ReadError.self) { try SourceFile(reading: path) }
      #expect(error?.kind == .unreadable)
      #expect(error?.es.contains("tubería") == true)
    }
  }

  @Test("reads what a shell hands over as a descriptor, also where it comes late")
  func descriptors() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let writer = Thread {
      usleep(20_000)
      _ = write(writing, "a;b", 3)
      close(writing)
    }
    writer.start()
    defer { close(reading) }
    #expect(try SourceFile(reading: "/dev/fd/\(reading)").bytes == Array("a;b".utf8))
  }
}
