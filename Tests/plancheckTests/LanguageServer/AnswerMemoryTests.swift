import Foundation
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("What rows came to is kept")
struct AnswerMemoryTests {
  private let plan = """
    plan demo
    table t
      column id text key
      column n whole
    target a = count of t where n > 5
      by 2024: at least 2

    """

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "memory-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "data/2024"), withIntermediateDirectories: true)
    try write("id,n\na,1\nb,7\nc,9\n", folder)
    return folder
  }

  private func write(_ text: String, _ folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: "data/2024/t.csv"))
  }

  private func verdict(_ text: String, _ folder: URL, _ memory: AnswerMemory) throws -> Verdict {
    var options = TrackingPipeline.Options()
    options.memory = memory
    let path = folder.appending(path: "a.plan").path()
    let result = TrackingPipeline(options: options).track(path, contents: [path: Array(text.utf8)])
    return try #require(result.judgement?.targets.first?.verdict, "\(result.problems.map(\.message.english))")
  }

  @Test("where only a bound changes, and rows are read again where a measure, a table or a file does")
  func kept() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let memory = AnswerMemory()
    #expect(try verdict(plan, folder, memory) == .met)
    let first = memory.measurings
    #expect(try verdict(plan.replacing("at least 2", with: "at least 3"), folder, memory) == .missed)
    #expect(try verdict(plan, folder, memory) == .met)
    #expect(memory.measurings == first)
    #expect(try verdict(plan.replacing("n > 5", with: "n > 8"), folder, memory) == .missed)
    let second = memory.measurings
    #expect(second > first)
    try write("id,n\na,1\nb,9\nc,9\n", folder)
    #expect(try verdict(plan.replacing("n > 5", with: "n > 8"), folder, memory) == .met)
    #expect(memory.measurings > second)
    let third = memory.measurings
    #expect(
      try verdict(plan.replacing("column n whole", with: "column n whole from 0 to 5"), folder, memory)
        != .met)
    #expect(memory.measurings > third)
  }

  @Test("with what was found in them, no more and no less than in a fresh run")
  func findings() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("id,n\na,x\nb,7\nc,9\n", folder)
    let memory = AnswerMemory()
    let path = folder.appending(path: "a.plan").path()
    func codes(_ text: String, _ memory: AnswerMemory?) -> [String] {
      var options = TrackingPipeline.Options()
      options.memory = memory
      return TrackingPipeline(options: options).track(path, contents: [path: Array(text.utf8)]).problems.map(
        \.code)
    }
    let other = plan.replacing(" where n > 5", with: "")
    for text in [plan, plan.replacing("2\n", with: "3\n"), other, plan, other] {
      #expect(codes(text, memory) == codes(text, nil))
    }
    #expect(codes(plan, nil) != codes(other, nil))
  }

  @Test("by what the tables say: every edit of one reads again, and moved text does not")
  func declarations() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let base = """
      plan demo
      table t
        numbers plain
        column id text key
        column kind one of { a, b = "bê" } blank means unknown
        column n "Số" decimal
        column ok yes/no { yes = "x" }
        column since date
        column up refers to u blank means none
      table u
        column id text key
      target a = count of t where kind = a and n > 5 and ok
        by 2024: at least 2

      """
    let memory = AnswerMemory()
    func measured(_ text: String) throws -> Bool {
      let before = memory.measurings
      _ = try verdict(text, folder, memory)
      return memory.measurings > before
    }
    #expect(try measured(base))
    for (old, new) in [
      ("numbers plain", "numbers vietnamese"), ("numbers plain\n", "dates day first\n"),
      ("numbers plain\n", "file \"v.csv\"\n"),
      ("numbers plain\n", "numbers plain\n  cell \"-\" means none\n"),
      ("means unknown", "means a"), ("blank means unknown", "blank or missing means a"),
      ("\"bê\"", "\"bê\" | \"B\""), ("n \"Số\" decimal", "n \"Số\" | \"N\" decimal"),
      ("\"Số\" decimal", "\"Số\" whole"), ("\"Số\" decimal", "\"Số\" decimal from 0"), ("\"x\"", "\"v\""),
      ("since date", "since date blank means none"), ("since date", "since text"),
      (" up refers to u blank means none", " up refers to u"), ("refers to u", "refers to t"),
    ] {
      let changed = base.replacing(old, with: new)
      #expect(changed != base)
      #expect(try measured(changed), "\(old) → \(new)")
      #expect(try measured(base), "back from \(new)")
    }
    for (old, new) in [
      ("table t", "# moved\n\n  table t"), ("column n ", "column  n  # of people\n  "),
      ("at least 2", "at least 3"),
      ("by 2024", "note \"x\"\n  by 2024"),
    ] {
      let changed = base.replacing(old, with: new)
      #expect(changed != base)
      #expect(try !measured(changed), "\(old) → \(new)")
    }
  }
}
