import TargetDSL

/// Problems as a person reads them: a data file with thousands of broken cells says the same thousands of times, so
/// the first of a code in a file are shown and the rest are counted. Formats for programs hold them all.
struct ProblemDigest: Sendable {
  struct Rest: Sendable {
    let code: String
    let path: String
    let count: Int

    var phrase: Phrase {
      Phrase(
        en: "\(count) more of \(code) in \(path); `--format json` lists them all",
        vi: "còn \(count) lỗi \(code) trong \(path); `--format json` liệt kê đầy đủ")
    }
  }

  let shown: [Diagnostic]
  let rests: [Rest]

  init(_ problems: [Diagnostic], limit: Int = 20) {
    struct Key: Hashable {
      let code: String
      let path: String
    }
    var counts: [Key: Int] = [:]
    var order: [Key] = []
    var shown: [Diagnostic] = []
    for problem in problems {
      let key = Key(code: problem.code, path: problem.place.path)
      let count = counts[key, default: 0] + 1
      counts[key] = count
      if count <= limit {
        shown.append(problem)
      } else if count == limit + 1 {
        order.append(key)
      }
    }
    self.shown = shown
    rests = order.map { Rest(code: $0.code, path: $0.path, count: (counts[$0] ?? limit) - limit) }
  }
}
