// English counts: one thing is singular. `Wording` writes them: `\(count: rows, "rows")`.

/// One of the things that an English plural names, by the regular endings; a word that is no such plural stays.
///
/// For example: `cooperative` for `cooperatives`, `party` for `parties`, `ha` for `ha`.
public func singular(_ plural: String) -> String {
  switch plural {
  case "people": return "person"
  case "children": return "child"
  case "men": return "man"
  case "women": return "woman"
  case "series", "species", "means": return plural
  default: break
  }
  guard plural.count > 3, plural.hasSuffix("s"), !plural.hasSuffix("ss"), !plural.hasSuffix("us"),
    plural.unicodeScalars.allSatisfy(\.isASCII)
  else { return plural }
  if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
  let hasES = ["ches", "shes", "sses", "xes"].contains { plural.hasSuffix($0) }
  return String(plural.dropLast(hasES ? 2 : 1))
}
