/// A path as reports write it: as it was given, without `./` at its start, doubled or closing slashes.
package func tidied(_ path: String) -> String {
  let isAbsolute = path.hasPrefix("/")
  let parts = path.split(separator: "/").filter { $0 != "." }
  let joined = parts.joined(separator: "/")
  if isAbsolute { return "/" + joined }
  return joined.isEmpty ? "." : joined
}

package func joined(_ folder: String, _ name: String) -> String {
  folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// The last part of a path.
package func lastName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// Whether a file's name ends so, in capital or small letters: some systems do not tell them apart.
package func hasEnding(_ path: String, _ ending: String) -> Bool {
  path.utf8.count >= ending.utf8.count
    && String(decoding: path.utf8.suffix(ending.utf8.count), as: UTF8.self).lowercased() == ending
}

/// The folder that holds a path.
package func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A text in which any letter may be written by its number, as `%2F`: in addresses, and in names of folders.
package func percentDecoded(_ text: Substring) -> String {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    if byte == 0x25, digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
      bytes.append(code)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
