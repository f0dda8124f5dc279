import Foundation
import Testing

/// `plancheck demo`: a folder to look at, from the program alone.
@Suite struct DemoCommandTests {
  @Test("writes the plan of the repository, byte for byte, and judges it")
  func writes() throws {
    let sandbox = try Sandbox(files: [])
    let printed = try sandbox.run("plancheck demo")
    #expect(printed.last == "(exit 0)", "\(printed)")
    #expect(printed.contains { $0.hasPrefix("SAMPLE DATA: ") })
    #expect(printed.contains { $0.contains("plancheck-demo/laichau/laichau.plan is the plan") })
    #expect(printed.contains { $0.contains("plancheck-demo/report.html is this report as a page") })
    func page(_ name: String) throws -> String {
      try String(contentsOf: sandbox.folder.appending(path: name), encoding: .utf8)
    }
    let english = try page("plancheck-demo/report.html")
    #expect(english.hasPrefix("<!DOCTYPE html>") && english.contains("SAMPLE DATA"))
    // The command that it tells to look at works.
    let words = printed.first { $0.contains("plancheck explain ") }?.split(separator: " ").prefix(4)
    #expect(try sandbox.run(words?.joined(separator: " ") ?? "").last == "(exit 0)")
    let plans = URL(filePath: SpecFile.folder).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "plans")
    for (name, origin) in [
      ("common/tables.plan", "common/tables.plan"), ("laichau/laichau.plan", "laichau/laichau.plan"),
      ("laichau/data/SAMPLE", "laichau/sample/SAMPLE"),
      ("laichau/data/2024/organisations.csv", "laichau/sample/2024/organisations.csv"),
    ] {
      let written = try Data(contentsOf: sandbox.folder.appending(path: "plancheck-demo/\(name)"))
      #expect(try written == Data(contentsOf: plans.appending(path: origin)), "\(name)")
    }
    // What is there already is not in the way; what was changed is, and stays.
    #expect(try sandbox.run("plancheck demo plancheck-demo --lang vi").last == "(exit 0)")
    #expect(try page("plancheck-demo/report.html").contains("<html lang=\"vi\""))
    let changed = sandbox.folder.appending(path: "plancheck-demo/common/units.plan")
    try Data("# mine\n".utf8).write(to: changed)
    let again = try sandbox.run("plancheck demo")
    #expect(
      again.first?.contains("`plancheck-demo/common/units.plan` exists already, and nothing was written")
        == true)
    #expect(again.last == "(exit 2)")
  }

  @Test("leaves a page that is not its own alone, and takes any name for its folder")
  func places() throws {
    let sandbox = try Sandbox(files: [])
    let mine = sandbox.folder.appending(path: "report.html")
    try Data("mine".utf8).write(to: mine)
    let refused = try sandbox.run("plancheck demo .")
    #expect(
      refused.first?.contains("`report.html` exists already, and nothing was written") == true, "\(refused)")
    #expect(try String(contentsOf: mine, encoding: .utf8) == "mine")
    for name in ["sample", "data/Kế hoạch 2025"] {
      let printed = try sandbox.run("plancheck demo \"\(name)\"")
      #expect(printed.last == "(exit 0)")
      // What it says to run is a command for a shell, blanks or not.
      let command = printed.first { $0.contains("plancheck explain ") }?.split(separator: " tells ").first
      #expect(try sandbox.shell(command.map(String.init) ?? "").last == "(exit 0)")
      let page = sandbox.folder.appending(path: "\(name)/report.html")
      #expect(FileManager.default.fileExists(atPath: page.path(percentEncoded: false)), "\(name)")
    }
  }

  @Test("judges what it wrote, whatever else the folder holds")
  func others() throws {
    let sandbox = try Sandbox(files: [("here/other/z.plan", "nonsense\n")])
    let printed = try sandbox.run("plancheck demo here")
    #expect(printed.last == "(exit 0)", "\(printed)")
    #expect(!printed.contains { $0.contains("z.plan") || $0.contains("1 error") })
    #expect(try sandbox.run("plancheck demo \"\"").last == "(exit 2)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.path()) == ["here"])
  }

  @Test("writes through no link that leads out of its folder", arguments: ["..", "../nowhere"])
  func links(_ place: String) throws {
    let sandbox = try Sandbox(files: [("away/note.txt", "mine\n"), ("here/note.txt", "mine\n")])
    let link = sandbox.folder.appending(path: "here/laichau").path(percentEncoded: false)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place)
    let printed = try sandbox.run("plancheck demo here")
    #expect(printed.first?.contains("cannot write `here/laichau`: it is a") == true, "\(printed)")
    #expect(printed.last == "(exit 2)")
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: sandbox.folder.appending(path: "here").path()))
        == ["laichau", "note.txt"])
  }

  @Test("carries every file of the plan")
  func isComplete() throws {
    let sandbox = try Sandbox(files: [])
    _ = try sandbox.run("plancheck demo here")
    let plans = URL(filePath: SpecFile.folder).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "plans")
    func names(_ folder: URL) -> Set<String> {
      let all = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
      return Set(all.filter { $0.contains(".") || $0.hasSuffix("SAMPLE") })
    }
    let origin = Set(names(plans.appending(path: "laichau")).map { $0.replacing("sample/", with: "data/") })
    #expect(names(sandbox.folder.appending(path: "here/laichau")) == origin)
    #expect(names(sandbox.folder.appending(path: "here/common")) == names(plans.appending(path: "common")))
  }
}
