import TargetDSL
import Testing

/// Every use of every name, as an editor sees them.
@Suite struct NameIndexTests {
  private let plan = """
    plan demo "Demo"
    unit person, people "người"
    table communes
      column id text key
      column rural yes/no
    table coops "Hợp tác xã"
      column id text key
      column rating "Xếp loại" one of { good = "tốt", fair, weak } blank means weak
      column members whole in people
      column commune refers to communes
    population active = coops where rating != weak
    population rural = active where commune.rural
    indicator good = share of active where rating in { good, fair }
    target good
      by 2025: at least 10%
    target size = sum of members over rural / count of rural
      for each commune
      by 2025: at least 10 người
    target empty = count of communes where has no coops through commune
      by 2025: at least 10
    """

  private func compiled(_ text: String) -> CompiledPlan {
    CompiledPlan.compile(path: "a.plan", reader: MemoryReader(files: ["a.plan": text]))
  }

  /// `line:text` of every use.
  private func uses(_ names: NameIndex, _ name: String) -> [String] {
    names.declarations.filter { $0.name == name }.flatMap { names.uses(of: $0.symbol) }
      .map { "\($0.span.line):\($0.span.text)" + ($0.manner == .name ? "" : " by \($0.manner)") }.sorted()
  }

  @Test func `finds uses of every kind of name`() {
    let names = compiled(plan).names
    #expect(uses(names, "person") == ["18:người by spelling", "9:people"])
    #expect(uses(names, "communes") == ["10:communes", "19:communes"])
    #expect(uses(names, "coops") == ["11:coops", "19:coops"])
    #expect(uses(names, "rating") == ["11:rating", "13:rating"])
    #expect(uses(names, "weak") == ["11:weak", "8:weak"])
    #expect(uses(names, "fair") == ["13:fair"])
    #expect(uses(names, "commune") == ["12:commune", "17:commune", "19:commune"])
    #expect(uses(names, "rural") == ["12:rural", "16:rural", "16:rural"])
    #expect(uses(names, "active") == ["12:active", "13:active"])
    #expect(uses(names, "good") == ["13:good", "14:good"])
    #expect(names.declarations.map(\.symbol).contains(.plan))
  }

  @Test func `keeps what it knows of a plan with errors`() throws {
    let broken = compiled(
      plan.replacing("at least 10 người", with: "at most ∞").replacing("fair }", with: "fiar }"))
    #expect(broken.plan == nil)
    #expect(broken.trees.count == 1)
    #expect(uses(broken.names, "active") == ["12:active", "13:active"])
    #expect(uses(broken.names, "good") == ["13:good", "14:good"])
  }

  @Test func `tells what stands at a place, behind its last letter too`() throws {
    let result = compiled(plan)
    let file = try #require(result.trees.first?.source)
    let offset = try #require(
      file.text(0..<file.bytes.count).utf8.firstRange(of: "active where commune".utf8))
    let start = file.text(0..<file.bytes.count).utf8.distance(
      from: file.text(0..<file.bytes.count).utf8.startIndex, to: offset.lowerBound)
    for place in [start, start + 3, start + 6] {
      #expect(result.names.mention(at: place, in: file)?.symbol == .population(0))
    }
    #expect(result.names.mention(at: start + 8, in: file) == nil)
    #expect(result.names.mention(at: 6, in: file)?.symbol == .plan)
  }
}
