import TargetEngine

/// The page that explains the codes, where it lies beside the program: in the folder of its sources, or where packages put it.
enum CodePage {
  private static let places = ["docs/diagnostics.md", "share/doc/plancheck/docs/diagnostics.md"]
  private static let levels = 6

  static let address: String? = {
    guard var folder = resolved("/proc/self/exe").map(parentFolder) else { return nil }
    for _ in 0..<levels {
      for place in places {
        let path = joined(folder, place)
        if (try? fileType(at: path))?.type == .file { return FileAddress.uri(of: path) }
      }
      let above = parentFolder(of: folder)
      if above == folder { break }
      folder = above
    }
    return nil
  }()

  static func address(of code: String) -> String? { address.map { $0 + "#" + code.lowercased() } }
}
