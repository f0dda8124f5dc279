import CSeparators
import TargetDSL
import Testing

@testable import TargetEngine

/// The loops over 64 cells: every instruction set gives the same answer, and what it decides is what the complete
/// reader would say.
@Suite struct RowsKernelTests {
  private static let variants = [CS_SCALAR, CS_AVX2, CS_AVX512].filter { cs_can_run($0) != 0 }

  /// Cells of one column behind each other, and the separators around them.
  private struct Text {
    var bytes = [UInt8](repeating: 0, count: 63) + [0x0A]
    var ends: [UInt32] = [63]

    init(_ cells: [String]) {
      for cell in cells {
        bytes += Array(cell.utf8)
        ends.append(UInt32(bytes.count))
        bytes.append(0x2C)
      }
      bytes += [UInt8](repeating: 0x31, count: 64)
    }
  }

  private struct Found: Equatable {
    var blank: UInt64 = 0
    var left: UInt64 = 0
    /// Of the rows that are decided.
    var values: [Int64] = []
    var digits: [UInt8] = []

    init(_ cells: cs_cells, _ values: [Int64], _ digits: [UInt8], rows: Int) {
      (blank, left) = (cells.blank, cells.left)
      for row in 0..<rows where (blank | left) >> UInt64(row) & 1 == 0 {
        self.values.append(values[row])
        self.digits.append(digits[row])
      }
    }
  }

  private func numbers(_ text: Text, rows: Int, isWhole: Bool, _ range: DecimalRange, _ variant: cs_variant)
    -> Found
  {
    var (found, values, digits) = (
      cs_cells(), [Int64](repeating: 7, count: 64), [UInt8](repeating: 7, count: 64)
    )
    unsafe cs_numbers(
      variant, text.bytes, text.ends, 1, rows, 0, isWhole ? 1 : 0, range.lows, range.highs, &values, &digits,
      &found)
    return Found(found, values, digits, rows: rows)
  }

  private func dates(_ text: Text, rows: Int, _ variant: cs_variant) -> Found {
    var (found, values) = (cs_cells(), [Int64](repeating: 7, count: 64))
    unsafe cs_dates(variant, text.bytes, text.ends, 1, rows, 0, &values, &found)
    return Found(found, values, [UInt8](repeating: 0, count: 64), rows: rows)
  }

  @Test func `numbers are those of the complete reader, whatever the processor`() {
    var generator = SeededGenerator(seed: RowsDifferentialTests.seed)
    let range = DecimalRange(from: Rational(-50), to: Rational(20_000))
    for _ in 0..<500 {
      let rows = generator.number(1...64)
      let cells = (0..<rows).map { _ in randomNumber(&generator) }
      let isWhole = generator.chance(30)
      let results = Self.variants.map { numbers(Text(cells), rows: rows, isWhole: isWhole, range, $0) }
      #expect(results.allSatisfy { $0 == results[0] }, "\(cells)")
      var decided = 0
      for (row, cell) in cells.enumerated() where (results[0].blank | results[0].left) >> UInt64(row) & 1 == 0
      {
        let number = Decimal64(mantissa: results[0].values[decided], digits: results[0].digits[decided])
        decided += 1
        let parsed = try? NumberCell.parse(Array(cell.utf8), format: .plain, isWhole: isWhole).get()
        #expect(parsed?.rational == number.rational, "\(cell)")
        #expect(number.rational >= Rational(-50) && number.rational <= Rational(20_000), "\(cell)")
      }
    }
  }

  private func randomNumber(_ generator: inout SeededGenerator) -> String {
    if generator.chance(30) {
      return generator.pick([
        "", "-", ".", "-.5", "5.", "1.2.3", "--1", "1-", "+1", " 1", "1e3", "1,5", "-0", "00", "0.0", "-.",
        "1234567.",
        ".1234567", "-1234567", "-123456.", "123456789", "\u{1EA7}1", "/", ":", "19999.99", "20000.01",
        "-50.1", "-50",
      ])
    }
    let whole = String(generator.number(0...99_999_999)).prefix(generator.number(1...6))
    let sign = generator.chance(20) ? "-" : ""
    return sign + whole + (generator.chance(50) ? "." + String(generator.number(0...999)) : "")
  }

