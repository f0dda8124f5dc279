import TargetDSL

/// The files of a new plan folder: a first plan with its explanations, and the words that it uses.
struct FirstPlan {
  /// The name of the plan. For example: `caobang`.
  let name: String
  let label: String
  /// The year in which the plan starts.
  let year: Int
  /// How the plan names the file with the shared words. For example: `../common/vocabulary.plan`.
  let vocabularyPath: String
  let language: Language
  /// Whose words the files are written in.
  let words: Language

  /// The plan, laid out as `plancheck fmt` does it.
  var plan: [UInt8] { laidOut(planText.text(in: language)) }

  var vocabulary: [UInt8] { laidOut(vocabularyText.text(in: language)) }

  private func laidOut(_ text: String) -> [UInt8] {
    format(SyntaxTree.parse(SourceFile(path: "", text: text)), in: words)
  }

  /// What a plan in Vietnamese words calls by its labels.
  private struct Names {
    var goodOrFair = "good_or_fair_cooperatives"
    var cooperatives = "cooperatives"
    var rated = "rating in { good, fair }"
    var count = "cooperative_count"
    var loans = "loans"
    var currency = "VND"
  }

  private var names: Names {
    words == .vietnamese
      ? Names(
        goodOrFair: "htx_tốt_khá", cooperatives: "hợp_tác_xã", rated: "xếp_loại in { tốt, khá }",
        count: "số_hợp_tác_xã", loans: "vốn_vay", currency: "đồng")
      : Names()
  }

  private var source: String { words == .vietnamese ? "nguồn" : "source" }
  private var says: String { words == .vietnamese ? "ghi" : "says" }
  private var stated: String { words == .vietnamese ? "theo công bố" : "stated" }

  private var header: String {
    """
    plan \(name) "\(label)"
      document "00/KH-UBND"
      issued \(year)-01-31
      place "\(label)"
      period \(year)..\(year + 5)
      about means within 5%

    use "\(vocabularyPath)"
    """
  }

  private var planText: Phrase {
    Phrase(
      en: """
        # A plan says, goal by goal, what shall be reached and when. A line that starts with # is a comment.
        #
        # Check it with        plancheck check FOLDER
        # Lay it out with      plancheck fmt FOLDER
        # Ask for data with    plancheck template FOLDER
        #
        # Data of a year go into data/\(year: year)/, one file per table: data/\(year: year)/organisations.csv.

        # The document that the goals come from. Replace its number, day, place and years.
        \(header)

        # A goal: its name, its label, what it measures; then what is known, and what shall be reached by when.
        # "\(source)" names the place in the document, "\(says)" quotes the few words that carry the figure.
        target good_or_fair_cooperatives "Cooperatives rated good or fair"
          = share of cooperatives where rating in { good, fair }
          baseline \(year: year - 1): 40%
          by \(year: year + 3): at least 50%
            source "II.1" says "ít nhất 50%"
          by \(year: year + 5): more than 60%
            source "II.2" says "trên 60%"
          owner "the provincial union of cooperatives"
          note "a cooperative that is not rated is not good"

        # A name of the vocabulary needs no "=": it is measured as the vocabulary says.
        target cooperative_count
          by \(year: year + 5): at least 100
            source "II.2" says "ít nhất 100"

        # A figure that no table holds is "\(stated)": reported values are all that is known of it.
        target loans "Loans to cooperatives" = stated in billion VND
          reported \(year: year - 1): 12.5 billion VND from "annual report of the fund"
          each year: at least 15 billion VND
            source "III.1" says "tối thiểu 15 tỷ đồng"

        """,
      vi: """
        # Kế hoạch ghi từng mục tiêu: phải đạt mức nào, vào lúc nào. Dòng bắt đầu bằng # là chú thích.
        #
        # Kiểm tra:            plancheck check THƯ_MỤC
        # Trình bày lại:       plancheck fmt THƯ_MỤC
        # Tạo mẫu số liệu:     plancheck template THƯ_MỤC
        #
        # Số liệu của một năm đặt trong data/\(year: year)/, mỗi bảng một tệp: data/\(year: year)/organisations.csv.

        # Văn bản chứa các mục tiêu. Hãy thay số, ngày, địa bàn và các năm.
        \(header)

        # Một mục tiêu: tên, nhãn, cách đo; rồi đến số đã biết, và mức phải đạt vào thời điểm nào.
        # "\(source)" nêu vị trí trong văn bản, "\(says)" trích đúng mấy chữ mang con số.
        target \(names.goodOrFair) "Hợp tác xã xếp loại tốt, khá"
          = share of \(names.cooperatives) where \(names.rated)
          baseline \(year: year - 1): 40%
          by \(year: year + 3): at least 50%
            source "II.1" says "ít nhất 50%"
          by \(year: year + 5): more than 60%
            source "II.2" says "trên 60%"
          owner "Liên minh Hợp tác xã tỉnh"
          note "hợp tác xã chưa xếp loại không phải là tốt"

        # Tên hay nhãn có trong từ vựng thì không cần dấu "=": cách đo theo từ vựng.
        target \(names.count)
          by \(year: year + 5): at least 100
            source "II.2" says "ít nhất 100"

        # Con số không có trong bảng nào là "\(stated)": chỉ biết qua các giá trị được công bố.
        target \(names.loans) "Vốn vay của hợp tác xã" = stated in billion \(names.currency)
          reported \(year: year - 1): 12.5 billion \(names.currency) from "báo cáo năm của quỹ"
          each year: at least 15 billion \(names.currency)
            source "III.1" says "tối thiểu 15 tỷ đồng"

        """)
  }

