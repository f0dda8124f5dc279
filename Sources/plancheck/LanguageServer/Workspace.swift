import TargetDSL
import TargetEngine

/// The plans that an editor has before it: open texts before those on the disk, and what was made of them.
final class Workspace {
  /// More plan files than that are not searched for uses of a shared file.
  private static let fileLimit = 500

  var roots: [String] = []
  private(set) var documents: [String: OpenDocument] = [:]
  private var compiledPlans: [String: CompiledPlan] = [:]
  private var reviewed: [String: [Diagnostic]] = [:]
  /// What is measured of plans with errors, by the texts without these: whatever is typed into a broken goal, they stay.
  private var reducedPlans: [String: (texts: [String: [UInt8]], plan: MeasuredPlan?)] = [:]
  /// Of plans with errors; forgotten with any text.
  private var measurablePlans: [String: MeasuredPlan?] = [:]
  /// What safe fixes change in a file; forgotten with any text, since the pointer asks for them wherever it goes.
  private var mended: [String: [Diagnostic.Fix.Edit]] = [:]
  private var cases: [String: CompiledCases] = [:]
  /// Of each plan and file of cases the files on the disk that were read, in the state in which they were.
  private var readMarks: [String: [String: String]] = [:]
  private var files: [String]?
  private var caseFiles: [String]?
  private let shelf = TreeShelf()
  /// The folder of the data beside each plan, where it is not called `data`.
  var dataFolder: String?

  /// Whether a file is open, or lies below a folder that the editor has opened.
  func isWithin(_ path: String) -> Bool {
    documents[path] != nil || roots.contains { path.hasPrefix($0 + "/") && !path.contains("/../") }
  }

  private func isBelowRoot(_ path: String) -> Bool { roots.contains { path.hasPrefix($0 + "/") } }

  /// Files in the folder of an open one that lies in no folder which the editor has opened; what lies deeper is not
  /// looked at, for that folder may be anywhere.
  private func besides(_ ending: String) -> [String] {
    let folders = Set(
      documents.keys.filter { $0.hasPrefix("/") && !isBelowRoot($0) }.map { parentFolder(of: $0) })
    return folders.sorted().flatMap { folder in
      ((try? names(inFolder: folder)) ?? []).filter { !$0.hasPrefix(".") && hasEnding($0, ending) }.sorted()
        .map { joined(folder, $0) }
    }
  }

  func document(at path: String) -> OpenDocument? { documents[path] }

  /// The address of a file: of an open one as its editor has named it.
  func uri(of path: String) -> String { documents[path]?.uri ?? FileAddress.uri(of: path) }

  func open(_ document: OpenDocument) {
    documents[document.path] = document
    if !isBelowRoot(document.path) { (files, caseFiles) = (nil, nil) }
    forget(document.path)
  }

  func close(_ path: String) {
    documents[path] = nil
    if !isBelowRoot(path) { (files, caseFiles) = (nil, nil) }
    forget(path)
  }

  func change(_ path: String, _ changes: [JSONValue], version: Int) {
    guard var document = documents.removeValue(forKey: path) else { return }
    document.apply(changes, version: version)
    documents[path] = document
    forget(path)
  }

  /// Files on the disk are not what they were.
  func forgetAll() {
    compiledPlans = [:]
    reviewed = [:]
    mended = [:]
    measurablePlans = [:]
    reducedPlans = [:]
    cases = [:]
    files = nil
    caseFiles = nil
  }

  private func forget(_ path: String) {
    mended = [:]
    measurablePlans = [:]
    // A file that could not be read may be the one.
    func rests(_ trees: [SyntaxTree], _ diagnostics: [Diagnostic]) -> Bool {
      trees.contains { $0.source.path == path } || diagnostics.contains { $0.kind == .unreadableFile }
    }
    for (plan, compiled) in compiledPlans
    where plan == path || rests(compiled.trees, compiled.diagnostics) {
      compiledPlans[plan] = nil
      reviewed[plan] = nil
    }
    for (file, compiled) in cases where file == path || rests(compiled.trees, compiled.diagnostics) {
      cases[file] = nil
    }
  }

  private var contents: [String: [UInt8]] { documents.mapValues(\.bytes) }

  /// No `use` leaves the folder above that of the plan, nor the workspace.
  private func pipeline(for path: String, _ shelf: TreeShelf) -> TrackingPipeline {
    var options = TrackingPipeline.Options()
    options.shelf = shelf
    options.root = root(for: path)
    return TrackingPipeline(options: options)
  }

