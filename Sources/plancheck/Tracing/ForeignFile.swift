import TargetDSL

/// A file that is no plain text or HTML in UTF-8, by its first bytes.
enum ForeignFile: CaseIterable {
  case archive, oldWordProcessor, pdf, picture, utf16, binary
  /// Text in another encoding; known only by trying to read it.
  case otherText

  init?(_ bytes: [UInt8]) {
    func starts(_ first: [UInt8]) -> Bool { bytes.starts(with: first) }
    if starts([0x50, 0x4B, 0x03, 0x04]) {
      self = .archive
    } else if starts([0xD0, 0xCF, 0x11, 0xE0]) || starts(Array("{\\rtf".utf8)) {
      self = .oldWordProcessor
    } else if starts(Array("%PDF".utf8)) {
      self = .pdf
    } else if starts([0x89, 0x50, 0x4E, 0x47]) || starts([0xFF, 0xD8, 0xFF]) || starts(Array("GIF8".utf8))
      || starts([0x49, 0x49, 0x2A, 0x00]) || starts([0x4D, 0x4D, 0x00, 0x2A])
    {
      self = .picture
    } else if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) {
      self = .utf16
    } else if bytes.prefix(4_096).contains(0) {
      self = .binary
    } else {
      return nil
    }
  }

  /// Says what it is and what to do with it.
  func error(_ path: String) -> UsageError {
    UsageError(
      Phrase(
        en: "`\(path)` is \(name), and only text, HTML, DOCX, ODT, XLSX, ODS and CSV can be read",
        vi: "`\(path)` là \(name), mà chỉ đọc được văn bản thuần, HTML, DOCX, ODT, XLSX, ODS và CSV"),
      hint: advice(path))
  }

  private var name: Phrase {
    switch self {
    case .archive: Phrase(en: "an archive of another kind", vi: "tệp nén loại khác")
    case .oldWordProcessor:
      Phrase(en: "a file of a word processor (DOC, RTF)", vi: "tệp soạn thảo (DOC, RTF)")
    case .pdf: Phrase(en: "a PDF", vi: "tệp PDF")
    case .picture: Phrase(en: "a picture", vi: "tệp ảnh")
    case .utf16: Phrase(en: "text in UTF-16", vi: "văn bản mã UTF-16")
    case .binary: Phrase(en: "no text", vi: "tệp không phải văn bản")
    case .otherText: Phrase(en: "no UTF-8 text", vi: "văn bản không phải mã UTF-8")
    }
  }

  private func advice(_ path: String) -> Phrase {
    switch self {
    case .archive, .binary:
      Phrase(
        en: "open it and save it as DOCX, ODT, plain text (UTF-8) or a web page (HTML)",
        vi: "hãy mở tệp rồi lưu thành DOCX, ODT, văn bản thuần (UTF-8) hoặc trang web (HTML)")
    case .oldWordProcessor:
      Phrase(
        en: "save it as DOCX, or write `soffice --headless --convert-to docx \(path)`",
        vi: "hãy lưu thành DOCX, hoặc viết `soffice --headless --convert-to docx \(path)`")
    case .pdf:
      Phrase(
        en: "write `pdftotext -layout -enc UTF-8 \(path) \(path).txt`; a scan needs text recognition first",
        vi: "hãy viết `pdftotext -layout -enc UTF-8 \(path) \(path).txt`; bản quét phải nhận dạng chữ trước")
    case .picture:
      Phrase(
        en: "let text recognition read it, and save the text in UTF-8",
        vi: "hãy nhận dạng chữ trong ảnh rồi lưu phần chữ bằng UTF-8")
    case .utf16, .otherText:
      Phrase(
        en: "save it again with the encoding UTF-8 (texts in TCVN3 or VNI have to be converted to Unicode)",
        vi: "hãy lưu lại với mã UTF-8 (văn bản TCVN3, VNI phải chuyển sang Unicode)")
    }
  }
}
