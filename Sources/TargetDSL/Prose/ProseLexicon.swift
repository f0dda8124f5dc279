/// The expressions of Vietnamese official prose that carry figures, as the documents write them (with the misreadings
/// that scanning leaves behind).
enum ProseLexicon {
  /// Directly before a number.
  static let comparators = ProsePhrases<Comparator>([
    (.moreThan, [">", "trên", "hơn", "lớn hơn", "cao hơn", "nhiều hơn", "vượt", "vượt quá", "quá"]),
    (
      .atLeast,
      [
        "≥", ">=", "⩾", "ít nhất", "tối thiểu", "chí ít",
      ] + negated(["dưới", "thấp hơn", "ít hơn", "nhỏ hơn", "kém", "xuống dưới", "giảm dưới"])
    ),
    (
      .lessThan,
      [
        "<", "dưới", "ít hơn", "thấp hơn", "nhỏ hơn", "chưa đến", "chưa tới", "chưa đầy", "không đến",
        "không tới",
      ]
    ),
    (
      .atMost,
      [
        "≤", "<=", "⩽", "tối đa", "nhiều nhất", "cao nhất",
      ]
        + negated([
          "quá", "vượt", "vượt quá", "trên", "hơn", "cao hơn", "lớn hơn", "nhiều hơn", "vượt trên", "lên quá",
          "tăng quá",
        ])
    ),
    (
      .about,
      [
        "khoảng", "xấp xỉ", "chừng", "gần", "ước", "ước khoảng", "vào khoảng", "trên dưới", "ước đạt",
        "ước đạt khoảng",
      ]
    ),
    (.exactly, ["đúng", "chính xác", "vừa đúng"]),
  ])

  /// `không được thấp hơn`, `chưa vượt quá`: what is denied is the other side, its edge included.
  private static func negated(_ comparators: [String]) -> [String] {
    [
      "không", "không được", "không thể", "không để", "không bao giờ", "không nên", "không được phép",
      "không còn",
      "chưa", "không được để", "không có",
    ].flatMap { denial in comparators.map { denial + " " + $0 } }
  }

  /// `không để … vượt quá 3%`: what is forbidden is the side that the comparator names.
  static let forbidding = ProsePhrases([
    "không để", "không để xảy ra", "không để phát sinh", "tránh để", "không được để", "không cho phép",
    "không chấp nhận", "không được phép để", "không để cho",
  ])

  /// After a number, up to the end of its part of the sentence.
  static let followers = ProsePhrases<Comparator>([
    (.atLeast, ["trở lên", "trở đi", "hoặc hơn"]), (.atMost, ["trở xuống"]),
  ])

  /// Words that may stand between a comparator and its number.
  static let fillers = ProsePhrases([
    "là", "mức", "đạt", "có", "được", "phải", "cũng", "tỷ lệ", "tỉ lệ", "ngưỡng", "số",
  ])

  static let thresholds = ProsePhrases(["mức", "ngưỡng", "tỷ lệ", "tỉ lệ", "mốc", "con số"])

  static let each = ProsePhrases(["mỗi", "từng"])

  /// `phấn đấu` with what scanning makes of its marks.
  static let strivingWords = [
    "phấn đấu", "phần đấu", "phân đấu", "phấn đầu", "phần đầu", "phân đầu",
  ]

  static let striving = ProsePhrases(strivingWords)

  static let upward = ProsePhrases(strivingWords + ["lên", "nâng", "tăng", "đạt"])

  static let downward = ProsePhrases(["xuống", "xuống còn", "giảm", "giảm còn", "hạ", "kéo giảm", "còn"])

  /// Directly before a part of what moves: `rút ngắn 1/3 thời gian`.
  static let moves = ProsePhrases([
    "giảm", "cắt giảm", "rút ngắn", "tăng", "tăng thêm", "giảm bớt", "tiết giảm",
  ])

  /// `không còn` before one of these describes what already is (`hợp tác xã không còn hoạt động`).
  static let states = ProsePhrases([
    "hoạt động", "phù hợp", "hiệu lực", "khả năng", "đủ", "nhu cầu", "giá trị", "tồn tại", "là", "được",
    "thuộc",
    "hiệu quả", "sử dụng", "cách nào", "điều kiện", "năng lực", "nghĩa", "gì", "tính", "lợi", "ý", "quy định",
    "thể",
    "tình trạng mất", "con số", "số liệu", "mục tiêu", "dùng", "kỳ hạn", "liên quan",
  ])

