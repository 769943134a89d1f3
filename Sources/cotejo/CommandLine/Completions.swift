/// Completion scripts for shells, made from the declarations.
enum Completions {
  static let shells = ["bash", "zsh", "fish"]

  static func script(for shell: String, commands: [CommandDeclaration]) -> String {
    switch shell {
    case "fish": fish(commands)
    case "zsh": "#compdef cotejo\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands)
    default: bash(commands)
    }
  }

  private static func bash(_ commands: [CommandDeclaration]) -> String {
    var lines = [
      "_cotejo() {",
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"",
      "  local line=\"${COMP_WORDS[*]:1}\"",
      "  case \"$before\" in",
    ]
    for (option, choices) in choiceOptions(commands) {
      lines.append(
        "    --\(option)) COMPREPLY=($(compgen -W \"\(choices)\" -- \"$word\")); return ;;")
    }
    lines += ["  esac", "  case \"$line\" in"]
    for command in commands.sorted(by: { $0.words.count > $1.words.count }) {
      for name in names(command) {
        let options = command.options.map { "--" + $0.long }.joined(separator: " ")
        lines.append(
          "    \"\(name) \"*) COMPREPLY=($(compgen -f -W \"\(options)\" -- \"$word\")); return ;;")
      }
    }
    for (word, rest) in groups(commands) {
      lines.append(
        "    \"\(word) \"*) COMPREPLY=($(compgen -W \"\(rest)\" -- \"$word\")); return ;;")
    }
    lines += [
      "    *) COMPREPLY=($(compgen -W \"\(firstWords(commands).joined(separator: " "))\" "
        + "-- \"$word\")) ;;",
      "  esac", "}", "complete -o filenames -F _cotejo cotejo",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fish(_ commands: [CommandDeclaration]) -> String {
    var lines: [String] = []
    for word in firstWords(commands) {
      lines.append("complete -c cotejo -n __fish_use_subcommand -f -a \(word)")
    }
    for (word, rest) in groups(commands) {
      lines.append("complete -c cotejo -n '__fish_seen_subcommand_from \(word)' -f -a '\(rest)'")
    }
    for command in commands {
      let seen = command.words.map { "__fish_seen_subcommand_from \($0)" }
        .joined(separator: "; and ")
      for option in command.options {
        var line = "complete -c cotejo -n '\(seen)' -l \(option.long)"
        if let short = option.short { line += " -s \(short)" }
        switch option.value {
        case .flag: break
        case .choice(let choices), .product(let choices):
          line += " -x -a '\(choices.joined(separator: " "))'"
        case .path: line += " -r"
        case .text, .number: line += " -x"
        }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func names(_ command: CommandDeclaration) -> [String] {
    let rest = command.words.dropFirst()
    return ([command.words[0]] + command.aliases).map {
      ([$0] + rest).joined(separator: " ")
    }
  }

  private static func firstWords(_ commands: [CommandDeclaration]) -> [String] {
    var seen: Set<String> = []
    return commands.flatMap { [$0.words[0]] + $0.aliases }.filter { seen.insert($0).inserted }
  }

  private static func groups(_ commands: [CommandDeclaration]) -> [(String, String)] {
    firstWords(commands).compactMap { word in
      let rest = commands.filter {
        $0.words.count > 1 && ($0.words[0] == word || $0.aliases.contains(word))
      }.map { $0.words[1] }
      return rest.isEmpty ? nil : (word, rest.joined(separator: " "))
    }
  }

  private static func choiceOptions(_ commands: [CommandDeclaration]) -> [(String, String)] {
    var seen: Set<String> = []
    return commands.flatMap(\.options).compactMap { option in
      switch option.value {
      case .choice(let choices), .product(let choices):
        guard seen.insert(option.long).inserted else { return nil }
        return (option.long, choices.joined(separator: " "))
      case .flag, .text, .path, .number: return nil
      }
    }
  }
}
