import TargetDSL

/// Formats that are refused by name, told from the first bytes of a file, with what to do instead.
enum OtherFormat {
  case zip, oldWorkbook, encrypted, pdf, html, xml, rtf, image, gzip, utf16, utf32, binary

  init?(of head: [UInt8]) {
    func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = OtherFormat.holdsEncryptedPackage(head) ? .encrypted : .oldWorkbook
    } else if begins([0x09, 0x08, 0x10, 0x00]) || begins([0x09, 0x08, 0x08, 0x00])
      || begins([0x09, 0x04, 0x06, 0x00])
    {
      self = .oldWorkbook
    } else if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if begins(Array("{\\rtf".utf8)) {
      self = .rtf
    } else if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) || begins(Array("GIF8".utf8)) {
      self = .image
    } else if begins([0x1F, 0x8B]) {
      self = .gzip
    } else if begins([0xFF, 0xFE, 0, 0]) || begins([0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) || OtherFormat.looksLikeUTF16(head) {
      self = .utf16
    } else if let markup = OtherFormat.markup(head) {
      self = markup
    } else if head.prefix(512).count(where: { $0 < 0x07 || (0x0E...0x1A).contains($0) }) * 10
      > min(512, head.count)
    {
      self = .binary
    } else {
      return nil
    }
  }

  /// The name of the stream that holds an encrypted workbook, as compound files write it.
  private static func holdsEncryptedPackage(_ bytes: [UInt8]) -> Bool {
    var name: [UInt8] = []
    for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
    // Directory entries begin at multiples of 128 bytes.
    var at = 512
    while at + name.count <= bytes.count {
      if bytes[at..<(at + name.count)].elementsEqual(name) { return true }
      at += 128
    }
    return false
  }

  /// Latin text in UTF-16 without a mark has a zero in every second byte.
  private static func looksLikeUTF16(_ head: [UInt8]) -> Bool {
    let start = head.prefix(64)
    guard start.count >= 8 else { return false }
    let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
    let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
    return max(even, odd) >= start.count * 2 / 5 && min(even, odd) == 0
  }

  private static func markup(_ head: [UInt8]) -> OtherFormat? {
    let text = String(decoding: head.prefix(600), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      .lowercased()
    if ["<!doctype html", "<html", "<head", "<body", "<table", "<!-- "].contains(where: { text.hasPrefix($0) }
    ) {
      return .html
    }
    guard text.hasPrefix("<?xml") else { return nil }
    return text.contains("<html") ? .html : .xml
  }

  var refusal: FileFailure {
    let saveAsWorkbook = Phrase(
      en: "; open it in a spreadsheet program and save it as .xlsx, .ods or “CSV UTF-8”",
      vi: "; hãy mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx, .ods hoặc “CSV UTF-8”")
    func saved(_ what: Phrase) -> FileFailure {
      FileFailure(
        reason: Phrase(en: "\(what)\(saveAsWorkbook)", vi: "\(what)\(saveAsWorkbook)"))
    }
    switch self {
    case .zip:
      return FileFailure(
        reason: Phrase(
          en: "it is a workbook or another zip archive, not CSV; call it .xlsx or .ods",
          vi: "tệp là bảng tính hoặc tệp nén zip, không phải CSV; hãy đặt đuôi .xlsx hoặc .ods"))
    case .oldWorkbook:
      return saved(
        Phrase(
          en: "it is a workbook of the old .xls kind, which is not read",
          vi: "tệp là bảng tính dạng .xls cũ, không đọc được"))
    case .encrypted:
      return FileFailure(
        reason: Phrase(
          en: "the workbook is protected by a password; save it without one",
          vi: "bảng tính được bảo vệ bằng mật khẩu; hãy lưu lại không có mật khẩu"))
    case .pdf:
      return FileFailure(
        reason: Phrase(
          en: "it is a PDF, which holds no table that can be read; ask for the workbook it was made from",
          vi: "tệp là PDF, không có bảng đọc được; hãy xin bảng tính gốc"))
    case .html:
      return FileFailure(
        reason: Phrase(
          en: "it is a web page (HTML), perhaps a login page, not the file that was to be downloaded",
          vi: "tệp là một trang web (HTML), có thể là trang đăng nhập, không phải tệp cần tải"))
    case .xml: return saved(Phrase(en: "it is XML, which is not read", vi: "tệp là XML, không đọc được"))
    case .rtf:
      return FileFailure(
        reason: Phrase(en: "it is a text document (RTF), no table", vi: "tệp là văn bản RTF, không phải bảng")
      )
    case .image:
      return FileFailure(
        reason: Phrase(en: "it is a picture, no table", vi: "tệp là hình ảnh, không phải bảng"))
    case .gzip:
      return FileFailure(
        reason: Phrase(en: "it is compressed (gzip); unpack it", vi: "tệp bị nén (gzip); hãy giải nén"))
    case .utf16, .utf32:
      let name = self == .utf16 ? "UTF-16" : "UTF-32"
      return FileFailure(
        reason: Phrase(
          en: "it is \(name) text; save it as “CSV UTF-8”",
          vi: "tệp là văn bản \(name); hãy lưu lại dạng “CSV UTF-8”"))
    case .binary:
      return FileFailure(
        reason: Phrase(
          en: "it is not text but binary data", vi: "tệp là dữ liệu nhị phân, không phải văn bản"))
    }
  }
}
