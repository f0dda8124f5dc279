import TargetDSL

/// Shells for which the program writes completions.
enum Shell: String, CaseIterable {
  case bash, zsh, fish
}

/// What a shell offers when Tab is pressed, made from the command table.
struct ShellCompletions {
  let commands: [Command]
  let language: Language

  func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// Words that may stand for an operand; nothing where it is a path.
  private func operandWords(_ command: Command) -> [String] {
    command.operands.contains("|") && !command.operands.contains(" ")
      ? command.operands.split(separator: "|").map(String.init) : []
  }

  /// The beginnings of `FORMAT=FILE`.
  private func fileStarts(_ command: Command) -> String {
    (command.options.first { $0.name == "format" }?.choices ?? []).map { $0 + "=" }.joined(separator: " ")
  }

  private var names: String { commands.map(\.name).joined(separator: " ") }

  // MARK: bash

  private var bash: String {
    var values = ""
    var words = ""
    for command in commands {
      for option in command.options where !option.choices.isEmpty {
        values +=
          "    '\(command.name) --\(option.name)') words='\(option.choices.joined(separator: " "))' ;;\n"
      }
      // Where an option takes a path or a free value, the shell completes file names.
      for option in command.options where option.choices.isEmpty && option.value != nil {
        let offered: String =
          switch option.offers {
          case .none: "return"
          // What stands before the last comma stays.
          case .list(let words):
            "[[ $word == *,* ]] && before=${word%,*},; words='\(words.joined(separator: " "))'; compopt -o nospace 2> /dev/null"
          case .fileOfFormat: "words='\(fileStarts(command))'; compopt -o nospace 2> /dev/null"
          }
        values += "    '\(command.name) --\(option.name)') \(offered) ;;\n"
      }
      let options = command.options.map { "--\($0.name)" }.joined(separator: " ")
      words +=
        "      \(command.name)) options='\(options)' words='\(operandWords(command).joined(separator: " "))' ;;\n"
    }
    return """
      # Completions of plancheck for bash: source <(plancheck completions bash)
      _plancheck() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command='' options='--help --version' words='' before='' index
        COMPREPLY=()
        # The shell takes `--option=word` apart.
        if [[ $word == = ]]; then word=''; elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi
        for ((index = 1; index < COMP_CWORD; index++)); do
          if [[ ${COMP_WORDS[index]} != -* ]]; then command=${COMP_WORDS[index]}; break; fi
        done
        case "$command $previous" in
      \(values)    *)
            case $command in
            '') words='\(names)' ;;
      \(words)      esac
            if [[ $word == -* ]]; then words=$options; fi ;;
        esac
        if [[ -n $words ]]; then
          local IFS=$' \\n'
          COMPREPLY=($(compgen -P "$before" -W "$words" -- "${word#"$before"}"))
        fi
      }
      complete -o default -F _plancheck plancheck

      """
  }

  // MARK: zsh

  private var zsh: String {
    let list = commands.map { "    '\($0.name):\(zshText($0.summary))'\n" }.joined()
    let cases = commands.map { command in
      let options = command.options.map { "      '\(zshOption($0))' \\\n" }.joined()
      let words = operandWords(command)
      let operands = words.isEmpty ? "_files" : "(\(words.joined(separator: " ")))"
      return
        "    \(command.name)) _arguments \\\n\(options)      '*:\(zshText(Phrase(verbatim: command.operands))):\(operands)' ;;\n"
    }
    return """
      #compdef plancheck
      # Completions of plancheck for zsh: put this file as _plancheck into a folder of $fpath.
      _plancheck() {
        local -a commands
        commands=(
      \(list)  )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(cases.joined())  esac
      }
      _plancheck "$@"

      """
  }

  private func zshOption(_ option: Option) -> String {
    let help = zshText(option.help)
    let repeats = option.isRepeatable ? "*" : ""
    guard let value = option.value else { return "\(repeats)--\(option.name)[\(help)]" }
    let action =
      switch option.offers {
      case .none, .fileOfFormat:
        option.choices.isEmpty ? "_files" : "(\(option.choices.joined(separator: " ")))"
      case .list(let words): "_values -s , \(value) \(words.joined(separator: " "))"
      }
    return "\(repeats)--\(option.name)=[\(help)]:\(zshText(Phrase(verbatim: value))):\(action)"
  }

  /// A text within quotes, where colons and brackets have a meaning.
  private func zshText(_ phrase: Phrase) -> String {
    phrase.text(in: language).reduce("") { text, letter in
      switch letter {
      case "'": text + "'\\''"
      case ":", "[", "]": text + "\\\(letter)"
      default: text + String(letter)
      }
    }
  }

  // MARK: fish

  private var fish: String {
    var text = "# Completions of plancheck for fish: plancheck completions fish | source\n"
    for command in commands {
      text +=
        "complete -c plancheck -n __fish_use_subcommand -f -a \(command.name) -d '\(fishText(command.summary))'\n"
    }
    for command in commands {
      let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
      let words = operandWords(command)
      if !words.isEmpty {
        text += "complete -c plancheck \(condition) -f -a '\(words.joined(separator: " "))'\n"
      }
      for option in command.options {
        let letter = option.letter.map { " -s \($0)" } ?? ""
        let value: String =
          switch option.offers {
          case .list(let words): " -x -a '\(words.joined(separator: " "))'"
          case .fileOfFormat: " -r -a '\(fileStarts(command))'"
          case .none where option.value == nil: ""
          case .none:
            option.choices.isEmpty ? " -r" : " -x -a '\(option.choices.joined(separator: " "))'"
          }
        text +=
          "complete -c plancheck \(condition) -l \(option.name)\(letter)\(value) -d '\(fishText(option.help))'\n"
      }
    }
    return text
  }

  private func fishText(_ phrase: Phrase) -> String {
    phrase.text(in: language).reduce("") { text, letter in
      letter == "'" || letter == "\\" ? text + "\\\(letter)" : text + String(letter)
    }
  }
}