  private func root(for path: String) -> String? {
    let above = parentFolder(of: parentFolder(of: path))
    // Of folders in folders that are open, the widest.
    let own = roots.filter { path.hasPrefix($0 + "/") }.min { $0.utf8.count < $1.utf8.count }
    return own.flatMap { above != $0 && !above.hasPrefix($0 + "/") ? $0 : nil }
  }

  /// What the process aside is told of a plan or a file of cases; `nil` where it has errors.
  func job(_ work: MeasuringJob.Work, _ path: String, target: String = "") -> MeasuringJob? {
    let compiled = unit(path)
    guard compiled.plan != nil else { return nil }
    let texts = Dictionary(
      compiled.trees.map { ($0.source.path, $0.source.bytes) }, uniquingKeysWith: { first, _ in first })
    return MeasuringJob(work, path, root: root(for: path), data: dataFolder, texts: texts, target: target)
  }

  /// What is measured of a plan, or run of a file of cases: where goals have errors, all but these. `nil` where nothing can
  /// be.
  func measurable(_ path: String) -> MeasuredPlan? {
    let isOfCases = Workspace.isCases(path)
    if let job = job(isOfCases ? .cases : .measure, path) {
      return MeasuredPlan(job: job, compiled: unit(path))
    }
    guard !isOfCases else { return nil }
    if let known = measurablePlans[path] { return known }
    let found = withoutBrokenGoals(path)
    measurablePlans[path] = found
    return found
  }

  /// A plan with more errors is not measured in part.
  private static let mostErrors = 100

  /// Lines stay where they are: where a goal had errors they are empty.
  private func withoutBrokenGoals(_ path: String) -> MeasuredPlan? {
    let compiled = compiled(path)
    let errors = compiled.diagnostics.filter { $0.severity == .error }
    guard errors.count <= Workspace.mostErrors else { return nil }
    var texts: [String: [UInt8]] = [:]
    for tree in compiled.trees {
      let own = errors.compactMap { finding -> Int? in
        guard case .source(let span) = finding.place, span.file === tree.source else { return nil }
        return span.range.lowerBound
      }
      guard !own.isEmpty else { continue }
      let declared = tree.root.nodes.map { (kind: $0.kind, start: $0.span.range.lowerBound) }
      var bytes = tree.source.bytes
      for error in own {
        guard let index = declared.lastIndex(where: { $0.start <= error }), declared[index].kind == .target
        else { return nil }
        // What the parser has skipped behind a goal is most likely a part of it.
        let end = index + 1 < declared.count ? declared[index + 1].start : bytes.count
        for place in declared[index].start..<end where bytes[place] != 0x0A && bytes[place] != 0x0D {
          bytes[place] = 0x20
        }
      }
      texts[tree.source.path] = bytes
    }
    // Whatever is typed into such a goal, the rest is the same text.
    texts = texts.mapValues { bytes in
      Array(
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
          .map { line in line.allSatisfy { $0 == 0x20 || $0 == 0x0D } ? line.prefix(0) : line }
          .joined(separator: [0x0A]))
    }
    guard !texts.isEmpty else { return nil }
    var all = texts
    for tree in compiled.trees where all[tree.source.path] == nil {
      all[tree.source.path] = tree.source.bytes
    }
    if let known = reducedPlans[path], known.texts == all { return known.plan }
    let reduced = self.compiled([path], with: texts).first { $0.plan != nil }
    let plan = reduced.map { reduced in
      MeasuredPlan(
        job: MeasuringJob(.measure, path, root: root(for: path), data: dataFolder, texts: all),
        compiled: reduced)
    }
    reducedPlans[path] = (all, plan)
    return plan
  }

  /// Where a plan's data lie.
  func data(of plan: String) -> String { joined(parentFolder(of: plan), dataFolder ?? "data") }

  /// A plan, or a file of cases with the plan that it uses.
  func unit(_ path: String) -> CompiledPlan {
    Workspace.isCases(path) ? compiledCases(path).asPlan : compiled(path)
  }

  /// Files of cases in the workspace and those that are open.
  private var allCases: [String] {
    let found: [String]
    if let caseFiles {
      found = caseFiles
    } else {
      let below = roots.flatMap { (try? CaseFinder.find([$0])) ?? [] }
      found = Array((below + besides(CaseFinder.ending)).prefix(Workspace.fileLimit))
      caseFiles = found
    }
    return found + documents.keys.filter { Workspace.isCases($0) && !found.contains($0) }.sorted()
  }

  static func isCases(_ path: String) -> Bool { hasEnding(path, CaseFinder.ending) }

  func compiled(_ path: String) -> CompiledPlan {
    if let known = compiledPlans[path] { return known }
    let compiled = pipeline(for: path, shelf).compile(path, contents: contents)
    compiledPlans[path] = compiled
    noteRead(compiled.trees, of: path)
    return compiled
  }

