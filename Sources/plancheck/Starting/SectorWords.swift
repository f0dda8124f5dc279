import TargetDSL

/// The vocabulary for the sectors that official documents speak of: tables and populations after their nouns.
struct SectorWords {
  private let sectors: [Sector]

  /// - Returns: `nil` where the documents speak of cooperatives, whose words a first plan has, or of nothing known.
  init?(_ documents: [OfficialDocument]) {
    guard !documents.isEmpty else { return nil }
    let counts = Sector.all.map { sector in
      (sector, documents.reduce(0) { sum, document in sum + document.occurrences(of: sector.nouns) })
    }
    let most = counts.map(\.1).max() ?? 0
    // A sector counts where it is spoken of nearly as often as the first.
    sectors = counts.filter { $0.1 > 1 && $0.1 * 3 >= most }.map(\.0)
    if sectors.contains(where: \.isCooperatives) { return nil }
  }

  /// The vocabulary as a file.
  /// - Parameters:
  ///   - language: of the comments.
  ///   - words: whose words of the plan language are written.
  func vocabulary(in language: Language, words: Language) -> [UInt8] {
    let head = Phrase(
      en: """
        # The words that this plan builds upon: what numbers count, what the data hold, who is counted.

        # Units. Per cent, points and the scales thousand, million and billion need no declaration.
        unit person, people "người"
        unit VND "đồng"

        # One file of data per table. A column is found under its name or any of the headers in quotes.
        # An empty cell is unknown, unless the column says what it means.
        """,
      vi: """
        # Từ vựng của kế hoạch: con số đếm gì, số liệu gồm gì, những ai được tính.

        # Đơn vị. Phần trăm, điểm phần trăm và nghìn, triệu, tỷ không cần khai báo.
        unit person, people "người"
        unit VND "đồng"

        # Mỗi bảng một tệp số liệu. Cột được tìm theo tên hoặc theo tiêu đề trong ngoặc kép.
        # Ô trống là chưa biết, trừ khi cột ghi rõ ô trống nghĩa là gì.
        """
    ).text(in: language)
    let communes = """

      table communes "Xã, phường"
        numbers vietnamese
        dates day first
        column id "Mã xã" text key
        column name "Tên xã" | "Tên" text
        column residents "Dân số" whole in people from 0
      """
    let needsCommunes = sectors.contains { $0.text.contains("refers to communes") } || sectors.isEmpty
    let text =
      head + sectors.map { "\n" + $0.text }.joined(separator: "\n") + (needsCommunes ? "\n" + communes : "")
      + "\n"
    let tree = SyntaxTree.parse(SourceFile(path: "", text: text))
    return tree.reservedNames(in: words).isEmpty ? format(tree, in: words) : format(tree)
  }
}

/// The nouns and the tables of one sector.
private struct Sector {
  let nouns: [String]
  let text: String
  var isCooperatives = false

