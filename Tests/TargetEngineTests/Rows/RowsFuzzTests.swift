import CSeparators
import Glibc
import TargetDSL
import Testing

@testable import TargetEngine

/// Mutated files through the fast scanner and the fast columns, against the record parser and the complete cell
/// reader. `PLANCHECK_FUZZ_CASES` sets how many, `PLANCHECK_FUZZ_SEED` repeats a run.
@Suite struct RowsFuzzTests {
  static let table = rowsTable(
    "t",
    [
      rowsColumn("id", .text), rowsColumn("kind", rowsCategories("tht", "htx", "liên hiệp hợp tác xã")),
      rowsColumn("members", .whole(nil), from: -99, to: 1_000_000), rowsColumn("income", .decimal(nil)),
      rowsColumn("founded", .date, blank: .none), rowsColumn("linked", .yesNo),
      rowsColumn("union", .reference(table: 0), blank: .none), rowsColumn("note", .text, blank: .none),
    ], key: 0)

  static func readers(_ header: CSVHeader, vietnamese: Bool) -> [CellReader] {
    var keys = KeyTable()
    for key in ["A1", "HTX Hoà Bình", "007"] {
      _ = keys.add(folded: CanonicalBytes.ofKey(key), written: Array(key.utf8)[...])
    }
    let index = KeyIndex(keys, isWholeNumber: false, format: .plain)
    let number: Table.NumberFormat = vietnamese ? .vietnamese : .plain
    var kinds = [[UInt8]: Int]()
    for (code, name) in ["tht", "htx", "liên hiệp hợp tác xã"].enumerated() {
      kinds[CanonicalBytes.ofKey(name)] = code
    }
    var words = [[UInt8]: Int]()
    for (word, code) in CellReader.yesNoWords { words[CanonicalBytes.ofKey(word)] = code }
    let all: [(column: Int, kind: CellReader.Kind)] = [
      (1, .codes(kinds, count: 3, isYesNo: false)),
      (2, .number(number, isWhole: true, range: DecimalRange(from: Rational(-99), to: Rational(1_000_000)))),
      (3, .number(number, isWhole: false, range: .everything)),
      (4, .date(vietnamese ? .dayFirst : .iso)), (5, .codes(words, count: 2, isYesNo: true)),
      (6, .reference(index, number)), (7, .comparedText([:], count: 1, isFolded: false)),
      (
        7,
        .comparedText(
          [CanonicalBytes.ofText("x"): 0, CanonicalBytes.ofText("ầ"): 1], count: 3, isFolded: false)
      ),
    ]
    let plan = rowsPlan([table])
    return all.compactMap { column, kind in
      header.fields[column].map { _ in CellReader(plan: plan, table: 0, column: column, kind: kind) }
    }
  }

  /// A cell as it was understood.
  enum Cell: Hashable {
    case value(Int64, UInt8)
    case gap(CellGap)
  }

  /// `1.50` is `1.5`: which of the two is kept is nobody's business.
  static func value(_ mantissa: Int64, _ digits: UInt8) -> Cell {
    var (mantissa, digits) = (mantissa, digits)
    while digits > 0, mantissa % 10 == 0 { (mantissa, digits) = (mantissa / 10, digits - 1) }
    return .value(mantissa, digits)
  }

  struct Found: Equatable, CustomStringConvertible {
    var rows: [[Cell]] = []
    var broken: [[String]] = []
    var brokenCounts: [Int] = []
    var fault: String?
    var hasFaultyKey = false
    var hasRepeatedKey = false

    var description: String { "\(fault ?? "") keys \(hasFaultyKey) \(hasRepeatedKey) \(broken)\n\(rows)" }
  }

  private final class Recorder: BatchConsumer {
    let fillings: [LaneFilling]
    let keys: KeyChecker?
    var rows: [Int: [Cell]] = [:]

    init(_ readers: [CellReader], hasKey: Bool, mostRemembered: Int) {
      fillings = readers.map { LaneFilling(reader: $0, mostRemembered: mostRemembered) }
      keys =
        hasKey ? KeyChecker(column: 0, folding: KeyFolding(isWholeNumber: false), format: .plain) : nil
    }

