/// Why a person has to look at a clause that was read from a document before it can be trusted.
public enum Doubt: Hashable, Sendable {
  /// Neither the sentence nor anything above it says when.
  case noDeadline
  /// Only the years of the whole plan say when.
  case deadlineOfPlan
  /// `trước năm 2027`
  case beforeYear(Int)
  /// Several deadlines stand in the sentence, and none beside the number.
  case severalDeadlines
  /// `mỗi năm` without a first year.
  case firstYear(Int)
  /// A change without the year that it is counted from.
  case since(Int)
  /// `so với giai đoạn 2016-2020`
  case sinceSpan(Int)
  /// `tỷ lệ … giảm 2%`: points, or per cent of the share itself.
  case pointsOrPercent
  /// `tăng 1,5 lần`: 1.5 times or 2.5 times as much.
  case timesAsMuch
  /// `giảm tỷ lệ … 3%`: by so much, or to so much.
  case byOrTo
  /// The word of a number beside it may govern this one too.
  case comparatorBeside(Comparator)
  /// `2/3 xã`: two of three, or two thirds.
  case partOrCount
  /// `tương ứng`, `lần lượt`: matched with the numbers before in their order.
  case respectively
  /// A year stands beside the number that was not read as its deadline.
  case otherYear(Int)
  /// A number without a comparator of something that is to be small: `tỷ lệ thất nghiệp 3%`.
  case unwanted
  /// `tỷ lệ hộ nghèo còn 3-4%`
  case fallingRange
  /// Whether it is to be reached or was reached already.
  case goalOrFact
  /// A change of a number of things cannot be bound by `khoảng`.
  case roughChange
  /// `cơ bản không còn hộ nghèo`
  case nearly
  /// `5,000 ha`: five, or five thousand.
  case grouping(String)
  /// `đầu năm 2026`
  case earlyYear(Int)
  /// `đầu quý III/2025`
  case earlyPart
  /// `trong 2 năm kể từ ngày ban hành`, `trong 3 năm tới`
  case countedFrom
  /// `sau năm 2025`
  case afterYear(Int)
  /// `từ năm 2020 đến năm 2025 tăng 30%`
  case sinceFirst(Int)
  /// `so với đầu năm 2020`
  case sinceStart(Int)
  /// `2/3 số xã`: no decimal number says two thirds.
  case rounded(String)
  /// `2 HTX/huyện/năm`
  case ofEach(String)
  /// `hằng quý`: a clause of a year asks for less.
  case eachPart(String)
  /// `30 HTX với doanh thu từ 2 tỷ đồng trở lên`
  case goalOrCondition
  /// `thêm 35 bác sĩ và 80 điều dưỡng`
  case verbBeside
  /// `không để nợ xấu vượt 3%, nợ thuế vượt 5%`
  case denialBeside
  /// `tỷ lệ thất nghiệp trên 3%`
  case worse
  /// `trong 2 năm 2024-2025 có 20 xã`
  case totalOrLevel
  /// `Hằng năm trồng 50 ha rừng; chăm sóc 200 ha`
  case yearlyBeside
  /// A number of a share beyond 100%.
  case beyondWhole
  /// Words that may say when, under which condition or compared with what, and that no rule has used.
  case unusedWords(String)
  /// A word before the number that is not known to lead to it.
  case unknownLink(String)
  /// The text changes another document: `sửa đổi`, `thay cụm từ`.
  case amending
  /// Nothing around the sentence says that it is a goal.
  case outsideGoals
  /// It stands among tasks, conditions or rules.
  case amongTasks
  /// A part of the money, or of what it comes from.
  case goalOrMoney
  /// `cao hơn 5 điểm phần trăm so với bình quân`: another number says how much it is.
  case comparedWith(String)
  /// `tổn thất điện năng 4,5%`: at least, or at most?
  case eitherWay
  /// A column or a head of the table that is not known, or a head that stands above several columns.
  case table
  /// No unit stands in the row, the head or the label.
  case noUnit
  /// `Mục tiêu của Chính phủ: cả nước …`: what another plan asks for.
  case ofAnother(String)
  /// The text is not in Vietnamese.
  case language
  /// The label was cut, or its head was not found.
  case label

