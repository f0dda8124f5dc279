/// A number as Vietnamese prose writes it: `5.000` and `58.506,9` (points group, a comma is the decimal sign),
/// `08`, `3,5`; `5,000` with nothing but zeros behind its comma is five thousand. A point that groups nothing (`2.5`) is a decimal point. `nil` beyond 30 digits.
func readProseNumber(_ text: String) -> Rational? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  let groups = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
  // `1,234,567`: commas that group, as in English; one comma is always the decimal sign.
  if parts.count > 2 {
    guard groups.count == 1, parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
    return digits(parts.joined(), fraction: "")
  }
  let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  if parts.count == 2 {
    if groups.count == 1, parts[1] == "000", groups[0].utf8.count <= 3, groups[0].first != "0" {
      return digits(parts.joined(), fraction: "")
    }
    return isGrouped || groups.count == 1 ? digits(groups.joined(), fraction: parts[1]) : nil
  }
  if groups.count == 1 || isGrouped { return digits(groups.joined(), fraction: "") }
  return groups.count == 2 ? digits(String(groups[0]), fraction: groups[1]) : nil
}

/// Whether a comma may part thousands, as in English, or decimals: `5,000`, `12,450`.
func isOfTwoReadings(_ number: String) -> Bool {
  let parts = number.split(separator: ",", omittingEmptySubsequences: false)
  return parts.count == 2 && parts[1].utf8.count == 3 && (1...3).contains(parts[0].utf8.count)
    && !parts[0].contains(".") && parts[0].first != "0"
}

private func digits(_ whole: String, fraction: Substring) -> Rational? {
  guard whole.utf8.count + fraction.utf8.count <= 30, let value = Int128(whole + fraction) else { return nil }
  return Rational(digits: value, fractionDigits: fraction.utf8.count)
}

/// Whether a number is written as a calendar year: four digits, nothing else, of a century that plans speak of.
func proseYear(_ token: ProseToken) -> Int? {
  guard token.kind == .number, token.text.utf8.count == 4, let year = Int(token.text),
    (1900...2100).contains(year)
  else { return nil }
  return year
}
