/// Counts the items of numbered lists, so that their numbers can be written where the file has none.
struct ListNumbering {
  enum Format {
    case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet, none

    /// As a DOCX names it.
    init(word: String) {
      switch word {
      case "lowerLetter": self = .lowerLetter
      case "upperLetter": self = .upperLetter
      case "lowerRoman": self = .lowerRoman
      case "upperRoman": self = .upperRoman
      case "bullet": self = .bullet
      case "none": self = .none
      default: self = .decimal
      }
    }

    /// As an ODT names it.
    init(open: String) {
      switch open {
      case "a": self = .lowerLetter
      case "A": self = .upperLetter
      case "i": self = .lowerRoman
      case "I": self = .upperRoman
      case "": self = .none
      default: self = .decimal
      }
    }
  }

  struct Level {
    var format = Format.decimal
    /// With `%1` for the number of the first level and so on. For example: `%1.%2.`
    var text = "%1."
    var start = 1
  }

  static let mostLevels = 10
  /// Which abstract list a list of the text is counted by.
  var lists: [String: String] = [:]
  private var levels: [String: [Level]] = [:]
  private var counts: [String: [Int]] = [:]

  mutating func edit(_ list: String, _ level: Int, _ change: (inout Level) -> Void) {
    guard (0..<Self.mostLevels).contains(level) else { return }
    change(&levels[list, default: [Level](repeating: Level(), count: Self.mostLevels)][level])
  }

  /// The mark of the next item, with a blank behind it; empty where the list is not known.
  mutating func next(_ instance: String, _ level: Int) -> String {
    guard let list = lists[instance], let levels = levels[list], levels.indices.contains(level) else {
      return ""
    }
    if levels[level].format == .bullet { return level == 0 ? "- " : "+ " }
    if levels[level].format == .none { return "" }
    var numbers = counts[list] ?? [Int](repeating: 0, count: Self.mostLevels)
    for above in 0..<level where numbers[above] == 0 { numbers[above] = levels[above].start }
    numbers[level] = numbers[level] == 0 ? levels[level].start : numbers[level] + 1
    for below in (level + 1)..<max(level + 1, numbers.count) { numbers[below] = 0 }
    counts[list] = numbers
    var text = ""
    var isNumber = false
    for character in levels[level].text {
      if isNumber, let place = character.wholeNumberValue, numbers.indices.contains(place - 1) {
        text += Self.written(numbers[place - 1], levels[place - 1].format)
        isNumber = false
      } else if character == "%" {
        isNumber = true
      } else {
        text.append(character)
        isNumber = false
      }
    }
    return text.isEmpty ? "" : text + " "
  }

  mutating func restart(_ instance: String) { lists[instance].map { counts[$0] = nil } ?? () }

  private static func written(_ number: Int, _ format: Format) -> String {
    switch format {
    case .decimal: return String(number)
    case .lowerLetter: return letter(number)
    case .upperLetter: return letter(number).uppercased()
    case .lowerRoman: return roman(number).lowercased()
    case .upperRoman: return roman(number)
    case .bullet, .none: return ""
    }
  }

  private static func letter(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    guard number > 0 else { return "" }
    return String(repeating: letters[(number - 1) % 26], count: min((number - 1) / 26 + 1, 4))
  }

  private static func roman(_ number: Int) -> String {
    let parts: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"),
      (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = min(max(number, 0), 3_999)
    var text = ""
    for (value, sign) in parts {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
