import Glibc
import TargetDSL
import Testing

@testable import TargetEngine

/// One register as two writers of each format wrote it (`Scripts/make_fixtures.py`): the values are the same.
@Suite struct FixtureTests {
  private static let plan: CheckedPlan = {
    let source = SourceFile(path: "test.plan", text: "")
    let vnd = UnitExpression(
      text: "million VND", scale: .million, type: .quantity(Dimension(["VND": 1])))
    let percent = UnitExpression(text: "%", scale: .one, type: .share)
    let columns = [
      rowsColumn("id", .text, headers: ["Mã"]), rowsColumn("name", .text, headers: ["Tên"]),
      rowsColumn("members", .whole(nil), headers: ["Số thành viên"], blank: .none),
      rowsColumn("income", .decimal(vnd), headers: ["Doanh thu"]),
      rowsColumn("women", .decimal(percent), headers: ["Tỷ lệ nữ"], blank: .none),
      rowsColumn("good", .yesNo, headers: ["Tốt"]), rowsColumn("founded", .date, headers: ["Ngày thành lập"]),
    ]
    func table(_ end: String) -> Table {
      Table(
        name: "coops", label: "HTX", columns: columns, key: 0, numbers: .plain, numbersWritten: true,
        dates: .dayFirst,
        file: Table.DataFileName(name: "coops.\(end)", sheet: nil), span: SourceSpan(source, 0..<0))
    }
    let bare = rowsPlan(["csv", "xlsx", "ods"].map(table))
    return CheckedPlan(
      name: "test", label: nil, file: bare.file, nameSpan: bare.nameSpan, document: nil, issued: nil,
      place: nil,
      period: nil, territory: nil, notes: [], tables: bare.tables, populations: [], indicators: [],
      targets: [],
      files: bare.files, unitWords: ["VND": "VND", "đồng": "VND"])
  }()

  private static var folder: String {
    // Files that were made anew, where a run has made some.
    if let made = unsafe getenv("PLANCHECK_FIXTURES") { return unsafe String(cString: made) }
    return #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fixtures"
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    let file = try DataFile(opening: folder + "/" + name)
    return try file.bytes(0..<file.size)
  }

  /// Title rows that a writer was given are left out, each said once; nothing else is said.
  @Test(arguments: [
    ("csv-python.csv", 0, 0), ("csv-semicolon.csv", 0, 0), ("xlsx-openpyxl.xlsx", 1, 1),
    ("xlsx-xlsxwriter.xlsx", 1, 0), ("xlsx-libreoffice.xlsx", 1, 1), ("ods-odfpy.ods", 2, 0),
    ("ods-odswriter.ods", 2, 0), ("ods-libreoffice.ods", 2, 1),
  ])
  func `every writer says the same`(file: String, table: Int, titles: Int) throws {
    let folder = try RowsFolder()
    folder.write("2024/coops.\(["csv", "xlsx", "ods"][table])", bytes: try Self.bytes(file))
    let source = SnapshotSource(plan: Self.plan, dataFolder: folder.path, threads: 1)
    let all = RowSet(table: table)
    func value(_ measure: Measure) throws -> String { try source.outcome(measure).rowsText }
    func sum(_ column: Int) -> Measure {
      rowsAggregate(.sum(.column(rowsPath((table, column)), scale: .one)), of: all)
    }
    func count(_ condition: Condition) -> Measure { rowsAggregate(.count, of: all, where: condition) }
    #expect(try value(count(.always)) == "4")
    #expect(try value(sum(2)) == "49")
    #expect(try value(sum(3)) == "13349.85")
    #expect(try value(sum(4)) == "85")
    #expect(try value(count(.isYes(rowsPath((table, 5))))) == "[2, 3]")
    #expect(try value(count(.isText(rowsPath((table, 0)), among: ["00010"]))) == "1")
    #expect(
      try value(count(.isText(rowsPath((table, 1)), among: ["Hợp tác xã \"37'37.8\""]))) == "1")
    let day = try #require(CalendarDate(iso: "2024-02-29"))
    #expect(try value(count(.date(.column(rowsPath((table, 6))), .equal, .constant(day)))) == "[1, 2]")
    #expect(source.problems.map(\.code) == [String](repeating: "P0818", count: titles))
    #expect(
      source.problems.allSatisfy {
        $0.message.english.hasPrefix("“SỔ ĐĂNG KÝ (số liệu minh họa)” is not counted")
      }
    )
  }
}