  @Test func `dates are those of the complete reader, whatever the processor`() {
    var generator = SeededGenerator(seed: RowsDifferentialTests.seed)
    for _ in 0..<500 {
      let rows = generator.number(1...64)
      let cells = (0..<rows).map { _ in
        generator.chance(10)
          ? generator.pick([
            "", "2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "0000-01-01", "2024/01/01",
          ])
          : "\(generator.number(1990...2030))-\(two(generator.number(0...13)))-\(two(generator.number(0...32)))"
      }
      let results = Self.variants.map { dates(Text(cells), rows: rows, $0) }
      #expect(results.allSatisfy { $0 == results[0] }, "\(cells)")
      var decided = 0
      for (row, cell) in cells.enumerated() where results[0].blank >> UInt64(row) & 1 == 0 {
        let date = CalendarDate(iso: cell)
        if results[0].left >> UInt64(row) & 1 == 0 {
          let packed = date.map { PackedDate.pack(year: $0.year, month: $0.month, day: $0.day) }
          #expect(packed == results[0].values[decided], "\(cell)")
          decided += 1
        } else {
          #expect(date == nil || cell == "2000-02-29", "\(cell) is left without need")
        }
      }
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test func `codes, ranges and sums are the same whatever the processor`() {
    var generator = SeededGenerator(seed: RowsDifferentialTests.seed)
    for _ in 0..<200 {
      let codes = (0..<64).map { _ in UInt16(generator.number(0...63)) }
      let values = (0..<64).map { _ in
        generator.chance(20) ? generator.pick([Int64.min, .max, -1, 0]) : Int64(generator.number(-999...999))
      }
      let set = generator.next()
      for variant in Self.variants {
        var (first, second): (UInt64, UInt64) = (0, 0)
        unsafe cs_codes(variant, codes, set, ~set, &first, &second)
        #expect((0..<64).allSatisfy { first >> UInt64($0) & 1 == set >> UInt64(codes[$0]) & 1 })
        #expect(second == ~first)
        let inside = unsafe cs_range(variant, values, -500, 500)
        #expect((0..<64).allSatisfy { inside >> UInt64($0) & 1 == (abs(values[$0].clamped) <= 500 ? 1 : 0) })
        var (high, low): (Int64, UInt64) = (0, 0)
        unsafe cs_sum(variant, values, set, &high, &low)
        let sum = (0..<64).reduce(Int128(0)) { set >> UInt64($1) & 1 == 1 ? $0 + Int128(values[$1]) : $0 }
        #expect(Int128(high) << 32 + Int128(low) == sum)
      }
    }
  }

  @Test func `spellings of every length are found again, whatever the processor`() {
    var generator = SeededGenerator(seed: RowsDifferentialTests.seed)
    for longest in [8, 16, 24, 32] {
      let known = (0..<20).map { index in
        String(repeating: generator.pick(["a", "b"]), count: generator.number(0...(longest - 2)))
          + "\(10 + index)"
      }
      var entries = [cs_spelling](repeating: cs_spelling(), count: 64)
      for (meaning, cell) in Set(known).sorted().enumerated() {
        let text = Text([cell])
        var entry = unsafe text.bytes.withUnsafeBufferPointer { bytes in
          unsafe cs_spelling_of(bytes.baseAddress! + 64, cell.utf8.count)
        }
        entry.meaning = Int64(meaning)
        var slot = Int(cs_slot(entry, 6))
        while entries[slot].length > 0 { slot = (slot + 1) & 63 }
        entries[slot] = entry
      }
      let cells = (0..<64).map { _ in
        generator.chance(70)
          ? generator.pick(known) : generator.pick(["", "a", "x10", known[0] + "0", known[1] + "aaaaaaaa"])
      }
      for variant in Self.variants {
        let text = Text(cells)
        var (found, codes) = (cs_cells(), [UInt16](repeating: 0, count: 64))
        unsafe cs_spellings(
          variant, entries, 6, longest, text.bytes, text.ends, 1, 64, 0, &codes, nil, &found)
        for (row, cell) in cells.enumerated() {
          let meaning = Set(known).sorted().firstIndex(of: cell)
          #expect(found.blank >> UInt64(row) & 1 == (cell.isEmpty ? 1 : 0))
          #expect(found.left >> UInt64(row) & 1 == (meaning == nil && !cell.isEmpty ? 1 : 0), "\(cell)")
          if let meaning { #expect(Int(codes[row]) == meaning, "\(cell)") }
        }
      }
    }
  }
}

extension Int64 {
  /// Away from the one value that has no magnitude.
  fileprivate var clamped: Int64 { Swift.max(self, -.max) }
}