  /// Why a person has to look, in a sentence for them.
  public var reason: Phrase {
    switch self {
    case .noDeadline: Phrase(en: "the text names no deadline", vi: "văn bản không nêu thời hạn")
    case .deadlineOfPlan:
      Phrase(en: "the deadline is that of the whole plan", vi: "thời hạn lấy theo cả kế hoạch")
    case .beforeYear(let year):
      Phrase(
        en: "“before \(year: year)” is read as the end of \(year: year - 1)",
        vi: "“trước năm \(year: year)” được hiểu là hết năm \(year: year - 1)")
    case .severalDeadlines:
      Phrase(en: "several deadlines stand in the sentence", vi: "câu có nhiều thời hạn")
    case .firstYear(let year):
      Phrase(
        en: "the first year is not written; \(year: year) is assumed",
        vi: "không ghi năm đầu; tạm lấy \(year: year)")
    case .since(let year):
      Phrase(
        en: "the year compared with is not written; \(year: year) is assumed",
        vi: "không ghi năm so sánh; tạm lấy \(year: year)")
    case .sinceSpan(let year):
      Phrase(
        en: "compared with several years; their last, \(year: year), is taken",
        vi: "so với nhiều năm; tạm lấy năm cuối, \(year: year)")
    case .pointsOrPercent:
      Phrase(en: "points, or per cent of the share?", vi: "điểm phần trăm, hay phần trăm của tỷ lệ?")
    case .timesAsMuch:
      Phrase(
        en: "“tăng … lần”: so many times as much, or more?",
        vi: "“tăng … lần”: gấp bấy nhiêu lần, hay thêm bấy nhiêu lần?")
    case .byOrTo: Phrase(en: "by so much, or to so much?", vi: "giảm bấy nhiêu, hay giảm còn bấy nhiêu?")
    case .comparatorBeside(let comparator):
      Phrase(
        en: "the number stands bare; “\(comparator.words)” beside it may govern it too",
        vi: "con số đứng một mình; “\(comparator.words)” bên cạnh có thể áp dụng cho cả nó")
    case .partOrCount:
      Phrase(en: "a count, or a part of the whole?", vi: "đếm số lượng, hay phần của tổng thể?")
    case .respectively:
      Phrase(en: "matched in order with the numbers before", vi: "ghép theo thứ tự với các con số đứng trước")
    case .otherYear(let year):
      Phrase(
        en: "\(year: year) stands beside the number; is it its deadline?",
        vi: "năm \(year: year) đứng cạnh con số; có phải thời hạn không?")
    case .unwanted:
      Phrase(
        en: "no comparator; read as the most that is allowed",
        vi: "không có từ so sánh; được hiểu là mức cao nhất cho phép")
    case .fallingRange:
      Phrase(
        en: "a range of what is to fall: values above it are met, too; at most, or between?",
        vi: "khoảng của chỉ tiêu cần giảm: trên khoảng cũng tính là đạt; không quá, hay nằm giữa?")
    case .goalOrFact: Phrase(en: "a goal, or already reached?", vi: "mục tiêu, hay đã đạt?")
    case .roughChange:
      Phrase(en: "“khoảng” cannot be said of a change", vi: "“khoảng” không ghi được cho mức thay đổi")
    case .nearly: Phrase(en: "“cơ bản”: all of it, or nearly?", vi: "“cơ bản”: toàn bộ, hay gần hết?")
    case .grouping(let number):
      Phrase(
        en: "“\(number)”: a decimal comma, or thousands?",
        vi: "“\(number)”: dấu phẩy thập phân, hay phân nhóm nghìn?")
    case .earlyYear(let year):
      Phrase(
        en: "“the beginning of \(year: year)” has no last day; the end of March is assumed",
        vi: "“đầu năm \(year: year)” không rõ ngày nào; tạm lấy hết tháng 3")
    case .earlyPart:
      Phrase(
        en: "the beginning or middle of it has no last day; its end is assumed",
        vi: "“đầu” hoặc “giữa” không rõ ngày nào; tạm lấy ngày cuối")
    case .countedFrom:
      Phrase(
        en: "the deadline is counted from another day: write it",
        vi: "thời hạn tính từ một mốc khác: hãy ghi rõ")
    case .afterYear(let year):
      Phrase(
        en: "“after \(year: year)” is no deadline: until when?",
        vi: "“sau năm \(year: year)” không phải thời hạn: đến khi nào?")
    case .sinceFirst(let year):
      Phrase(
        en: "counted from \(year: year), or from the year before it?",
        vi: "so với năm \(year: year), hay so với năm trước đó?")
    case .sinceStart(let year):
      Phrase(
        en: "“the beginning of \(year: year)” is read as the end of \(year: year - 1)",
        vi: "“đầu năm \(year: year)” được hiểu là hết năm \(year: year - 1)")
    case .rounded(let part):
      Phrase(
        en: "“\(part)” has no exact decimal number; it is rounded",
        vi: "“\(part)” không viết được thành số thập phân hữu hạn; đã làm tròn")
    case .ofEach(let group):
      Phrase(
        en: "it is asked of each “\(group)”; a measure of all of them adds up to more",
        vi: "tính cho từng “\(group)”; cộng chung tất cả sẽ là số khác")
    case .eachPart(let words):
      Phrase(
        en: "“\(words)”: a clause of the whole year asks for less",
        vi: "“\(words)”: mức ghi cho cả năm sẽ thấp hơn yêu cầu")
    case .goalOrCondition:
      Phrase(
        en: "a goal, or a condition on what is counted?",
        vi: "mục tiêu, hay điều kiện của đối tượng được đếm?")
    case .verbBeside:
      Phrase(
        en: "the verb before the number beside it is taken to govern it too",
        vi: "động từ trước con số bên cạnh được hiểu là áp dụng cho cả nó")
    case .denialBeside:
      Phrase(
        en: "“không để” before the number beside it may govern it too",
        vi: "“không để” trước con số bên cạnh có thể áp dụng cho cả nó")
    case .worse:
      Phrase(
        en: "more of what is to be small: is the way of the bound right?",
        vi: "chỉ tiêu cần giảm mà lại ghi “trên”: đúng chiều chưa?")
    case .totalOrLevel:
      Phrase(
        en: "what comes in these years together, or what there is at their end?",
        vi: "cộng cả các năm này, hay số có được vào cuối kỳ?")
    case .yearlyBeside:
      Phrase(
        en: "“every year” at the head of the sentence may be said of it, too",
        vi: "“hằng năm” ở đầu câu có thể nói cả về con số này")
    case .beyondWhole: Phrase(en: "more than 100% is no share", vi: "quá 100% không phải là tỷ lệ")
    case .unusedWords(let words):
      Phrase(
        en: "“\(words)” was not used: does it change the number or when it holds?",
        vi: "chưa tính đến “\(words)”: có làm thay đổi con số hay thời hạn không?")
    case .unknownLink(let word):
      Phrase(
        en: "a word that is not known stands before the number: “\(word)”",
        vi: "trước con số có từ chưa rõ nghĩa: “\(word)”")
    case .amending:
      Phrase(
        en: "the text changes another document: which number holds now?",
        vi: "văn bản sửa đổi văn bản khác: con số nào còn hiệu lực?")
    case .outsideGoals:
      Phrase(
        en: "nothing around the sentence says that it is a goal",
        vi: "quanh câu không có gì cho biết đây là mục tiêu")
    case .amongTasks:
      Phrase(
        en: "it stands among tasks or rules: a goal of the plan?",
        vi: "nằm trong phần nhiệm vụ, quy định: có phải mục tiêu của kế hoạch không?")
    case .goalOrMoney:
      Phrase(
        en: "a goal, or where the money comes from?", vi: "mục tiêu, hay cơ cấu nguồn kinh phí?")
    case .comparedWith(let words):
      Phrase(
        en: "it is compared with something that has no number here: “\(words)”",
        vi: "so sánh với đại lượng không có số ở đây: “\(words)”")
    case .eitherWay:
      Phrase(
        en: "no comparator: at least, or at most?", vi: "không có từ so sánh: ít nhất, hay không quá?")
    case .table:
      Phrase(
        en: "not every column of the table was understood", vi: "bảng có cột chưa hiểu hết")
    case .noUnit: Phrase(en: "no unit is written beside it", vi: "không ghi đơn vị tính")
    case .ofAnother(let words):
      Phrase(
        en: "it speaks of “\(words)”: a goal of this plan?",
        vi: "câu nói về “\(words)”: có phải mục tiêu của kế hoạch này không?")
    case .language:
      Phrase(en: "the text is not in Vietnamese", vi: "văn bản không viết bằng tiếng Việt có dấu")
    case .label: Phrase(en: "the label", vi: "nhãn")
    }
  }
}