  static let all: [Sector] = [
    Sector(nouns: ["hợp tác xã", "htx", "tổ hợp tác", "kinh tế tập thể"], text: "", isCooperatives: true),
    Sector(
      nouns: ["hộ nghèo", "hộ cận nghèo", "giảm nghèo"],
      text: """
        table households "Hộ gia đình"
          numbers vietnamese
          dates day first
          column id "Mã hộ" text key
          column commune "Xã" | "Xã, phường" refers to communes
          column status "Diện hộ" one of { poor = "hộ nghèo", near_poor = "hộ cận nghèo", other = "không nghèo" }
          column members "Số nhân khẩu" whole in people from 0
          column income "Thu nhập bình quân" decimal in million VND per person per year from 0

        population poor_households "Hộ nghèo" = households where status = poor
        population near_poor_households "Hộ cận nghèo" = households where status = near_poor
        """),
    Sector(
      nouns: ["nông thôn mới", "ocop", "đạt chuẩn nông thôn"],
      text: """
        table rural_communes "Xã xây dựng nông thôn mới"
          numbers vietnamese
          dates day first
          column id "Mã xã" text key
          column name "Tên xã" text
          column level "Mức đạt chuẩn" one of { standard = "đạt chuẩn", advanced = "nâng cao", model = "kiểu mẫu" } blank means none
          column criteria "Số tiêu chí đạt" whole from 0 to 19
          column recognised "Ngày công nhận" date blank means none

        population standard_communes "Xã đạt chuẩn" = rural_communes where level is not none
        """),
    Sector(
      nouns: ["chuyển đổi số", "dịch vụ công", "hồ sơ trực tuyến", "chính quyền số"],
      text: """
        table public_services "Dịch vụ công"
          numbers vietnamese
          dates day first
          column id "Mã thủ tục" text key
          column name "Tên thủ tục" text
          column level "Cấp thực hiện" one of { province = "cấp tỉnh", district = "cấp huyện", commune = "cấp xã" }
          column online "Mức trực tuyến" one of { full = "toàn trình", part = "một phần" } blank means none
          column files "Số hồ sơ" whole from 0
          column online_files "Số hồ sơ trực tuyến" whole from 0

        population online_services "Dịch vụ công trực tuyến" = public_services where online is not none
        """),
    Sector(
      nouns: ["trường học", "học sinh", "giáo viên", "giáo dục", "mầm non"],
      text: """
        table schools "Trường học"
          numbers vietnamese
          dates day first
          column id "Mã trường" text key
          column name "Tên trường" text
          column level "Cấp học" one of { preschool = "mầm non", primary = "tiểu học", secondary = "trung học cơ sở", high = "trung học phổ thông" }
          column national "Đạt chuẩn quốc gia" yes/no
          column pupils "Số học sinh" whole in people from 0
          column rooms "Số phòng học" whole from 0
          column solid_rooms "Số phòng học kiên cố" whole from 0

        population national_schools "Trường đạt chuẩn quốc gia" = schools where national
        """),
    Sector(
      nouns: ["y tế", "bệnh viện", "trạm y tế", "giường bệnh", "bác sĩ"],
      text: """
        table facilities "Cơ sở y tế"
          numbers vietnamese
          dates day first
          column id "Mã cơ sở" text key
          column name "Tên cơ sở" text
          column kind "Loại cơ sở" one of { hospital = "bệnh viện", station = "trạm y tế", clinic = "phòng khám" }
          column national "Đạt tiêu chí quốc gia" yes/no
          column beds "Số giường bệnh" whole from 0
          column doctors "Số bác sĩ" whole in people from 0

        population stations "Trạm y tế" = facilities where kind = station
        """),
    Sector(
      nouns: ["rừng", "lâm nghiệp", "trồng rừng", "che phủ"],
      text: """
        unit ha "héc ta"

        table forest_plots "Lô rừng"
          numbers vietnamese
          dates day first
          column id "Mã lô" text key
          column kind "Loại rừng" one of { natural = "rừng tự nhiên", planted = "rừng trồng" }
          column purpose "Mục đích" one of { production = "sản xuất", protection = "phòng hộ", special = "đặc dụng" }
          column area "Diện tích" decimal in ha from 0
          column planted_on "Ngày trồng" date blank means none
          column certified "Có chứng chỉ" yes/no

        population planted_plots "Rừng trồng" = forest_plots where kind = planted
        """),
    Sector(
      nouns: ["dự án", "nhà đầu tư", "vốn đầu tư", "doanh nghiệp", "thu hút đầu tư"],
      text: """
        table projects "Dự án đầu tư"
          numbers vietnamese
          dates day first
          column id "Mã dự án" text key
          column name "Tên dự án" text
          column funding "Nguồn vốn" one of { domestic = "trong nước", foreign = "FDI" | "nước ngoài", public = "đầu tư công" }
          column licensed "Ngày cấp phép" date blank means none
          column capital "Vốn đăng ký" decimal in million VND from 0
          column disbursed "Vốn giải ngân" decimal in million VND from 0

        population licensed_projects "Dự án đã cấp phép" = projects where licensed is not none
        """),
  ]
}
