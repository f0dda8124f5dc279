import Synchronization

/// The tree of each file that was read last, for those who compile again and again: it is taken anew for as long as the
/// bytes are the same, so that what several plans use is parsed once.
public final class TreeShelf: Sendable {
  private let trees: Mutex<[String: SyntaxTree]>

  /// An empty shelf.
  public init() { trees = Mutex([:]) }

  /// With the trees that another one has, for what is only tried: the other keeps its own.
  public init(of other: TreeShelf) {
    let known = other.trees.withLock { $0 }
    trees = Mutex(known)
  }

  func tree(_ path: String, _ bytes: [UInt8], parse: (SourceFile) -> SyntaxTree) -> SyntaxTree {
    if let known = trees.withLock({ $0[path] }), known.source.bytes == bytes { return known }
    let tree = parse(SourceFile(path: path, bytes: bytes))
    trees.withLock { $0[path] = tree }
    return tree
  }
}
