/// Words that make a whole passage or document one to be looked at.
enum Certainty {
  /// They change another document.
  static let amendments = ProsePhrases([
    "sửa đổi", "sửa đổi, bổ sung", "bổ sung một số", "thay thế", "thay cụm từ", "thay số", "được thay bằng",
    "thay bằng", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "đính chính", "cụm từ", "bỏ chỉ tiêu", "điều chỉnh chỉ tiêu",
    "điều chỉnh tăng", "điều chỉnh giảm", "điều chỉnh một số", "điều chỉnh, bổ sung", "giữ nguyên",
    "hết hiệu lực", "điều chỉnh mục tiêu", "nay sửa", "bổ sung điểm", "bổ sung khoản",
  ])

  /// Behind a comparison they name something that has no number in the sentence.
  static let levelsOfOthers = ProsePhrases([
    "bình quân", "mức bình quân", "trung bình", "mức trung bình", "cả nước", "toàn quốc", "cùng kỳ",
    "mặt bằng",
  ])

  /// `cao hơn 5% so với …`, `thấp hơn bình quân của tỉnh 2%`
  static let comparatives = ProsePhrases([
    "cao hơn", "thấp hơn", "lớn hơn", "nhỏ hơn", "nhiều hơn", "ít hơn", "kém hơn", "nhanh hơn", "tăng hơn",
    "giảm hơn", "vượt hơn", "kém", "gấp hơn",
  ])

  /// They tell what came about: `thực hiện được`, `mới đạt`.
  static let results = ProsePhrases([
    "mới đạt", "mới được",
    "mới chỉ", "chỉ đạt", "chỉ bằng", "chỉ có", "mới có", "vẫn còn", "vẫn", "lũy kế đến", "luỹ kế đến",
    "còn tới",
    "thực tế", "đạt kết quả", "chỉ mới", "đến thời điểm", "ghi nhận", "đến nay", "hiện có", "hiện còn",
    "tính đến", "hiện nay", "hiện tại",
    "hiện đã", "hiện đang", "trước đây", "vừa qua", "năm qua", "những năm qua", "thời gian qua",
    "tính từ đầu",
    "sẵn có", "có sẵn", "đang có", "tăng nhanh", "giảm mạnh", "tăng mạnh",
    "giảm nhanh",
  ])

  /// They tell what came about, or what is to come about by a year that is named.
  static let attained = ProsePhrases([
    "thực hiện được", "đạt được", "giải quyết được", "thành lập được", "xây dựng được", "hoàn thành được",
    "huy động được", "thu hút được", "đào tạo được", "trồng được", "giảm được", "tăng được", "thu được",
  ])

  static let funds = ProsePhrases([
    "kinh phí", "ngân sách", "nguồn vốn", "vốn trung ương", "vốn địa phương", "vốn tỉnh", "vốn huyện",
    "vốn xã",
    "vốn đối ứng", "vốn vay", "vốn khác", "vốn xã hội hóa", "vốn lồng ghép", "nguồn", "dự toán", "hạn mức",
    "mức hỗ trợ", "định mức", "mức chi", "hỗ trợ tối đa", "vốn sự nghiệp", "vốn đầu tư phát triển",
  ])

  /// Whose goals are told where a plan says what it follows.
  static let others = ProsePhrases([
    "cả nước", "toàn quốc", "của chính phủ", "của trung ương", "của bộ", "thế giới", "các tỉnh", "tỉnh bạn",
    "khu vực asean",
    "chính phủ giao", "trung ương giao", "quốc tế đặt",
  ])

  static let givers = ProsePhrases([
    "đóng góp", "đối ứng", "tài trợ", "xã hội hóa", "xã hội hoá", "tín dụng", "doanh nghiệp", "trung ương",
    "cấp tỉnh",
    "cấp huyện", "cấp xã", "nhân dân", "người dân",
  ])