    func consume(_ batch: RowBatch) {
      keys?.consume(batch)
      for filling in fillings { filling.fill(batch) }
      for row in 0..<batch.rows {
        rows[batch.rowNumber + row] = fillings.map { filling in
          let lane = filling.lane
          if let gap = lane.gap(row: row) { return .gap(gap) }
          return lane.isCoded
            ? .value(Int64(lane.codes[row]), 0) : RowsFuzzTests.value(lane.values[row], lane.digits[row])
        }
      }
    }
  }

  static func fault(_ kind: ScanFault.Kind, _ line: Int?) -> String {
    switch kind {
    case .unclosedQuote: "unclosed \(line ?? 0)"
    case .misplacedQuote: "misplaced \(line ?? 0)"
    case .fieldCount(let found, _): "count \(found) \(line ?? 0)"
    case .lineTooLong: "long \(line ?? 0)"
    case .unreadable: "unreadable"
    }
  }

  private func fast(
    _ bytes: [UInt8], _ header: CSVHeader, _ readers: [CellReader], segmentSize: Int, threads: Int,
    variant: cs_variant
  ) -> Found {
    // One thread takes the three keys for many.
    let recorders = (0..<threads).map { _ in
      Recorder(readers, hasKey: header.fields[0] != nil, mostRemembered: threads == 1 ? 2 : 16384)
    }
    let scan = TableScan(
      file: DataFile(path: "t.csv", bytes: bytes), header: header, numbersRows: true,
      segmentSize: segmentSize, variant: variant)
    var found = Found()
    do throws(ScanFault) { try scan.run(recorders) } catch {
      found.fault = Self.fault(error.kind, error.line)
    }
    guard found.fault == nil, let first = recorders.first else { return found }
    var rows: [Int: [Cell]] = [:]
    for recorder in recorders { rows.merge(recorder.rows) { first, _ in first } }
    found.rows = rows.sorted { $0.key < $1.key }.map(\.value)
    for other in recorders.dropFirst() {
      for (own, others) in zip(first.fillings, other.fillings) { own.mergeBroken(others) }
      if let keys = other.keys { first.keys?.merge(keys) }
    }
    found.brokenCounts = first.fillings.map(\.broken.count)
    found.broken = first.fillings.map {
      $0.broken.first.map { "\($0.line) \($0.column) \($0.fault) \($0.text)" }
    }
    found.hasFaultyKey = first.keys?.hasFaultyKey ?? false
    found.hasRepeatedKey = first.keys.map { !$0.suspects([]).isEmpty } ?? false
    return found
  }

