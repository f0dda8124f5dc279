import TargetDSL
import Testing

@testable import TargetEngine

/// An archive whose sizes and places all stand in fields of 64 bits, as some writers make even small workbooks.
@Suite struct Zip64Tests {
  private static func bytes() throws -> [UInt8] {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    let file = try DataFile(opening: folder + "/Fixtures/zip64.xlsx")
    return try file.bytes(0..<file.size)
  }

  @Test func `it is read as any other`() throws {
    let workbook = try Workbook(try ZipArchive(try Self.bytes()))
    let sheet = try workbook.sheet(0)
    #expect(sheet.rows.last?.cells.map(\.value) == [.text("A"), .text("x"), .number("3")])
  }

  @Test func `damage anywhere in it is told, or does not matter`() throws {
    let bytes = try Self.bytes()
    for at in bytes.indices {
      var damaged = bytes
      damaged[at] ^= 0xFF
      do throws(FileFailure) {
        _ = try Workbook(try ZipArchive(damaged)).sheet(0)
      } catch {
        #expect(!error.reason.english.isEmpty)
      }
    }
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: FileFailure.self) { _ = try Workbook(try ZipArchive(Array(bytes.prefix(length)))) }
    }
  }
}
