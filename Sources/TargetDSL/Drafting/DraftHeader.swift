// The head of a draft: how to go on from here, and what the document says of itself.

extension DraftWriter {
  func header(_ name: String) -> [String] {
    var lines = advice.map { $0.isEmpty ? "#" : "# " + $0 }
    lines += ["", "plan \(name)" + (document?.title.map { " \(quoted($0))" } ?? "")]
    if let number = document?.number { lines.append("  document \(quoted(number))") }
    if let issued = document?.issued {
      lines.append("  issued \(issued)")
    } else if let year = document?.year {
      lines.append(
        "  issued \(year) # "
          + phrase(
            "the latest date in the text; write the day of issue",
            "ngày muộn nhất trong văn bản; hãy ghi ngày ban hành"))
    } else {
      lines.append(
        "  # "
          + spelled("issued 2023-12-31") + " "
          + phrase(
            "(the text does not say when it was issued; write the day here)",
            "(văn bản không ghi ngày ban hành; hãy ghi ngày đó ở đây)"))
    }
    if let place = document?.place { lines.append("  place \(quoted(place))") }
    if let period {
      let remark =
        document?.year == nil
        ? " # " + phrase("begin with the year of issue", "hãy bắt đầu từ năm ban hành") : ""
      lines.append("  period \(period.lowerBound)..\(period.upperBound)" + remark)
    }
    if statements.contains(where: {
      $0.figure.comparator == .about && $0.figure.tolerance == nil && $0.figure.change == nil
        && $0.kind != .fact
    }) {
      lines.append(
        "  about means within 5% # "
          + phrase("how near is `khoảng`? choose", "`khoảng` là gần đến mức nào? hãy chọn"))
    }
    return lines + [""]
  }

  private var advice: [String] {
    let words =
      vocabulary.map { "`\($0.path)`" }
      ?? phrase("a vocabulary (`plancheck init` writes one)", "tệp từ vựng (`plancheck init` tạo ra)")
    let population = vocabulary?.populations.first ?? "cooperatives"
    let table = vocabulary?.tables.first ?? "organisations"
    let isVietnamese = self.words == .vietnamese
    let published =
      isVietnamese ? "`báo cáo 2024: 120 theo \"…\"`" : "`reported 2024: 120 from \"…\"`"
    let stated = isVietnamese ? "`theo công bố`" : "`stated`"
    let count = isVietnamese ? "`số \(population)`" : "`count of \(population)`"
    let share = isVietnamese ? "`tỷ lệ \(population) mà …`" : "`share of \(population) where …`"
    return phrase(
      """
      A draft: one stub for every figure of the document. How to go on:

      1. Compare what is marked `# look` with the text; the other clauses are sure.
      2. What is published about a goal goes below it: \(published).
      3. What your own lists hold is measured: replace \(stated) by \(count) or by
         \(share). The names stand in
         \(words).
      4. `plancheck template` writes empty lists. Filled in, they are data/2024/\(table).csv and so on.
      5. `plancheck check` judges the goals, `plancheck trace` compares the plan with the document again.
      """,
      """
      Bản nháp: mỗi con số của văn bản là một mục nháp. Các bước tiếp theo:

      1. Đối chiếu với văn bản những chỗ có `# look`; các mức khác là chắc chắn.
      2. Số liệu đã công bố ghi ngay dưới mục tiêu: \(published).
      3. Số liệu có trong danh sách của mình thì đo: thay \(stated) bằng \(count) hoặc
         \(share). Các tên nằm trong
         \(words).
      4. `plancheck template` tạo danh sách trống. Điền xong, đặt vào data/2024/\(table).csv v.v.
      5. `plancheck check` đánh giá các mục tiêu, `plancheck trace` đối chiếu lại kế hoạch với văn bản.
      """
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
