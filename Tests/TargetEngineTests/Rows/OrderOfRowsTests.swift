import TargetDSL
import Testing

@testable import TargetEngine

/// What a file says does not hang on where its rows stand, nor on how many there are.
@Suite struct OrderOfRowsTests {
  enum Kind: String, CaseIterable { case csv, xlsx, ods }

  private final class Folders { var kept: [RowsFolder] = [] }
  private let folders = Folders()

  private func source(_ kind: Kind, _ rows: [[String]], key: Int? = 0) throws -> SnapshotSource {
    let lines = [["id", "x", "note"]] + rows
    let bytes =
      switch kind {
      case .csv: Array((lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n").utf8)
      case .xlsx: OfficeSheetTests.bytes(.xlsx, lines.map { $0.map { $0.isEmpty ? .none : .text($0) } })
      case .ods: OfficeSheetTests.bytes(.ods, lines.map { $0.map { $0.isEmpty ? .none : .text($0) } })
      }
    let folder = try RowsFolder()
    folder.write("2024/coops.\(kind.rawValue)", bytes: bytes)
    folders.kept.append(folder)
    let table = Table(
      name: "coops", label: nil,
      columns: [rowsColumn("id", .text), rowsColumn("x", .decimal(nil)), rowsColumn("note", .text)],
      key: key, numbers: .plain, numbersWritten: false, dates: .iso, file: nil,
      span: SourceSpan(SourceFile(path: "test.plan", text: ""), 0..<0))
    return SnapshotSource(plan: rowsPlan([table]), dataFolder: folder.path, threads: 2)
  }

  /// The sum of a column and the codes of what is said.
  private func said(_ kind: Kind, _ rows: [[String]], key: Int? = 0) throws -> String {
    let source = try source(kind, rows, key: key)
    let sum = rowsAggregate(
      .sum(.column(rowsPath((0, 1)), scale: .one)), of: RowSet(table: 0, condition: .always))
    return try source.outcome(sum).rowsText + " "
      + Set(source.problems.map(\.code)).sorted().joined(separator: " ")
  }

  @Test("a total that is left out does not say how numbers are written", arguments: Kind.allCases)
  func totals(kind: Kind) throws {
    let rows = [["A", "12.000", "a"], ["B", "3.500", "b"], ["C", "7", "c"]]
    for word in ["Tổng cộng", "Cộng:", "TỔNG SỐ"] {
      let total = [word, "22.5", ""]
      for place in 0...rows.count {
        #expect(try said(kind, rows[..<place] + [total] + rows[place...]) == "(-inf, inf) P0818 P0828")
      }
    }
    #expect(
      try said(kind, [["Tổng", "15.500", ""], ["A", "12.5", "a"], ["B", "3.000", "b"]]) == "15.5 P0818")
  }

  @Test("nor does where a line of a key stands that is written twice", arguments: Kind.allCases)
  func joined(kind: Kind) throws {
    let rows = [["A", "12.000", "a"], ["B", "2.5", "b"], ["B", "3.5", "b"]]
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
      #expect(try said(kind, order.map { rows[$0] }) == "(-inf, inf) P0819")
    }
    let same = [["A", "12.000", "a"], ["A", "12", "a"], ["B", "3.500", "b"]]
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
      #expect(try said(kind, order.map { same[$0] }) == "(-inf, inf) P0819 P0828")
    }
    #expect(try said(kind, [["A", "12", "a"], ["A", "12.000", "a"], ["B", "0.5", "b"]]) == "12.5 P0819")
  }

  @Test("a no-break space beside a number does not hide its point", arguments: Kind.allCases)
  func spaces(kind: Kind) throws {
    #expect(try said(kind, [["A", "12.000\u{A0}", "a"], ["B", "7", "b"]]) == "(-inf, inf) P0828")
    #expect(try said(kind, [["A", "12.000", "a"], ["B", "\u{A0}2.5", "b"]]) == "14.5 ")
  }

  @Test("a row without a key and with a percentage is no heading", arguments: Kind.allCases)
  func percentages(kind: Kind) throws {
    let source = try source(kind, [["A", "1", "a"], ["", "25%", ""], ["B", "2", "b"]])
    let count = rowsAggregate(.count, of: RowSet(table: 0, condition: .always))
    #expect(try source.outcome(count).rowsText == "3")
    #expect(source.problems.contains { $0.code == "P0806" })
  }

  @Test("a heading or a total that counts is said in a file of any length", arguments: Kind.allCases)
  func strange(kind: Kind) throws {
    let row = { (number: Int) in ["K\(number)", "1", String(repeating: "n", count: 90)] }
    for count in [3, 8_000] {
      let rows =
        (0..<count).map(row) + [["HUYEN", "", ""], ["Cộng huyện A", "9", ""]] + (count..<count + 20).map(row)
      let source = try source(kind, rows)
      let all = rowsAggregate(.count, of: RowSet(table: 0, condition: .always))
      #expect(try source.outcome(all).rowsText == "\(count + 22)")
      #expect(source.problems.map(\.code) == ["P0837", "P0837"])
      #expect(source.problems.map { $0.place.position.line } == [count + 2, count + 3])
    }
  }

  @Test(
    "a note in one cell below the last row is none, a key alone is a row", arguments: Kind.allCases,
    [
      ([["Người lập biểu", "", ""]], "3 P0818"),
      ([["", "", ""], ["", "", "Người lập"], ["Nguyễn Văn A", "", ""]], "3 P0818"),
      ([["Đắk Nông ngày 31 tháng 12 năm 2024", "", ""]], "3 P0818"), ([["", "", "Giám đốc"]], "3 P0818"),
      ([["C", "", ""]], "(-inf, inf) P0837"),
      ([["Ghi chú (1)", "", ""], ["C", "3", ""]], "(-inf, inf) P0837"),
      ([["Đắk Mil", "", ""], ["Cư Jút", "", ""]], "3 P0818"), ([["Sở X", "5", ""]], "8 "),
      ([["12 34", "", ""]], "(-inf, inf) P0837"),
    ])
  func notes(kind: Kind, tail: (rows: [[String]], said: String)) throws {
    #expect(try said(kind, [["A", "1", "a"], ["B", "2", "b"]] + tail.rows) == tail.said)
  }

  @Test("names above make a name in one cell below them a row", arguments: Kind.allCases) func names(
    kind: Kind
  )
    throws
  {
    let rows = [["Cư Jút", "1", "a"], ["Đắk Song", "2", "b"]]
    #expect(try said(kind, rows + [["Đắk Mil", "", ""]]) == "(-inf, inf) P0837")
    #expect(try said(kind, rows + [["Người lập biểu", "", ""]]) == "3 P0818")
    #expect(try said(kind, rows + [["Người lập biểu", "", ""]], key: nil) == "3 P0818")
    #expect(try said(kind, rows + [["Nguyễn Văn A", "", ""]], key: nil) == "(-inf, inf) ")
    #expect(try said(kind, rows + [["", "", ""], ["Nguyễn Văn A", "", ""]], key: nil) == "3 P0818")
  }

  @Test("a note of several lines below the last row of a long file") func longNote() throws {
    let rows = (0..<9_000).map { ["K\($0)", "1", String(repeating: "n", count: 90)] }
    #expect(try said(.csv, rows + [["\"Ghi chú:\n1) ước, 2) sơ bộ\"", "", ""]]) == "9000 P0818")
    #expect(try said(.csv, rows + [["\"Sở, ngành\"", "", ""], ["", "", ""]]) == "9000 P0818")
  }

  @Test(
    "a signature between lines counts in a table without a key, and is said", arguments: Kind.allCases)
  func signature(kind: Kind) throws {
    let source = try source(kind, [["A", "1", "a"], ["", "", "Người lập biểu"], ["", "2", "b"]], key: nil)
    let count = rowsAggregate(.count, of: RowSet(table: 0, condition: .always))
    #expect(try source.outcome(count).rowsText == "3")
    #expect(source.problems.map(\.code) == ["P0837"])
    #expect(source.problems.map { $0.place.position.line } == [3])
  }
}
