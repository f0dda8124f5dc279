/// Gives the compiler a draft and the files that it uses.
struct DraftReader: SourceReader {
  let path: String
  let text: String
  /// The files of the vocabulary.
  let others: [SourceFile]

  func read(_ path: String) throws(SourceReadError) -> [UInt8] {
    if path == self.path { return Array(text.utf8) }
    let name = path.split(separator: "/").last
    // Paths are those of the caller; the names of a vocabulary and of what it uses are told apart by their ends.
    let found =
      others.first { $0.path == path } ?? others.first { $0.path.split(separator: "/").last == name }
    guard let found else {
      throw SourceReadError(reason: Phrase(en: "it does not exist", vi: "không có tệp này"))
    }
    return found.bytes
  }
}