extension Figure {
  /// What its number leaves open.
  func doubts(of tokens: some Collection<ProseToken>) -> [Doubt] {
    var doubts: [Doubt] = []
    if let outOf, outOf <= Rational(10) || !tokens.contains(where: { $0.isSymbol("/") }) {
      doubts.append(.partOrCount)
    }
    // `ít nhất 8/10 huyện đoàn`: a part of something that is not known to be counted.
    if outOf == nil, unit.kind == .percent, unit.text.isEmpty, tokens.contains(where: { $0.isSymbol("/") }),
      let total = tokens.filter({ $0.kind == .number }).last.flatMap({ Int($0.text) }), total > 4
    {
      doubts.append(.partOrCount)
    }
    if let number = tokens.first(where: { isOfTwoReadings($0.text) }) {
      doubts.append(.grouping(number.text))
    }
    if let low, low.exactDecimal(atMost: 9) == nil { doubts.append(.rounded(Array(tokens).written)) }
    return doubts
  }
}

extension Comparator {
  /// In the words of the documents.
  var words: String {
    switch self {
    case .moreThan: "trên"
    case .atLeast: "ít nhất, trở lên"
    case .lessThan: "dưới"
    case .atMost: "không quá"
    case .about: "khoảng"
    case .exactly: "đúng"
    case .bare, .range, .noneLeft, .everyOne: ""
    }
  }
}
