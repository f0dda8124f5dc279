/// Where the parts of an Office Open XML package are: relationships say it, whatever the folders are called.
struct PackageParts {
  struct Relationship {
    /// The last word of its type: `worksheet`, `chartsheet`, `styles`; empty where none is written.
    let type: String
    /// From the root of the package.
    let path: String
  }

  let workbook: String
  /// Those of the workbook, by identifier.
  let relationships: [String: Relationship]

  init(_ archive: ZipArchive) throws(FileFailure) {
    var main = "xl/workbook.xml"
    let root = try PackageParts.read(try archive.entry("_rels/.rels") ?? [], folder: "")
    if !archive.contains(main), let found = root.values.first(where: { $0.type == "officeDocument" }) {
      main = found.path
    } else if let found = root.values.first(where: { $0.type == "officeDocument" }),
      archive.contains(found.path)
    {
      main = found.path
    }
    workbook = main
    let parts = main.split(separator: "/", omittingEmptySubsequences: true)
    let folder = parts.dropLast().joined(separator: "/")
    let name = parts.last.map(String.init) ?? ""
    let prefix = folder.isEmpty ? "" : folder + "/"
    relationships = try PackageParts.read(
      try archive.entry("\(prefix)_rels/\(name).rels") ?? [], folder: folder)
  }

  /// The workbook's only part of a type; `nil` where it has none.
  func path(ofType type: String) -> String? {
    if let found = relationships.values.filter({ $0.type == type }).map(\.path).sorted().first {
      return found
    }
    let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
    return (folder.isEmpty ? "" : folder + "/") + type + ".xml"
  }

  private static func read(
    _ xml: [UInt8], folder: String
  ) throws(FileFailure) -> [String: Relationship] {
    var found: [String: Relationship] = [:]
    var reader = XMLReader(xml)
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == "Relationship", let id = element["Id"],
        let target = element["Target"], element["TargetMode"] != "External"
      else { continue }
      found[id] = Relationship(
        type: element["Type"].map { String($0.split(separator: "/").last ?? "") } ?? "",
        path: resolved(target, in: folder))
    }
    return found
  }

  /// A target is relative to the folder of its source, or begins with `/`.
  static func resolved(_ target: String, in folder: String) -> String {
    let target = target.replacing("\\", with: "/")
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
