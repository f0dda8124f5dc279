import FoundationEssentials
import Testing

@testable import TargetDSL

/// How many of the goals that people found in four official documents the reader finds too, and how many of its finds
/// are goals. The documents and the inventory stand beside the project; without them the measurement is skipped.
@Suite(.enabled(if: Inventory.folder != nil, "the documents and their inventory are not here"))
struct InventoryTests {
  @Test func findsTheGoalsOfFourDocuments() throws {
    let folder = try #require(Inventory.folder)
    let inventory = try Inventory(folder: folder)
    var found = 0
    var sameComparator = 0
    var goals = 0
    var trueGoals = 0
    var finds = 0
    var trueFinds = 0
    var missed: [String] = []
    var surplus: [String] = []
    for (file, rows) in inventory.rows.sorted(by: { $0.key < $1.key }) {
      let text = try Inventory.text(folder + "/sources/" + file)
      let document = OfficialDocument(path: file, text: text)
      var free = document.statements
      for row in rows where "GFSP".contains(row.kind) {
        guard let match = free.firstIndex(where: { row.matches($0) }) else {
          missed.append("\(row.id) line \(row.line): \(row.comparator) \(row.number)")
          continue
        }
        found += 1
        let statement = free.remove(at: match)
        if row.agrees(with: statement.figure) {
          sameComparator += 1
        } else {
          missed.append("\(row.id): \(row.comparator) \(row.number), read as \(statement.figure.written)")
        }
        if statement.kind == .goal { trueGoals += 1 }
      }
      goals += document.statements.count { $0.kind == .goal }
      finds += document.statements.count
      trueFinds += document.statements.count { statement in rows.contains { $0.matches(statement) } }
      surplus += free.filter { $0.kind == .goal }.map {
        "\(file):\($0.line) \($0.figure.written) \($0.label)"
      }
    }
    let wanted = inventory.rows.values.joined().count { "GFSP".contains($0.kind) }
    print(
      """
      goals found \(found) of \(wanted), with the comparator of the inventory \(sameComparator)
      of \(goals) statements read as goals \(trueGoals) are; of all \(finds) finds \(trueFinds) stand in the inventory
      missed: \(missed)
      surplus: \(surplus)
      """)
    #expect(found == wanted)
  }

  @Test(.enabled(if: Inventory.prints)) func printsStatements() throws {
    let folder = try #require(Inventory.folder)
    for file in try Inventory(folder: folder).rows.keys.sorted() {
      let document = OfficialDocument(path: file, text: try Inventory.text(folder + "/sources/" + file))
      print(
        "== \(file) \(document.number ?? "-") \(document.place ?? "-") \(document.issued?.description ?? "-") \(document.year ?? 0) \(document.title ?? "-")"
      )
      for statement in document.statements {
        print(
          statement.line, statement.kind, statement.section, statement.figure.comparator,
          statement.figure.alsoRead, statement.figure.written, "|", statement.figure.low ?? .zero,
          statement.figure.high ?? .zero, statement.figure.unit.text, statement.figure.direction, "|",
          statement.time, statement.each ?? "", "|", statement.label)
      }
    }
  }
}

/// The rows of a hand-made inventory of every quantitative statement in some documents.
struct Inventory {
  struct Row {
    let id: String
    let kind: Character
    let line: String
    let number: String
    let comparator: String

    func matches(_ statement: Statement) -> Bool {
      guard line.split(separator: ";").contains(where: { Int($0) == statement.line }) else { return false }
      let figure = statement.figure
      guard figure.low != nil else {
        return number.hasPrefix("0") || number.hasPrefix("100") || number == "all"
      }
      let written = figure.written.replacing(" ", with: "")
      let wanted = number.split(separator: "-").map(String.init)
      return wanted.allSatisfy { written.contains($0) || $0 == "1" && written.contains("một") }
        && (wanted.count == 2) == (figure.high != nil)
    }

    func agrees(with figure: Figure) -> Bool {
      let read = [figure.comparator] + figure.alsoRead
      let expected: [Comparator]
      if comparator.hasPrefix(">=") {
        expected = [.atLeast]
      } else if comparator.hasPrefix(">") {
        expected = [.moreThan]
      } else if comparator.hasPrefix("<") {
        expected = [.lessThan]
      } else if comparator.hasPrefix("~") {
        expected = [.about]
      } else if comparator.hasPrefix("range") {
        expected = [.range]
      } else if comparator.hasPrefix("= 0") {
        expected = [.noneLeft]
      } else if comparator.hasPrefix("= all") {
        expected = [.everyOne]
      } else {
        expected = [.bare]
      }
      return expected.contains(where: read.contains)
    }
  }

  /// By file name.
  let rows: [String: [Row]]

  init(folder: String) throws {
    var rows: [String: [Row]] = [:]
    var file = ""
    for line in try Self.text(folder + "/inventory.md").split(separator: "\n") {
      if line.hasPrefix("## "), let name = line.dropFirst(3).split(separator: " ").first,
        name.hasSuffix(".txt")
      {
        file = String(name)
      }
      let cells = line.split(separator: "|").map { $0.trimmed }
      guard cells.count > 7, let code = cells[0].split(separator: "-").last, cells[0].contains("-"),
        let kind = code.first, code.dropFirst().allSatisfy(\.isNumber), code.count > 1
      else { continue }
      rows[file, default: []].append(
        Row(id: cells[0], kind: kind, line: cells[1], number: cells[5], comparator: cells[6]))
    }
    self.rows = rows
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(4)
    let folder = "/" + (root.dropLast() + ["shared"]).joined(separator: "/")
    return FileManager.default.fileExists(atPath: folder + "/inventory.md") ? folder : nil
  }()

  static let prints = ProcessInfo.processInfo.environment["PLANCHECK_PRINT"] != nil
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
