import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// What pictures say in words and letters: labels of bounds and axes, bars of a history, places that need many lines.
@Suite("Pictures") struct PictureTests {
  private func page(_ plan: String, _ words: String...) throws -> String {
    let folder = try TemporaryFolder(["p.plan": plan])
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    #expect(console.run(words + [folder.path]) < 2, "\(console.errors)")
    return console.output
  }

  /// The labels of the first picture of a class.
  private func labels(_ style: String, _ page: String) -> [String] {
    let picture = page.split(separator: "<svg class=\"\(style)\"").dropFirst().first?.split(
      separator: "</svg>"
    ).first
    return (picture ?? "").split(separator: "<text").dropFirst().compactMap {
      $0.split(separator: "</text>").first?.split(separator: ">").last.map(String.init)
    }
  }

  @Test("an exact bound is one mark with one number") func exactly() throws {
    let plan = "plan p\n  issued 2021-01-01\ntarget x = stated\n  reported 2024: 11\n  by 2030: exactly 12\n"
    let page = try page(plan, "check", "--format", "html")
    #expect(labels("bullet", page).contains("= 12") && !page.contains("12–12"))
    #expect(page.split(separator: "class=\"bound\"").count - 1 == 1)
  }

  @Test(
    "very small numbers keep their digits on bounds and axes",
    arguments: [
      ("0.00012", "0.0002"), ("0.000000000123", nil), ("0.000000000123456789", nil),
    ])
  func small(_ bound: String, _ mark: String?) throws {
    let plan =
      "plan p\n  issued 2021-01-01\nunit ha\ntarget x = stated in ha\n  reported 2024: \(bound) ha\n  by 2030: more than \(bound) ha\n"
    let found = labels("bullet", try page(plan, "check", "--format", "html"))
    #expect(
      ["&gt; \(bound.prefix(14))", "> \(bound.prefix(14))", "&gt; 0.000000000123", "> 0.000000000123"]
        .contains {
          found.contains($0)
        }, "\(found)")
    #expect(found.contains("0") && mark.map(found.contains) != false, "\(found)")
  }

  @Test("marks of an axis are told apart, whatever their size")
  func marks() throws {
    let clause = try #require(try ReportFixture.report().plans.first?.targets.last?.clauses.first)
    let numbers = PictureNumbers(clause, .english)
    for power in [-40, -31, -12, -3, 0, 6, 14, 20] {
      var step = 2.5
      for _ in 0..<abs(power) { step = power < 0 ? step / 10 : step * 10 }
      let texts = (0...4).map { numbers.mark(Double($0) * step, step: step) }
      #expect(Set(texts).count == 5 && texts[0] == "0", "\(power): \(texts)")
    }
    #expect(numbers.mark(5e-33, step: 2.5e-33) == "5 × 10⁻³³")
    #expect(numbers.mark(0.00000000025, step: 0.00000000025) == "0.00000000025")
  }

  @Test("no word of a picture stands over another, and one that has no place is left out") func words() {
    var page = HTMLText()
    var labels = PictureLabels()
    labels.write("1,000", at: [(12, 100)], .start, &page)
    labels.write("≥ 900", at: [(40, 105), (40, 130)], .middle, &page)
    labels.write("≥ 950", at: [(45, 104)], .middle, &page)
    labels.write("2024", at: [(300, 104)], .middle, &page)
    #expect(page.html.contains("y=\"130\" text-anchor=\"middle\">≥ 900<"))
    #expect(!page.html.contains("950") && page.html.contains(">2024<"))
  }

  @Test("bars of a history share one scale on both sides of 0") func bars() {
    let mixed = HistoryBars(of: [-3, -1, 5, 8])
    func bar(_ low: Int128?, _ high: Int128?, _ bars: HistoryBars = mixed) -> String {
      bars.bar(ValueInterval(low: low.map { Rational($0) }, high: high.map { Rational($0) }))
    }
    #expect(bar(-3, -3) == "█████│")
    #expect(bar(-1, -1) == "   ▐█│" || bar(-1, -1) == "    █│" || bar(-1, -1) == "   ▐█│", "\(bar(-1, -1))")
    #expect(bar(0, 0) == "     │")
    #expect(
      bar(8, 8) == "     │██████████████▋" || bar(8, 8).hasPrefix("     │█████████████"), "\(bar(8, 8))")
    // What is not known lies on both sides.
    #expect(bar(-1, 3).hasPrefix("   ░░│░"), "\(bar(-1, 3))")
    #expect(bar(nil, -1).hasPrefix("░"))
    let below = HistoryBars(of: [-4, -2])
    #expect(bar(-4, -4, below) == String(repeating: "█", count: 20) + "│")
    #expect(bar(-2, -2, below) == String(repeating: " ", count: 10) + String(repeating: "█", count: 10) + "│")
    let above = HistoryBars(of: [10, 20])
    #expect(bar(10, 10, above) == String(repeating: "█", count: 10))
    #expect(bar(10, nil, above) == String(repeating: "█", count: 10) + String(repeating: "░", count: 10))
    #expect(bar(0, 0, HistoryBars(of: [])) == "")
  }

  @Test("a long place is told on several lines of the comparison, whole") func longPlaces() {
    let place = "Thành phố Tên Rất Dài của một tỉnh có tên dài hơn nữa mà không ai cắt bớt"
    let lines = foldedLines(place, columns: 44)
    #expect(lines.count == 2 && lines.joined(separator: " ") == place)
    let word = String(repeating: "a", count: 100)
    #expect(foldedLines(word, columns: 44).map(\.count) == [44, 44, 12])
    #expect(foldedLines("b \(word)", columns: 44).joined().replacing(" ", with: "") == "b" + word)
  }

  @Test("what cannot be seen is named; what letters are composed of stays")
  func hidden() {
    for scalar
      in "\u{200B}\u{AD}\u{180E}\u{FFF9}\u{115F}\u{E0041}\u{FE0F}\u{E0100}\u{200D}\u{2060}\u{34F}\u{3164}\u{FEFF}"
      .unicodeScalars
    {
      #expect(HTMLText.escaped("a\(scalar)b") == "a[\(codePointName(scalar))]b")
      #expect(printable("a\(scalar)b") == "a\(codePointName(scalar))b")
    }
    for text in [
      "Đắk Nông", "Đắk Nông".decomposed, "40\u{A0}000", "1\u{202F}000", "ＨＴＸ", "“…” – ≥ ₫",
      "e\u{0301}\u{0323}",
    ] {
      #expect(HTMLText.escaped(text) == text)
      #expect(printable(text) == text)
    }
  }
}

extension String {
  /// Every letter with its marks apart, as some systems write Vietnamese.
  fileprivate var decomposed: String { "\u{110}a\u{306}\u{301}k No\u{302}ng" }
}