  static let noneLeft = ProsePhrases([
    "không còn", "dứt điểm", "không có", "không để", "không để xảy ra", "không để phát sinh",
    "không phát sinh",
  ])

  static let allOf = ProsePhrases(["tất cả", "tất cả các", "toàn bộ các", "toàn bộ số"])

  /// Behind a part of a whole: `2/3 số xã`.
  static let wholes = ProsePhrases([
    "số", "tổng số", "tổng", "dân số", "diện tích", "trong tổng", "nhu cầu", "khối lượng",
    "sản lượng", "kinh phí", "chi phí", "thời gian", "quãng đường",
  ])

  /// Before the number at which something is to stand: `giảm còn 24 giờ`.
  static let levels = ProsePhrases([
    "còn", "xuống", "xuống còn", "chỉ còn", "về", "lên", "lên đến", "lên tới", "về mức", "xuống mức", "ở mức",
    "lên mức",
    "đạt", "là", "chiếm",
  ])

  /// Words that join two figures that stand for themselves.
  static let joints = Set(["và", "hoặc", "cùng", "còn", "riêng"].map(matchKey))

  /// Words that turn to another thing that is counted.
  static let turns = Set(["tăng", "giảm", "chiếm", "gấp", "nâng", "tỷ", "tỉ", "đó"].map(matchKey))

  /// Before a place among others: `xếp hạng thứ 15`, `nhóm 30/63`, `top 20`.
  static let ranks = ProsePhrases([
    "thứ", "hạng", "hạng thứ", "nhóm", "top", "vị trí", "vị trí thứ", "đứng thứ", "xếp thứ", "tốp",
    "nhóm đầu",
  ])

  static let everyOne = ProsePhrases(["đều"])

  /// `đều` as part of another word.
  static let evenly = ProsePhrases(["đồng đều", "đều đặn", "đều nhau", "đều khắp"])

  /// Numbers after these words name something and count nothing. For example: `số 20-NQ/TW`, `Trung ương 5`.
  static let references = ProsePhrases([
    "số", "thứ", "khóa", "khoá", "điều", "khoản", "mục", "điểm", "chương", "phụ lục", "biểu", "bảng", "hình",
    "trang",
    "quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "kết luận", "công văn", "luật",
    "tiêu chí",
    "quý", "tháng", "ngày", "trung ương", "quốc lộ", "tỉnh lộ", "phiên bản", "nhóm", "loại", "cấp", "hạng",
    "vùng", "tiểu vùng", "khu", "phường", "quận", "tổ", "lớp", "khối", "đợt", "kỳ", "giai đoạn", "nhiệm kỳ",
    "hội nghị", "đại hội", "lần", "công nghệ", "kế hoạch", "chương trình", "đề án", "dự án", "mẫu", "phòng",
    "mức độ", "bậc", "top", "tốp", "vị trí", "phiên bản số", "quyết định số", "hiệp định", "tiểu khu",
    "điện thoại", "sđt", "tel", "fax",
  ])

  /// `tổng số 120`, `trong số 140 hợp tác xã`: what follows counts although `số` stands before it.
  static let totals = ProsePhrases([
    "nâng cấp", "cung cấp", "chỉnh trang", "khang trang", "dứt điểm", "thí điểm", "xây dựng khu", "tổng số",
    "cả giai đoạn",
    "toàn giai đoạn", "cả nhiệm kỳ", "cả kỳ", "con số", "trong số",
  ])

  /// Counters of a web page: `Lượt xem: 782`.
  static let pageCounters = ProsePhrases([
    "lượt xem", "lượt truy cập", "truy cập", "đã xem", "bình luận", "hôm nay",
  ])

  /// Before a number that is multiplied with something: `gấp đôi`, `gấp 1,5 lần`.
  static let multiplied = ProsePhrases(["gấp"])

  /// Before the one that an average speaks of: `doanh thu bình quân 01 hợp tác xã`.
  static let perOne = ProsePhrases(["bình quân", "bình quân của", "của", "mỗi", "trung bình", "tính trên"])

  /// What a document counts of itself.
  static let items = ProsePhrases([
    "chỉ tiêu", "nhóm chỉ tiêu", "tiêu chí", "nhóm tiêu chí", "giải pháp", "nhóm giải pháp", "nhóm nhiệm vụ",
    "nhiệm vụ trọng tâm", "nhiệm vụ chủ yếu", "nội dung", "khâu đột phá", "nguyên tắc", "quan điểm",
  ])