  private func slow(_ bytes: [UInt8], _ header: CSVHeader, _ readers: [CellReader]) -> Found {
    var found = Found()
    found.broken = readers.map { _ in [] }
    found.brokenCounts = readers.map { _ in 0 }
    var keys: Set<[UInt8]> = []
    var at = header.dataStart
    /// The first line of one field, and whether a row stands below it.
    var tail: (line: Int, isStray: Bool)?
    func line(_ offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == 0x0A } }
    while at < bytes.count {
      let record: CSVRecord.Parsed
      switch CSVRecord.parse(bytes, from: at, separator: header.separator) {
      case .failure(.unclosedQuote): return Found(fault: "unclosed \(line(at))")
      case .failure(.misplacedQuote(let offset)): return Found(fault: "misplaced \(line(offset))")
      case .success(let parsed): record = parsed
      }
      at = record.end
      switch RowsThatAreNone.kind(bytes, record, header) {
      case .leftOut: continue
      case .tail:
        tail = tail ?? (line(record.fields[0].lowerBound), false)
        continue
      case .fault: return Found(fault: "count \(record.fields.count) \(line(record.fields[0].lowerBound))")
      case .row: tail?.isStray = true
      }
      if let field = header.fields[0] {
        let key = KeyFolding(isWholeNumber: false).key(
          of: CSVRecord.content(bytes[record.fields[field]]), format: .plain)
        switch key {
        case .blank, .unreadable: found.hasFaultyKey = true
        case .folded(let key): found.hasRepeatedKey = !keys.insert(key).inserted || found.hasRepeatedKey
        }
      }
      found.rows.append(
        readers.enumerated().map { index, reader in
          let range = record.fields[header.fields[reader.column] ?? 0]
          switch reader.outcome(of: CSVRecord.content(bytes[range])) {
          case .value(let value, let digits): return Self.value(value, digits)
          case .gap(let gap): return .gap(gap)
          case .broken(let fault):
            found.brokenCounts[index] += 1
            if found.broken[index].count < BrokenCells.shown {
              let lineStart = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
              let before = String(decoding: bytes[lineStart..<range.lowerBound], as: UTF8.self)
              let text = CSVRecord.content(
                bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 200)])
              found.broken[index].append(
                "\(line(range.lowerBound)) \(before.count + 1) \(fault) \(String(decoding: text, as: UTF8.self))"
              )
            }
            return .gap(reader.gap(of: fault))
          }
        })
    }
    if let tail, tail.isStray { return Found(fault: "count 1 \(tail.line)") }
    return found
  }

  // MARK: - Files

  private static let cells: [[String]] = [
    [
      "A1", "HTX-000000001", "htx hoà bình", "\"a\"\"b\"", "x y", "Ệ", "é", "E", "ABCDEFGH", "abcdefgh",
      "ABCDEFGHI",
    ],
    ["tht", "HTX", "liên hiệp hợp tác xã", "Liên  hiệp hợp tác xã", "", "goud", "\"htx\"", " tht "],
    [
      "1", "12345678", "-5", "1.000.000", "1000000", "1000001", "", "007", "-", "1.5", "99999999999999999999",
      " 7", "\"12\"", "\"1.000\"", "\"1234567890\"",
    ],
    [
      "1.5", "1,5", "-0.25", "12345678.9", "1234567.89", ".5", "5.", "", "1e3", "1.234,5",
      "123456789012345678", "0", "1.50", "-0.20",
      "\"1.234,5\"", "\"-12,50\"", "\"12.5\"", "\"1.5\"\"\"", "\" 2,5\"",
    ],
    [
      "2023-03-07", "07/03/2023", "2023-02-30", "2024-02-29", "", "\"2023-03-07\"", "0000-00-00", "7-3-2023",
      "\"31/12/2020\"",
    ],
    ["yes", "no", "có", "không", "1", "0", "", "TRUE", "c\u{6F}\u{301}"],
    ["A1", "a1", "\"A1\"", "HTX Hoà Bình", "htx hòa bình", "htx HOÀ  bình", "", "B2", "007", "7"],
    [
      "", "x", "ầ", "\"hai\ndòng\"", "\"dấu, phẩy\"", "\"crlf\r\n\"",
      "dài hơn hai mươi bốn byte để đi đường dài",
      "a\rb", "\"\"\"\"", "\"\"",
    ],
  ]

  private func randomFile(_ generator: inout SeededGenerator) -> [UInt8] {
    let separator = generator.pick([",", ",", ";", "\t"])
    let lineBreak = generator.pick(["\n", "\r\n"])
    var text = generator.chance(15) ? "\u{FEFF}" : ""
    text += ["id", "kind", "members", "income", "founded", "linked", "union", "note"].joined(
      separator: separator)
    text += lineBreak
    for row in 0..<generator.number(0...(generator.chance(5) ? 90 : 12)) {
      var cells = Self.cells.map { generator.pick($0) }
      if generator.chance(80) { cells[0] = "K\(row)" }
      if generator.chance(3) { cells[7] = String(repeating: "đài ", count: generator.number(20...200)) }
      let needsQuotes = separator != "," || cells.contains { $0.contains(",") && !$0.contains("\"") }
      if needsQuotes {
        cells = cells.map { $0.contains(separator) && !$0.contains("\"") ? "\"\($0)\"" : $0 }
      }
      text += cells.joined(separator: separator) + lineBreak
    }
    var bytes = Array(text.utf8)
    if generator.chance(25) { bytes.removeLast(min(bytes.count, generator.number(1...3))) }
    let start = generator.chance(10) ? 0 : bytes.firstIndex(of: 0x0A) ?? 0
    for _ in 0..<generator.pick([0, 0, 0, 1, 1, 2, 4]) where bytes.count > start + 1 {
      mutate(&bytes, from: start, &generator)
    }
    return bytes
  }

  private func mutate(_ bytes: inout [UInt8], from start: Int, _ generator: inout SeededGenerator) {
    let at = generator.number(start...(bytes.count - 1))
    let marks: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xEF, 0x80, 0xC4, 0xFF, 0x20, 0x2D, 0x2E, 0x3B, 0x09]
    switch generator.number(0...6) {
    case 0: bytes[at] = generator.pick(marks)
    case 1: bytes.insert(generator.pick(marks), at: at)
    case 2: bytes.remove(at: at)
    case 3: bytes[at] ^= 1 << UInt8(generator.number(0...7))
    case 4:
      bytes.insert(contentsOf: generator.pick([[0x0D, 0x0A], [0x22, 0x22], [0xEF, 0xBB, 0xBF]]), at: at)
    case 5:
      let length = min(generator.number(1...40), bytes.count - at)
      bytes.insert(contentsOf: bytes[at..<(at + length)], at: generator.number(start...(bytes.count - 1)))
    default: bytes.removeSubrange(at..<min(bytes.count, at + generator.number(1...30)))
    }
  }

  @Test func `the fast reader understands mutated files as the complete one does`() {
    let seed = RowsDifferentialTests.setting("PLANCHECK_FUZZ_SEED") ?? UInt64.random(in: 0..<1_000_000_000)
    let cases = Int(RowsDifferentialTests.setting("PLANCHECK_FUZZ_CASES") ?? 2000)
    print("rows fuzz: seed \(seed), \(cases) cases")
    var (clean, faulty) = (0, 0)
    for index in 0..<cases {
      var generator = SeededGenerator(seed: seed &+ UInt64(index))
      let bytes = randomFile(&generator)
      guard
        let header = try? CSVHeader(of: DataFile(path: "t.csv", bytes: bytes), table: Self.table)
      else { continue }
      let readers = Self.readers(header, vietnamese: generator.chance(40))
      let expected = slow(bytes, header, readers)
      if expected.fault == nil { clean += 1 } else { faulty += 1 }
      let size = generator.pick([1, 2, 7, 63, 64, 65, 100, 127, 128, 129, 300, 1000, 4096])
      let found = fast(
        bytes, header, readers, segmentSize: size, threads: generator.pick([1, 1, 1, 2]),
        variant: generator.pick(RowsScanTests.variants))
      guard found == expected else {
        Issue.record(
          "seed \(seed &+ UInt64(index)) segments of \(size):\nfast \(found)\nslow \(expected)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
        return
      }
    }
    print("rows fuzz: \(clean) usable files, \(faulty) faulty ones")
    #expect(clean > cases / 4 && faulty > cases / 10)
  }

  @Test func `every size of segment gives the same rows`() throws {
    let row = "K1,htx,12,1.5,2023-03-07,có,\"HTX Hoà Bình\",\"hai\r\ndòng, \"\"và\"\" ầ\"\r\n"
    let text = "id,kind,members,income,founded,linked,union,note\r\n" + row + row + "K2,,,,,,,\r\n" + row
    let bytes = Array(text.utf8)
    let header = try CSVHeader(of: DataFile(path: "t.csv", bytes: bytes), table: Self.table)
    let readers = Self.readers(header, vietnamese: false)
    let expected = slow(bytes, header, readers)
    #expect(expected.fault == nil && expected.rows.count == 4)
    for size in 1...bytes.count {
      let variant = RowsScanTests.variants[size % RowsScanTests.variants.count]
      let found = fast(bytes, header, readers, segmentSize: size, threads: 1, variant: variant)
      if found != expected {
        Issue.record("segments of \(size), \(variant)\nfast \(found)\nslow \(expected)")
        return
      }
    }
  }
}
