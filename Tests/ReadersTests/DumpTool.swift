import Documents
import Glibc
import Readers
import Testing

@Suite("Dump") struct DumpTool {
  @Test(.enabled(if: getenv("COTEJO_DUMP") != nil)) func dump() throws {
    let dir = String(cString: getenv("COTEJO_DUMP"))
    for path in String(cString: getenv("COTEJO_FILES")).split(separator: " ") {
      let document = try DocumentReaders.read(try SourceFile(reading: String(path)))
      let bytes = document.dump()
      let name = path.split(separator: "/").last!
      let f = fopen("\(dir)/\(name).json", "w")!
      fwrite(bytes, 1, bytes.count, f)
      fclose(f)
      print(path, document.sha256, document.notes, document.blocks.count)
    }
  }
}
