import TargetDSL

/// With what the lines below a list begin: who made it, where and when it was signed, notes and sources.
enum SignatureWords {
  /// Whether a folded text begins as the lines below a list do.
  static func begin(_ text: String) -> Bool {
    beginnings.contains { text.hasPrefix($0) }
      || dateWords.allSatisfy { text.contains($0) }
  }

  private static let dateWords = ["ngày ", "tháng ", "năm "].map { matchKey($0) + " " }
  private static let beginnings = [
    "người lập", "người ký", "thủ trưởng", "giám đốc", "kế toán", "chủ tịch", "ký tên", "nơi nhận",
    "xác nhận", "đại diện",
    "ghi chú", "nguồn:", "nguồn số liệu", "prepared by", "signed", "signature", "note:", "notes:", "source:",
  ].map { matchKey($0) }
}