  /// Money that is a goal itself.
  static let incomes = ProsePhrases([
    "thu ngân sách", "tổng thu", "vốn đầu tư toàn xã hội", "thu hút", "vốn điều lệ", "doanh thu", "huy động",
    "giải ngân", "tự chủ", "chi ngân sách", "tổng chi", "nguồn nước", "nguồn nhân lực", "nguồn lao động",
    "nguồn thải", "tại nguồn", "đầu nguồn", "nguồn điện", "thu từ", "nguồn gốc", "tổng nguồn vốn", "dư nợ",
    "nợ",
    "tiết kiệm", "vốn đầu tư công",
  ])
}

extension Certainty {
  /// The less there is of it the better, as a rule.
  static let burdens = ProsePhrases([
    "tổn thất", "cháy", "nổ", "hao", "lãng phí", "tồn đọng", "tồn dư", "nợ", "khiếu nại", "tố cáo", "chết",
    "tử vong", "thương tích", "bạo lực", "xâm hại", "ma túy", "ma tuý", "nghiện", "con thứ ba", "con thứ 3",
    "mù chữ", "tai biến", "dịch bệnh", "ổ dịch", "phát thải", "khí thải", "chôn lấp", "thiếu", "chưa",
    "không đạt",
    "không có", "yếu kém", "loại yếu", "trung bình yếu", "trễ", "chậm trễ", "chậm tiến độ", "quá hạn",
    "vi phạm", "sai sót", "lỗi",
    "rủi ro", "thoái hóa", "phá rừng", "lấn chiếm", "nhà tạm", "dột nát", "thừa cân", "chi phí",
    "chi thường xuyên",
    "thời gian", "số ngày", "đơn thư", "ùn tắc", "ngập", "tiêu hao", "mất an toàn", "nghèo", "thất nghiệp",
    "suy dinh dưỡng", "bỏ học", "tai nạn", "thất thoát", "ô nhiễm", "tội phạm", "mắc", "nhiễm", "béo phì",
    "tảo hôn",
    "lưu ban", "nhẹ cân", "hao hụt", "số vụ", "phụ thuộc", "sĩ số", "tỷ số giới tính", "mức sinh", "biên chế",
    "bội chi", "lạm phát", "giá tiêu dùng", "nhập siêu", "ly hôn", "thiệt hại", "mất mùa", "gãy", "hư hỏng",
    "xuống cấp", "tái phạm", "tái nghiện", "trốn", "bỏ trốn", "gian lận", "hàng giả", "buôn lậu", "thôi việc",
    "từ chối", "trả lại", "nhập lậu", "bỏ hoang", "để hoang", "dư thừa", "giải thể", "ngừng hoạt động",
    "phá thai",
    "cơ cấu", "tỷ trọng nông", "lao động nông nghiệp", "lượng rác", "quy mô dân số", "dân số trung bình",
    "tăng dân số", "tỷ suất sinh",
    "số con", "ổn định ở mức", "giữ ở mức", "kiểm soát ở mức", "khống chế", "tái mù", "thiểu năng", "ngộ độc",
    "lao động trẻ em", "dôi dư", "xả", "rò rỉ", "thuốc bảo vệ thực vật",
  ])

  /// What is done about a burden is wanted.
  static let reliefs = ProsePhrases([
    "được", "thu gom", "xử lý", "giải quyết", "khắc phục", "thoát", "xóa", "xoá", "điều trị", "phát hiện",
    "hỗ trợ",
    "tái chế", "phòng chống", "điều tra", "khám phá", "giúp", "cấp", "tham gia", "cai", "sống",
    "quản lý", "di dời", "sắp xếp", "tiếp nhận", "thu hồi", "triệt phá", "hòa giải", "tiết kiệm", "cải tạo",
    "vay", "đào tạo", "tiếp cận", "sử dụng", "ngập mặn", "ngập nước",
  ])

  /// A percentage behind them says how much less or more.
  static let moves = ProsePhrases([
    "tiết kiệm", "tinh giản", "bớt", "thu hẹp", "gia tăng", "thặng dư", "cắt", "rút", "nâng thêm", "vượt thu",
    "tăng thu", "giảm chi", "miễn", "miễn giảm", "chênh lệch", "chênh",
  ])

  static let plans = ProsePhrases([
    "kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "nghị quyết", "định mức", "quy định", "so",
  ])
}
