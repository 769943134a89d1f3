import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  static let commands = [
    "check", "compare", "inspect", "rules list", "rules show", "rules test", "rules lint",
    "rules functions", "eval", "completions", "man",
  ]

  @Test("tells its version and its help, and ends well", arguments: ["--version", "--help", "-h"])
  func asked(option: String) throws {
    let run = try Program.run([option], rules: nil)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty && run.errors.isEmpty)
  }

  @Test("lists every command, and other names of the verbs")
  func help() throws {
    let help = try Program.run(["--help"], rules: nil).output
    for command in Self.commands { #expect(help.contains("  \(command)")) }
    for alias in ["revisar", "inspeccionar", "reglas", "evaluar"] {
      #expect(help.contains(alias))
    }
  }

  @Test("shows an example of every command, in both languages", arguments: commands)
  func examples(command: String) throws {
    for (language, title) in [("es", "Ejemplos:"), ("en", "Examples:")] {
      let run = try Program.run(
        command.split(separator: " ").map(String.init) + ["--help", "--lang", language], rules: nil)
      #expect(run.status == 0)
      let parts = run.output.components(separatedBy: title)
      #expect(parts.count == 2 && parts[1].contains("cotejo \(command)"))
    }
  }

  @Test(
    "answers a command line that it does not understand with 64, and says what was meant",
    arguments: [
      ("chek plan.xlsx", "¿quiso decir «check»?"), ("revizar plan.xlsx", "«revisar»"),
      ("rules lst", "«rules list»"), ("check", "le falta ARCHIVO"),
      ("check a.xlsx --as-off 2026-01-31", "«--as-of»"),
      ("check a.xlsx --as-of ayer", "2026-01-31"), ("check a.xlsx --as-of", "le falta su valor"),
      ("check a.xlsx --as-of 2026-01-31 --as-of 2026-02-01", "dos veces"),
      ("check a.xlsx --report jsn", "¿quiso decir «json»?"), ("check a.xlsx --jobs 0", "1 a 256"),
      ("check a.xlsx --plain=si", "no lleva valor"), ("check a.xlsx -x", "«-x»"),
      ("inspect a.xlsx b.xlsx", "no espera «b.xlsx»"), ("--verison", "«--version»"),
      ("completions tcsh", "bash, zsh, fish"), ("eval 1 --json [1]", "objeto JSON"),
      ("--lang en chek", "did you mean “check”?"), ("chek --lang=en", "did you mean “check”?"),
    ])
  func usage(line: String, hint: String) throws {
    let run = try Program.run(line.split(separator: " ").map(String.init), rules: nil)
    #expect(run.status == 64)
    #expect(run.errors.contains(hint), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("without words shows its help as a message, and ends with 64")
  func nothing() throws {
    for words in [[], ["rules"]] {
      let run = try Program.run(words, rules: nil)
      #expect(run.status == 64)
      #expect(run.output.isEmpty && !run.errors.isEmpty)
    }
  }

  @Test("shows control codes of an argument in place of sending them")
  func hostileArguments() throws {
    let run = try Program.run(["\u{1B}[2J"], rules: nil)
    #expect(run.status == 64)
    #expect(!run.errors.utf8.contains(0x1B))
  }

  @Test("a file that is not there, or is no plan, is told with what to do and is never green")
  func unreadable() throws {
    let missing = try Program.run(["inspect", "nada.xlsx", "--grid"], rules: nil)
    #expect(missing.status == 66)
    #expect(missing.errors.contains("nada.xlsx"))
    let folder = try TemporaryFolder()
    let file = try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0, 1, 2], as: "a.xls")
    let broken = try Program.run(["inspect", file, "--grid"], rules: nil)
    #expect(broken.status == 65)
    #expect(broken.output.isEmpty && !broken.errors.isEmpty)
  }

  @Test("prints the cells of a file, and never writes over the file itself")
  func grid() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("Código;Meta\n1;12,5\n".utf8)
    let file = try folder.write(bytes, as: "plan.csv")
    let run = try Program.run(["inspect", file, "--grid", "--json"], rules: nil)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(#"{"sheets":[{"name":"csv","cells":[["A1","Código"]"#))
    let same = folder.path + "/./plan.csv"
    let refused = try Program.run(["inspect", file, "--grid", "-o", same], rules: nil)
    #expect(refused.status == 64)
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: file))) == bytes)
    let other = folder.path + "/a.json"
    let written = try Program.run(["inspect", file, "--grid", "-o\(other)"], rules: nil)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(FileManager.default.fileExists(atPath: other))
  }

  @Test(
    "evaluates expressions",
    arguments: [
      (["1 + 2"], "3\n"), (["a.b > 10", "--json", #"{"a": {"b": 12}}"#], "true\n"),
      (["[1, 'x', null]"], "[1,\"x\",null]\n"),
      (["cotejo.date(2026, 3)"], "\"2026-03\"\n"), (["--", "-1 + 2"], "1\n"),
    ])
  func eval(arguments: [String], output: String) throws {
    let run = try Program.run(["eval"] + arguments, rules: nil)
    #expect(run.status == 0)
    #expect(run.output == output)
  }

  @Test("shows a caret under the fault of an expression")
  func caret() throws {
    let run = try Program.run(["evaluar", "1 +"], rules: nil)
    #expect(run.status == 65)
    #expect(run.errors.contains("1 +\n   ^"))
  }

  @Test("completions name every command and are a script", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try Program.run(["completions", shell], rules: nil)
    #expect(run.status == 0)
    for word in ["check", "revisar", "inspect", "rules", "as-of"] {
      #expect(run.output.contains(word))
    }
  }

  @Test("a report that cannot be written whole is a fault")
  func fullDisk() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let program = Program.path.path
    process.arguments = ["-c", "'\(program)' eval 1 > /dev/full"]
    process.standardError = Pipe()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 70)
  }

  @Test("a reader that leaves early is no fault")
  func brokenPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let program = Program.path.path
    process.arguments = ["-c", "'\(program)' --help | true; exit ${PIPESTATUS[0]}"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
