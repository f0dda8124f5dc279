import Foundation

@testable import TargetDSL

/// What a hurried person makes of the plans of the references, one slip at a time.
enum Slips {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The examples that stand by themselves.
  static func examples(_ page: String) throws -> [String] {
    let text = try String(contentsOf: repository.appending(path: "docs/\(page)"), encoding: .utf8)
    return text.components(separatedBy: "\n```").enumerated().compactMap { index, block in
      guard index % 2 == 1, block.hasPrefix("plan") else { return nil }
      let head = block.prefix { $0 != "\n" }
      let plan = String(block.dropFirst(head.count + 1)) + "\n"
      return plan.contains("use \"") || plan.contains("dùng \"") ? nil : plan
    }
  }

  struct Slip {
    let place: Range<Int>
    let text: String
  }

  /// What a hurried person makes of a token.
  static func of(_ token: Token, _ tree: SyntaxTree, english: String?) -> [Slip] {
    let written = tree.source.text(token.range)
    var texts: [String] = []
    switch token.kind {
    case .word:
      let letters = Array(written)
      texts = [foldedForSuggestion(written), written.prefix(1).uppercased() + written.dropFirst()]
      texts.append(written.uppercased())
      texts.append(written.replacing("_", with: " "))
      texts.append(written.replacing(" ", with: "_"))
      if letters.count > 2 {
        texts.append(String(letters.dropLast()))
        texts.append(String(letters[1...]))
        var swapped = letters
        swapped.swapAt(letters.count / 2, letters.count / 2 - 1)
        texts.append(String(swapped))
      }
      let syllables = written.split(separator: " ").map(String.init)
      for index in syllables.indices where syllables.count > 1 {
        var mixed = syllables
        mixed[index] = foldedForSuggestion(mixed[index])
        texts.append(mixed.joined(separator: " "))
      }
      if let english { texts.append(english) }
      if token.keyword != nil, let table = WordTable.of(.vietnamese) {
        let keyword = token.keyword
        texts += table.entries.filter { $0.keywords.first == keyword }.flatMap(\.spellings)
      }
      texts += ["", "\(written) \(written)"]
    case .number, .date, .month:
      texts = [
        written.replacing(",", with: "."), written.replacing(".", with: ","), written + "_", written + "%",
        written.replacing("-", with: "/"), written.replacing("/", with: "-"),
        written.replacing("/", with: "."),
        "\(written)-\(written)", "\(written.prefix(1))__\(written.dropFirst())", "\(written).500",
        "\(written) percent", "\(written) per cent",
        written.split(separator: "/").reversed().joined(separator: "/"),
        written.split(separator: "-").reversed().joined(separator: "-"), "",
      ]
    case .equal, .less, .greater, .notEqual, .lessOrEqual, .greaterOrEqual:
      texts = ["==", "<>", "≥", "≤", "≠", "=>", ""]
    case .colon, .range, .comma, .slash: texts = ["", "-", ":", "/", "–"]
    default: break
    }
    return Set(texts).subtracting([written]).sorted().map { Slip(place: token.range, text: $0) }
  }
}
