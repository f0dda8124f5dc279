/// What of a plan says in a newer state of its texts what it said, and rests on nothing that has changed: what was measured
/// of it holds until it is measured anew.
public struct StandingParts: Sendable {
  /// Where the clauses of goals stand now: by path, then by the line where each stood, from 1.
  public private(set) var lines: [String: [Int: Int]] = [:]
  /// Targets of which every clause holds.
  public private(set) var targets: Set<String> = []
  public private(set) var populations: Set<String> = []
  public private(set) var tables: Set<String> = []

  /// `asOf` is the day as of which the old one was judged. O(both texts)
  public init(of old: CompiledPlan, in new: CompiledPlan, asOf: CalendarDate?) {
    let (before, after) = (Parts(of: old), Parts(of: new))
    guard before.headers == after.headers else { return }
    // A stated value may move the day as of which every goal is judged; rows are counted on that of their snapshot.
    let stated = [before.lastStated, after.lastStated]
    let isSameDay =
      stated[0] == stated[1] || stated.allSatisfy { day in asOf.map { (day ?? $0) < $0 } == true }
    var holds: [Parts.Key: Bool] = [:]
    for (key, part) in before.all {
      let isSame = before.holds(key, in: after, &holds)
      switch part.node.kind {
      case .population: if isSame { populations.insert(key.name) }
      case .table: if isSame { tables.insert(key.name) }
      case .target:
        guard isSameDay, let now = after.all[key], isSame else { continue }
        keep(part, now, of: key)
      default: continue
      }
    }
  }

  /// The clauses of a target that say what they said, each where it stands now.
  private mutating func keep(_ part: Part, _ now: Part, of key: Parts.Key) {
    var free = now.clauses
    var isWhole = part.clauses.count == now.clauses.count
    for clause in part.clauses {
      guard let index = free.firstIndex(where: { $0.sign == clause.sign }) else {
        isWhole = false
        continue
      }
      lines[key.path, default: [:]][clause.line] = free.remove(at: index).line
    }
    if isWhole { targets.insert(key.name) }
  }
}

/// A declaration, and what it says.
private struct Part {
  let node: SyntaxNode
  /// Of a target without its goals and what is only told.
  let sign: UInt64
  let clauses: [(sign: UInt64, line: Int)]

  private static let goals: Set<SyntaxKind> = [
    .byClause, .eachYearClause, .totalClause, .alwaysClause, .undatedClause, .readingClause,
  ]
  private static let told: Set<SyntaxKind> = [.sourceClause, .ownerClause, .noteClause]

  init(_ node: SyntaxNode) {
    self.node = node
    let parts = node.nodes
    let left = parts.filter { part in
      node.kind == .target && Part.goals.contains(part.kind) || Part.told.contains(part.kind)
    }
    sign = node.sign(without: left.map(\.span.range))
    clauses =
      node.kind == .target
      ? parts.filter { Part.goals.contains($0.kind) }.map { ($0.sign(without: []), $0.span.line) } : []
  }
}

/// The declarations of a plan's files, and which of them each rests on.
private struct Parts {
  struct Key: Hashable {
    let path: String
    let kind: SyntaxKind
    let name: String
  }

  private(set) var all: [Key: Part] = [:]
  private(set) var headers: [UInt64] = []
  /// The last day of which a file of the plan states a value.
  private(set) var lastStated: CalendarDate?
  private var basis: [Key: Set<Key>] = [:]

  init(of plan: CompiledPlan) {
    /// By file, where each declaration begins, in order.
    var starts: [ObjectIdentifier: [(range: Range<Int>, key: Key)]] = [:]
    for tree in plan.trees {
      for node in tree.root.nodes {
        guard let name = node.tokens.dropFirst().first(where: { $0.kind == .word }) else { continue }
        let part = Part(node)
        for clause in node.nodes where clause.kind == .baselineClause || clause.kind == .reportedClause {
          let day = clause.tokens.lazy.compactMap { clause.day(of: $0) }.first
          lastStated = [lastStated, day].compactMap { $0 }.max()
        }
        if node.kind == .plan { headers.append(part.sign) }
        let key = Key(path: tree.source.path, kind: node.kind, name: node.text(of: name))
        all[key] = part
        starts[ObjectIdentifier(tree.source), default: []].append((node.span.range, key))
      }
    }
    func owner(_ span: SourceSpan) -> Key? {
      guard let parts = starts[ObjectIdentifier(span.file)] else { return nil }
      var (low, high) = (0, parts.count)
      while low < high {
        let middle = (low + high) / 2
        if parts[middle].range.lowerBound <= span.range.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low > 0 && parts[low - 1].range.contains(span.range.lowerBound) ? parts[low - 1].key : nil
    }
    for use in plan.names.uses {
      guard let user = owner(use.span), let whole = plan.names.declaration(of: use.symbol)?.whole,
        let used = owner(whole), used != user
      else { continue }
      basis[user, default: []].insert(used)
    }
  }

  /// Whether a declaration and all that it rests on say in other texts what they say here.
  func holds(_ key: Key, in other: Parts, _ known: inout [Key: Bool], depth: Int = 0) -> Bool {
    if let known = known[key] { return known }
    // What leads back to itself is decided by the rest.
    known[key] = true
    let isSame =
      depth < Checker.chainLimit && other.all[key]?.sign == all[key]?.sign && all[key] != nil
      && (basis[key] ?? []).allSatisfy { holds($0, in: other, &known, depth: depth + 1) }
    known[key] = isSame
    return isSame
  }
}

extension SyntaxNode {
  /// Tells what a node says, whatever spaces, comments and words that mean nothing more stand in it, but for some of its
  /// parts: FNV-1a of its words.
  fileprivate func sign(without left: [Range<Int>]) -> UInt64 {
    let range = span.range
    let tokens = tree.tokens
    var (low, high) = (0, tokens.lastIndex { $0.kind == .endOfFile } ?? tokens.count)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var part = 0
    while low < end, tokens[low].range.upperBound <= range.upperBound {
      let token = tokens[low]
      low += 1
      while part < left.count, left[part].upperBound <= token.range.lowerBound { part += 1 }
      if part < left.count, left[part].lowerBound <= token.range.lowerBound { continue }
      for byte in tree.source.bytes[token.range] { add(byte) }
      add(0)
    }
    return hash
  }
}
