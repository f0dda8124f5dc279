import TargetDSL

/// The options and operands of one command, as they were given.
struct ParsedArguments: Sendable {
  private(set) var operands: [String] = []
  private var given: [String: [String]] = [:]

  func has(_ option: Option) -> Bool { given[option.name] != nil }

  /// The value of an option that is given at most once.
  func value(_ option: Option) -> String? { given[option.name]?.last }

  /// Every value of a repeatable option, in order; `--only a,b` is not split.
  func values(_ option: Option) -> [String] { given[option.name] ?? [] }

  /// A whole number within limits.
  func number(_ option: Option, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let limits =
        range.upperBound == .max ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
      throw UsageError(
        range.upperBound == .max
          ? Phrase(
            en: "`--\(option.name)` takes a whole number from \(limits), not `\(text)`",
            vi: "`--\(option.name)` cần một số nguyên từ \(limits) trở lên, không phải `\(text)`")
          : Phrase(
            en: "`--\(option.name)` takes a whole number within \(limits), not `\(text)`",
            vi: "`--\(option.name)` cần một số nguyên trong khoảng \(limits), không phải `\(text)`"))
    }
    return number
  }

  /// Reads the words after the command's name. `--opt v`, `--opt=v`, `-h`, and `--` before operands that start
  /// with a hyphen; `-` alone is an operand.
  static func parse(_ words: some Collection<String>, options: [Option]) throws(UsageError) -> ParsedArguments
  {
    var parsed = ParsedArguments()
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        parsed.operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        parsed.operands.append(word)
        continue
      }
      let (option, attached) = try find(word, among: options)
      guard option.value != nil else {
        if let attached {
          throw UsageError(
            Phrase(
              en: "`--\(option.name)` takes no value, but `\(attached)` was given",
              vi: "`--\(option.name)` không nhận giá trị, nhưng lại có `\(attached)`"))
        }
        parsed.given[option.name, default: []] = [""]
        continue
      }
      if option.isValueOptional, attached == nil, rest.first.map(option.choices.contains) != true {
        parsed.given[option.name, default: []] = [""]
        continue
      }
      guard let value = attached ?? rest.popFirst() else {
        throw UsageError(
          Phrase(
            en: "`--\(option.name)` needs a value: \(option.usage)",
            vi: "`--\(option.name)` cần một giá trị: \(option.usage)"))
      }
      try parsed.add(value, to: option)
    }
    return parsed
  }

  private mutating func add(_ value: String, to option: Option) throws(UsageError) {
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw UsageError.unknown(
        Phrase(
          en: "`--\(option.name)` does not take `\(value)`", vi: "`--\(option.name)` không nhận `\(value)`"),
        word: value, among: option.choices)
    }
    if !option.isRepeatable, let earlier = given[option.name]?.last, earlier != value {
      throw UsageError(
        Phrase(
          en: "`--\(option.name)` is given twice, with `\(earlier)` and `\(value)`",
          vi: "`--\(option.name)` được ghi hai lần, với `\(earlier)` và `\(value)`"))
    }
    given[option.name, default: []].append(value)
  }

  private static func find(_ word: String, among options: [Option]) throws(UsageError) -> (Option, String?) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count > 1 ? String(parts[1]) : nil
    for option in options where name == "--\(option.name)" || option.letter.map({ name == "-\($0)" }) == true
    {
      return (option, attached)
    }
    throw UsageError.unknown(
      Phrase(en: "unknown option `\(name)`", vi: "không có tùy chọn `\(name)`"), word: name,
      among: options.map { "--\($0.name)" }, listsAll: false)
  }
}
