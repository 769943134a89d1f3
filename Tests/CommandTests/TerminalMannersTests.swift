import Foundation
import TestSupport
import Testing

@Suite("Manners at a terminal")
struct TerminalMannersTests {
  private static let plan =
    Checkout.root.appendingPathComponent("examples/perfecto-2026/plan.xlsx").path

  @Test(
    "the manual page names every command and option, and roff finds no fault",
    arguments: ["es", "en"])
  func man(language: String) throws {
    let run = try Program.run(["man", "--lang", language], rules: nil)
    #expect(run.status == 0)
    for command in CommandLineTests.commands {
      #expect(run.output.contains(".B cotejo \(command)"), "\(command)")
    }
    #expect(run.output.contains("\\fB\\-\\-as\\-of\\fR"))
    #expect(run.output.contains("expediente.yaml"))
    #expect(!run.output.contains("\n'"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else {
      print("SKIPPED: the manual page through groff (groff is not there)")
      return
    }
    let folder = try TemporaryFolder()
    let page = try folder.write(Array(run.output.utf8), as: "cotejo.1")
    let said = try shell("groff -K utf8 -man -Tutf8 -ww -z '\(page)' 2>&1")
    #expect(said == "")
  }

  @Test("progress is shown on a terminal, taken away at the end, and nowhere else")
  func progress() throws {
    let piped = try Program.run("check", TerminalMannersTests.plan)
    #expect(piped.errors == "")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      print("SKIPPED: progress on a terminal (script is not there)")
      return
    }
    let command =
      "'\(Program.path.path)' check '\(TerminalMannersTests.plan)' --rules '\(Checkout.rules)'"
    let seen = try shell("TERM=xterm script -qec \"\(command) > /dev/null\" /dev/null")
    #expect(seen.contains("Leyendo y revisando 1 de 1: "))
    #expect(seen.hasSuffix("\r\u{1B}[K"))
    let dumb = try shell("TERM=dumb script -qec \"\(command) > /dev/null\" /dev/null")
    #expect(!dumb.contains("Leyendo"))
    let plain = try shell("TERM=xterm script -qec \"\(command) --plain > /dev/null\" /dev/null")
    #expect(!plain.contains("Leyendo"))
  }

  private func shell(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