  private func noteRead(_ trees: [SyntaxTree], of path: String) {
    let read = trees.map(\.source.path).filter { documents[$0] == nil }
    readMarks[path] = Dictionary(read.map { ($0, changeMark(of: $0)) }) { first, _ in first }
  }

  /// Whether a file that a plan or a file of cases was made of has been written since by another program, or one that could
  /// not be read can be by now.
  func hasChangedOnDisk(_ path: String) -> Bool {
    func unreadable(_ compiled: CompiledPlan) -> [String] {
      compiled.diagnostics.filter { $0.kind == .unreadableFile }.map(\.message.english)
    }
    let missing = unreadable(unit(path))
    if !missing.isEmpty, compiled([path], with: [:]).contains(where: { unreadable($0) != missing }) {
      return true
    }
    return readMarks[path, default: [:]].contains { file, mark in
      documents[file] == nil && changeMark(of: file) != mark
    }
  }

  /// Plans as they would be with other texts.
  func compiled(_ paths: [String], with texts: [String: [UInt8]]) -> [CompiledPlan] {
    let contents = contents.merging(texts) { _, new in new }
    let tried = TreeShelf(of: shelf)
    return paths.map { path in
      Workspace.isCases(path)
        ? pipeline(for: path, tried).compileCases(path, contents: contents).asPlan
        : pipeline(for: path, tried).compile(path, contents: contents)
    }
  }

  /// All that is said of a plan without its data.
  func findings(_ path: String) -> [Diagnostic] {
    if let known = reviewed[path] { return known }
    let compiled = compiled(path)
    let found = compiled.diagnostics + (compiled.plan.map { review($0, trees: compiled.trees) } ?? [])
    reviewed[path] = found
    return found
  }

  /// What `check --fix` would change in a file.
  func safeFixes(of path: String) -> [Diagnostic.Fix.Edit] {
    guard !Workspace.isCases(path) else { return [] }
    if let known = mended[path] { return known }
    let edits = foundFixes(of: path)
    mended[path] = edits
    return edits
  }

  private func foundFixes(of path: String) -> [Diagnostic.Fix.Edit] {
    var fixer = SafeFixer(
      path: path, pipeline: pipeline(for: path, TreeShelf(of: shelf)), contents: contents, only: path)
    fixer.fix()
    guard let tree = compiled(path).trees.first(where: { $0.source.path == path }),
      let changed = fixer.changed.first(where: { $0.path == path })
    else { return [] }
    return tree.edits(to: changed.bytes)
  }

  func compiledCases(_ path: String) -> CompiledCases {
    if let known = cases[path] { return known }
    let compiled = pipeline(for: path, shelf).compileCases(path, contents: contents)
    cases[path] = compiled
    noteRead(compiled.trees, of: path)
    return compiled
  }

  /// Plan files of the workspace and those that are open.
  var planFiles: [String] {
    let found: [String]
    if let files {
      found = files
    } else {
      let below = PlanFinder.find(roots).files.map(\.path).filter { hasEnding($0, ".plan") }
      found = Array((below + besides(".plan")).prefix(Workspace.fileLimit))
      files = found
    }
    let open = documents.keys.filter { !Workspace.isCases($0) && !found.contains($0) }
    return found + open.sorted()
  }

  /// The plans that a file is part of: itself first, where it is a plan.
  func plans(with path: String) -> [String] {
    let own = compiled(path)
    if !own.isVocabulary { return [path] }
    return planFiles.filter { other in
      other != path && compiled(other).trees.contains { $0.source.path == path }
        && !compiled(other).isVocabulary
    }
  }

  /// Every plan that a name of a file may be used in.
  func plansConcerned(by path: String) -> [String] {
    let others = planFiles.filter { other in
      other != path && compiled(other).trees.contains { $0.source.path == path }
    }
    let cases = allCases.filter { other in
      other != path && compiledCases(other).trees.contains { $0.source.path == path }
    }
    return [path] + others + cases
  }

  /// A file as its plan has it; a shared file as the first plan that uses it.
  func editor(for path: String) -> PlanEditor? {
    if Workspace.isCases(path) {
      return PlanEditor(compiledCases(path).asPlan, path: path)
        ?? documents[path].map {
          PlanEditor(SyntaxTree.parseCases(SourceFile(path: path, bytes: $0.bytes)))
        }
    }
    let plan = plans(with: path).first ?? path
    return PlanEditor(compiled(plan), path: path) ?? PlanEditor(compiled(path), path: path)
  }
}
