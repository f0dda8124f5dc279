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
  /// A number of a share beyond 100%.
  case beyondWhole
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
    case .beyondWhole: Phrase(en: "more than 100% is no share", vi: "quá 100% không phải là tỷ lệ")
    case .label: Phrase(en: "the label", vi: "nhãn")
    }
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
