import TargetDSL

/// What the program says of itself.
enum Product {
  static let version = "0.2.0"

  static let purpose = Phrase(
    en: "track the targets of a plan and judge them on real figures",
    vi: "theo dõi các mục tiêu của kế hoạch và đánh giá theo số liệu thực tế")
}