  static let days = ProsePhrases(["ngày", "đêm", "sáng", "chiều", "hôm"])

  /// Words that cannot be what a number counts.
  static let noUnits = ProsePhrases([
    "và", "của", "trong", "tại", "đến", "tới", "là", "khóa", "khoá", "hoặc", "với", "theo", "so", "vào", "để",
    "về",
    "trên", "dưới", "có", "được", "bằng", "do", "từ", "cho", "thì", "mà", "nhằm", "tăng", "giảm", "đạt",
    "trở",
    "ngày", "tháng", "phấn", "trước", "sau", "đồng thời", "cụ thể", "gồm", "bao gồm", "như", "này",
  ])

  /// Before these a number of four digits is a year.
  static let beforeYears = ProsePhrases([
    "năm", "đến", "tới", "từ", "trước", "sau", "hết", "cuối", "đầu", "giai đoạn", "nay", "và", "luật",
    "hợp tác xã",
  ])

  static let durations = ProsePhrases(["năm", "tháng", "ngày", "giờ", "phút", "tuần", "quý", "nhiệm kỳ"])

  static let grades = ProsePhrases(["sao", "buổi/ngày", "ca/ngày"])

  static let times = ProsePhrases(["lần"])

  static let money = ProsePhrases(["đồng", "đồng việt nam", "vnđ", "vnd", "đ", "đvn"] + dollars)

  static let dollars = ["usd", "đô la mỹ", "đô la", "đôla", "đô la mỹ (usd)"]

  static let percent = ProsePhrases(["phần trăm"])

  static let points = ProsePhrases(["điểm %", "điểm phần trăm", "% điểm"])

  /// Things that plans count, where a phrase of more than one word is one thing.
  static let things = ProsePhrases([
    "hợp tác xã", "htx", "tổ hợp tác", "tht", "liên hiệp hợp tác xã", "liên hiệp htx", "lhhtx", "liên hiệp",
    "tổ chức kinh tế tập thể", "tổ chức ktTT", "tổ chức", "thành viên", "lao động", "người lao động", "người",
    "hộ",
    "hộ gia đình", "hộ nghèo", "hộ dân", "xã", "phường", "thị trấn", "huyện", "thành phố", "thôn", "bản",
    "sản phẩm",
    "mô hình", "doanh nghiệp", "trường", "trường học", "giường bệnh", "bác sĩ", "bác sỹ", "dự án",
    "lượt khách",
    "lượt người", "khách", "km", "m", "m²", "m³", "kg", "ha", "héc ta", "hecta", "tấn", "tạ", "lít", "mw",
    "kwh",
    "con", "cây", "căn", "căn nhà", "công trình", "cơ sở", "trang trại", "chuỗi", "chuỗi liên kết", "cán bộ",
    "giám đốc", "dân số", "lớp", "học sinh", "học viên", "đơn vị", "cuộc", "buổi", "hội nghị", "đề tài",
    "nhiệm vụ",
    "thủ tục", "khu", "cụm", "điểm", "chợ", "siêu thị", "trung tâm", "trạm", "nhà máy", "bệnh viện", "hồ",
    "đập",
    "thị xã", "quận", "thôn bản", "trẻ em", "giáo viên", "dược sĩ", "điều dưỡng", "điều dưỡng viên",
    "học sinh, sinh viên",
    "tiêu chí", "chỉ tiêu", "nhà", "cụm công nghiệp", "khu công nghiệp", "nhà đầu tư", "tuyến", "ngôi trường",
    "giường",
    "m3", "khối", "cm", "mm", "mbps", "gb", "hội viên", "đoàn viên", "buôn", "ấp", "khu phố", "tổ dân phố",
    "sinh viên",
    "lượt", "vụ", "ca", "suất", "phòng", "máy", "xe", "tàu", "tàu cá", "mô hình htx", "mô hình hợp tác xã",
  ])

  /// Whether a word belongs to a comparator: `Trên 80`, `từ 5 đến 6`.
  static func isComparing(_ token: ProseToken) -> Bool { comparingWords.contains(token.key) }

  private static let comparingWords = Set(
    "trên hơn vượt quá ít nhất tối thiểu không dưới thấp trở lên xuống khoảng xấp xỉ gần đạt từ đến tới đa chưa"
      .split(separator: " ").map { matchKey($0) })
}
