import TargetDSL
import Testing

/// Printing the tree gives the file back, byte for byte, whatever the file.
@Suite struct RoundTripTests {
  static let soundPlan = """
    plan daknong "Đắk Nông, kinh tế tập thể"
      document "127/KH-UBND"
      issued   2023-03-07
      period   2023..2045
      about means within 5%
    # comment
    unit person, people "người"
    table organisations "Tổ chức"
      column id text key
      column kind one of { tht, htx = "hợp tác xã" | "HTX", lhhtx }
      column members "Số thành viên" | "Thành viên" whole in people from 0 to 10_000 blank means none
      column linked yes/no
      column union refers to organisations blank means none
      dates day first
      file "so-lieu.xlsx" sheet "HTX"
    population cooperatives = organisations where kind = htx and not (linked or members in 5..10 people)
    population unions = organisations where has at least 2 cooperatives through union
    indicator high_tech = share of cooperatives where linked weighted by members * 2
      reported 2023: more than 10% from "publisher"
    target rated "Xếp loại" = share of organisations where kind in { tht, htx } ignoring unknown
      for each commune.district in districts
      baseline 2022: 48%
      by 2030: more than 60%
        source "II.2" says "trên 60%"
      each year 2021..2025: from 5_000 to 6_000 people
      total 2021..2025: at least about 300 within 2%
      reading "of cooperatives" = (count of cooperatives where year of founded = year) / high_tech at year - 1
      owner "Liên minh"
      note "x"
    """

  static let broken = [
    "", "\u{FEFF}plan x", "plan", "target", "target a = ", "target a = share of b where", "}}}", "\"",
    "plan x\r\n  issued 2023-3-7\r\n", "target a = count of b where ((((", "by 2030: at least 5",
    "target a = stated by by by 2030: 5", "table t column column column",
    "target a = count of c where x = y = z\n by 2030: at leest 60%", "unit a,,b", "plan x \u{0} y", "#",
    "\u{300}a",
  ]

  @Test(arguments: [soundPlan, soundPlan.replacing("\n", with: "\r\n")] + broken)
  func printsBack(_ text: String) {
    let source = SourceFile(path: "a.plan", text: text)
    #expect(SyntaxTree.parse(source).printed == source.bytes)
  }

  @Test func soundPlanHasNoDiagnostics() {
    let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: Self.soundPlan))
    #expect(tree.diagnostics.map(\.message.english) == [])
  }

  @Test func everyPrefixAndEveryCutPrintsBack() {
    let bytes = Array(Self.soundPlan.utf8)
    for cut in stride(from: 0, to: bytes.count, by: 3) {
      for text in [Array(bytes[..<cut]), Array(bytes[..<cut] + bytes[min(cut + 7, bytes.count)...])] {
        let source = SourceFile(path: "a.plan", bytes: text)
        #expect(SyntaxTree.parse(source).printed == text)
      }
    }
  }

  @Test func depthIsBounded() {
    for text in [
      String(repeating: "(", count: 100_000), String(repeating: "not ", count: 100_000),
      String(repeating: "-", count: 100_000), String(repeating: "1 + ", count: 100_000),
    ] {
      let source = SourceFile(
        path: "a.plan", text: "target a = count of b where " + text + "\n  by 2030: at least 5")
      let tree = SyntaxTree.parse(source)
      #expect(tree.printed == source.bytes)
      #expect(tree.diagnostics.contains { $0.code == "P0206" })
      #expect(tree.root.nodes(.target).first?.node(.byClause) != nil)
    }
  }
}