  private var vocabularyText: Phrase {
    let tables = """
      table organisations "Tổ chức kinh tế tập thể"
        column id "Mã số" text key
        column name "Tên tổ chức" | "Tên" text
        column kind "Loại hình" one of { tht = "tổ hợp tác", htx = "hợp tác xã", lhhtx = "liên hiệp hợp tác xã" | "liên hiệp HTX" }
        column commune "Xã" | "Xã, phường" refers to communes
        column status "Tình trạng" one of { active = "đang hoạt động", dormant = "ngừng hoạt động", dissolving = "chờ giải thể" }
        column founded "Ngày thành lập" date
        column dissolved "Ngày giải thể" date blank means none
        column rating "Xếp loại" one of { good = "tốt", fair = "khá", average = "trung bình", weak = "yếu" } blank means none
        column members "Số thành viên" whole in people from 0
        column income "Thu nhập bình quân" decimal in million VND per person per year from 0 to 10_000
        column earners "Số người tính thu nhập" whole in people from 0

      table communes "Xã, phường"
        column id "Mã xã" text key
        column name "Tên xã" | "Tên" text
        column residents "Dân số" whole in people from 0
      """
    let populations = """
      population current_organisations "Tổ chức hiện có" = organisations where dissolved is none
      population groups "Tổ hợp tác" = current_organisations where kind = tht
      population cooperatives "Hợp tác xã" = current_organisations where kind = htx
      population unions "Liên hiệp hợp tác xã" = current_organisations where kind = lhhtx
      population operating_cooperatives "Hợp tác xã đang hoạt động" = cooperatives where status = active
      """
    func indicators(_ labels: [String]) -> String {
      """
      indicator group_count "\(labels[0])" = count of groups
      indicator cooperative_count "\(labels[1])" = count of cooperatives
      indicator union_count "\(labels[2])" = count of unions

      indicator cooperative_income "\(labels[3])" = mean of income over cooperatives weighted by earners
      """
    }
    let units = "unit person, people \"người\"\nunit VND \"đồng\""
    return Phrase(
      en: """
        # The words that plans share: what numbers count, what the data hold, who is counted.

        # Units. Per cent, points and the scales thousand, million and billion need no declaration.
        \(units)

        # One file of data per table. A column is found under its name or any of the headers in quotes.
        # An empty cell is unknown, unless the column says what it means.
        \(tables)

        # Rows that are counted. Where two plans count different ones, they count different things.
        \(populations)

        # Measures that several plans may set goals on, so that the plans compare.
        \(indicators(["Cooperative groups", "Cooperatives", "Unions of cooperatives", "Mean income in cooperatives"]))

        """,
      vi: """
        # Từ vựng dùng chung cho các kế hoạch: con số đếm gì, số liệu gồm gì, những ai được tính. Tên viết bằng tiếng Anh
        # để mọi kế hoạch cùng dùng; kế hoạch gọi theo nhãn cũng được: "Hợp tác xã" là `hợp_tác_xã`.

        # Đơn vị. Phần trăm, điểm phần trăm và nghìn, triệu, tỷ không cần khai báo.
        \(units)

        # Mỗi bảng một tệp số liệu. Cột được tìm theo tên hoặc theo tiêu đề trong ngoặc kép.
        # Ô trống là chưa biết, trừ khi cột ghi rõ ô trống nghĩa là gì.
        \(tables)

        # Các dòng được tính. Hai kế hoạch tính những dòng khác nhau là đang nói về hai việc khác nhau.
        \(populations)

        # Chỉ tiêu mà nhiều kế hoạch có thể cùng đặt ra, để so sánh được với nhau.
        \(indicators(["Số tổ hợp tác", "Số hợp tác xã", "Số liên hiệp hợp tác xã", "Thu nhập bình quân trong hợp tác xã"]))

        """)
  }
}
