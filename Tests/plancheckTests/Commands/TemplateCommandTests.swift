import Foundation
import TargetDSL
import Testing

@testable import plancheck

/// `plancheck template` gives files that a department can fill in without knowing the plan.
@Suite struct TemplateCommandTests {
  static let plan = """
    plan a
      period 2023..2030
    unit person, people
    table organisations "Tổ chức"
      column id "Mã số" text key
      column rating "Xếp loại" one of { good = "tốt", fair = "khá" | "kha" } blank means none
      column members "Thành viên" whole in people from 0 to 10_000
      column capital decimal in million people
      column linked "Liên kết" yes/no blank means no
      column commune "Xã" refers to communes
      numbers vietnamese
      dates day first
      file "so-lieu.xlsx" sheet "HTX"
    table communes "Xã, phường"
      column code "Mã xã" text key
      column since date
    target b = count of organisations
      by 2030: at least 5

    """

  /// What is to be done with the files.
  static let next =
    "Tiếp theo: điền số liệu, đặt mỗi bảng một tệp vào thư mục của năm đó, ví dụ `data/2024`, rồi chạy "
    + "`plancheck data a.plan`."

  @Test func everyTableGivesAFileAndItsExplanation() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan)])
    let printed = try sandbox.run("plancheck template a.plan --lang vi --output t --format csv")
    #expect(
      printed == [
        "t/so-lieu.csv", "t/so-lieu.columns.csv", "t/communes.csv", "t/communes.columns.csv", Self.next,
        "(exit 0)",
      ])
    #expect(try lines(sandbox, "t/so-lieu.csv") == ["Mã số;Xếp loại;Thành viên;capital;Liên kết;Xã"])
    #expect(
      try lines(sandbox, "t/so-lieu.columns.csv") == [
        "Cột;Tên khác cũng được nhận;Cần ghi gì;Ô để trống;Giá trị",
        "Mã số;id;\"chữ; mỗi dòng một mã riêng, không trùng\";chưa ghi nhận: coi là chưa biết;",
        "Xếp loại;rating;một trong các giá trị đã nêu;không có;\"tốt (good); khá (fair, kha)\"",
        "Thành viên;members;số nguyên, đơn vị người, từ 0 đến 10.000;chưa ghi nhận: coi là chưa biết;",
        "capital;;số, ví dụ 1.234,5, đơn vị triệu người;chưa ghi nhận: coi là chưa biết;",
        "Liên kết;linked;có hoặc không;nghĩa là không;\"có; không\"",
        "Xã;commune;Mã xã của một dòng trong bảng “Xã, phường”;chưa ghi nhận: coi là chưa biết;",
      ])
  }

  @Test func inEnglishTheHeadersAreTheNamesOfThePlan() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan)])
    _ = try sandbox.run("plancheck template a.plan --format csv")
    #expect(try lines(sandbox, "templates/communes.csv") == ["code,since"])
    #expect(
      try lines(sandbox, "templates/communes.columns.csv") == [
        "Column,Also read under,What to write,An empty cell,Values",
        "code,Mã xã,\"text; each row its own, none twice\",not recorded: the value is unknown,",
        "since,,\"date, such as 2024-12-31\",not recorded: the value is unknown,",
      ])
  }

  @Test func aWorkbookHasTheDataTheExplanationAndListsToChooseFrom() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan)])
    let printed = try sandbox.run("plancheck template a.plan --lang vi --format xlsx")
    #expect(printed == ["templates/so-lieu.xlsx", "templates/communes.xlsx", Self.next, "(exit 0)"])
    // Nothing is compressed, so the parts can be read as they are.
    let workbook = String(
      decoding: try Data(contentsOf: sandbox.folder.appending(path: "templates/so-lieu.xlsx")), as: UTF8.self)
    for part in [
      "<sheet name=\"HTX\" sheetId=\"1\"", "<sheet name=\"Giải thích\" sheetId=\"2\"", ">Xếp loại</t>",
      ">khá</t>",
      "sqref=\"B2:B1048576\"", ">'Giải thích'!$E$3:$F$3</formula1>", ">'Giải thích'!$E$6:$F$6</formula1>",
    ] { #expect(workbook.contains(part), "\(part)") }
  }

  @Test func filledInFilesAreNeverOverwritten() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("templates/communes.csv", "filled in")])
    #expect(try sandbox.run("plancheck template a.plan").last == "(exit 2)")
    #expect(try lines(sandbox, "templates/communes.csv") == ["filled in"])
  }

  @Test func aPlanWithMistakesGivesThem() throws {
    let sandbox = try Sandbox(files: [
      ("a.plan", Self.plan.replacing("refers to communes", with: "refers to comunes"))
    ])
    let printed = try sandbox.run("plancheck template a.plan")
    #expect(printed.first?.hasPrefix("error[P03") == true)
    #expect(printed.last == "(exit 2)")
  }

  private func lines(_ sandbox: Sandbox, _ name: String) throws -> [String] {
    let bytes = try Data(contentsOf: sandbox.folder.appending(path: name))
    let text = String(decoding: bytes, as: UTF8.self).trimmingPrefix("\u{FEFF}")
    return text.split(separator: "\r\n").map(String.init)
  }
}

/// The container of a workbook.
@Suite struct WorkbookTests {
  @Test func theChecksumIsThatOfEveryZip() {
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
  }

  @Test func columnsAreLetters() {
    #expect([0, 25, 26, 701, 702].map(columnName) == ["A", "Z", "AA", "ZZ", "AAA"])
  }

  @Test func sheetsHaveNamesThatAWorkbookAllows() {
    var workbook = TemplateWorkbook()
    for name in ["a/b", "A:B", String(repeating: "x", count: 40), String(repeating: "x", count: 40), " "] {
      workbook.add(.init(name: name, columns: [], rows: [], hasHeader: false))
    }
    let x31 = String(repeating: "x", count: 31)
    #expect(workbook.sheets.map(\.name) == ["a b", "A B 2", x31, x31.dropLast(2) + " 2", "Sheet"])
  }

  @Test func anArchiveEndsWithItsDirectory() {
    var zip = StoredZip()
    zip.add("a.txt", Array("hello".utf8))
    let bytes = zip.finished()
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(bytes.suffix(22).starts(with: [0x50, 0x4B, 5, 6]))
  }
}
