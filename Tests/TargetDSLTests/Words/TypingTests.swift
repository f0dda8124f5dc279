import Foundation
import Testing

@testable import TargetDSL

/// The words of the table as people type them: composed or decomposed, with the tone mark in either place, with several
/// blanks or a line break between syllables, in capitals, without marks.
@Suite struct TypingTests {
  private static let texts: [(name: String, text: String)] = WordsRoundTripTests.texts.compactMap {
    name, text in
    let tree = WordsRoundTripTests.parse(name, text)
    guard !tree.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    if tree.language == .vietnamese { return (name, text) }
    guard tree.reservedNames(in: .vietnamese).isEmpty, tree.decimalsInSets(in: .vietnamese).isEmpty else {
      return nil
    }
    let there = String(decoding: format(tree, in: .vietnamese), as: UTF8.self)
    let translated = WordsRoundTripTests.parse(name, there)
    return translated.language == .vietnamese && !translated.diagnostics.contains { $0.severity == .error }
      ? (name, there) : nil
  }

  /// The file with each word of the language changed. `change` gets a word of the language.
  private func retyped(_ tree: SyntaxTree, _ change: (String) -> String?) -> (text: String, count: Int) {
    var bytes: [UInt8] = []
    var count = 0
    for token in tree.tokens.sorted(by: { $0.start < $1.start }) {
      bytes += tree.source.bytes[token.triviaRange]
      let text = tree.source.text(token.range)
      if token.keyword != nil || token.kind == .particle, !token.isSilent, let changed = change(text) {
        bytes += changed.utf8
        count += 1
      } else {
        bytes += tree.source.bytes[token.range]
      }
    }
    return (String(decoding: bytes, as: UTF8.self), count)
  }

  private func expectSame(_ name: String, _ tree: SyntaxTree, _ text: String) {
    let other = WordsRoundTripTests.parse(name, text)
    #expect(WordsRoundTripTests.shape(other.root) == WordsRoundTripTests.shape(tree.root), "\(name)\n\(text)")
    #expect(
      other.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [], "\(name)\n\(text)")
  }

  @Test func theTextsAreMany() { #expect(TypingTests.texts.count > 150) }

  @Test func lettersMayBeDecomposed() {
    for (name, text) in TypingTests.texts {
      let tree = WordsRoundTripTests.parse(name, text)
      let decomposed = retyped(tree) { $0.decomposedStringWithCanonicalMapping }
      #expect(decomposed.count > 0)
      expectSame(name, tree, decomposed.text)
    }
  }

  /// `khoá` for `khóa`, `Hoà` for `Hòa`.
  @Test func theToneMarkMayStandInEitherPlace() {
    for (name, text) in TypingTests.texts {
      let tree = WordsRoundTripTests.parse(name, text)
      let moved = retyped(tree) { $0.replacing("óa", with: "oá").replacing("òa", with: "oà") }
      expectSame(name, tree, moved.text)
    }
  }

  @Test(arguments: ["   ", "\t", "\n  ", "\r\n", "\u{A0}"])
  func anyBlanksOrALineBreakMayStandBetweenSyllables(_ space: String) {
    for (name, text) in TypingTests.texts {
      let tree = WordsRoundTripTests.parse(name, text)
      let spaced = retyped(tree) { $0.split(whereSeparator: \.isWhitespace).joined(separator: space) }
      expectSame(name, tree, spaced.text)
    }
  }

  @Test func capitalLettersAreToldAndRead() {
    for (name, text) in TypingTests.texts {
      let tree = WordsRoundTripTests.parse(name, text)
      // A file has to begin in small letters to be one of Vietnamese words only where nothing tells its language.
      var isFirst = true
      let capital = retyped(tree) { word in
        defer { isFirst = false }
        guard !isFirst, let letter = word.first, letter.isLetter else { return nil }
        return letter.uppercased() + word.dropFirst()
      }
      let other = WordsRoundTripTests.parse(name, capital.text)
      let told = other.diagnostics.filter { $0.kind == .keywordLetterCase }
      #expect(told.count == capital.count, "\(name)\n\(capital.text)")
      let fixed = told.flatMap(\.fixes).flatMap(\.edits).sorted {
        $0.span.range.lowerBound > $1.span.range.lowerBound
      }
      var bytes = other.source.bytes
      for edit in fixed { bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8)) }
      expectSame(name, tree, String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A word of several syllables without its marks is named by a message, which offers the word.
  @Test func missingMarksAreToldByTheWord() {
    for spelling in WordTable.vietnamese.allSpellings
    where spelling.syllables.count > 1 && spelling.entry.keywords.first?.opensDeclarationOrCase == true
      && spelling.entry.files != .cases
    {
      let bare = foldedForSuggestion(spelling.text)
      let text = "kế hoạch thử\n\n\(bare) x\n"
      let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: text))
      let told = tree.diagnostics.first { $0.message.vietnamese.contains("`\(bare)`") }
      #expect(told?.fixes.first?.edits.first?.replacement == spelling.text, "\(bare)")
    }
  }
}
