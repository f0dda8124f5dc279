public import TargetDSL

/// Where the rows of a plan are: the one place that knows which kinds of sources there are.
///
/// A new kind is a case here, which `open` turns into its `MeasureSource`; nothing else has to know it.
public enum DataLocation: Hashable, Sendable {
  /// The folder `data` beside the plan, where there is one.
  case besidePlan
  /// The folder `sample` beside the plan; where there is none, as `besidePlan`.
  case sampleBesidePlan
  /// A folder of snapshots.
  case folder(String)
  /// Tables of an engine.
  case engine(EnginePlace)
}

extension DataLocation {
  /// Opens the source. Rows are read when something is asked of it.
  ///
  /// - Parameters:
  ///   - root: The folder that no link in data beside the plan may leave; by default the parent of the plan's folder.
  ///   - threads: How many may read rows; all cores where `nil`.
  ///   - meter: Told of every byte of data that is read.
  /// - Returns: `nil` where a plan simply has no rows.
  public func open(
    for plan: CheckedPlan, at planPath: String, root: String? = nil, threads: Int? = nil,
    meter: ReadMeter? = nil
  ) throws(SourceFailure) -> (any MeasureSource)? {
    switch self {
    case .besidePlan, .sampleBesidePlan:
      let folder = besidePlan(planPath)
      let links = linksLeaving(RootBoundary(root: root, plan: planPath), in: folder)
      guard links.isEmpty else {
        throw SourceFailure(problems: links.map { .linkLeavesRoot($0, data: folder) })
      }
      let source = SnapshotSource(plan: plan, dataFolder: folder, threads: threads, meter: meter)
      return source.folderExists ? source : nil
    case .folder(let folder):
      return SnapshotSource(plan: plan, dataFolder: folder, threads: threads, meter: meter)
    case .engine(let place):
      let needsFolder = place.readsFiles && place.dataFolder == nil
      return try PushdownSource(
        plan: plan, place: needsFolder ? place.reading(joined(parentFolder(of: planPath), "data")) : place,
        dialect: place.dialect, threads: threads)
    }
  }

  /// The folder beside a plan that is read.
  public func besidePlan(_ planPath: String) -> String {
    let sample = joined(parentFolder(of: planPath), DataFolder.sampleFolder)
    let isSample = self == .sampleBesidePlan && (try? fileType(at: sample))?.type == .folder
    return isSample ? sample : joined(parentFolder(of: planPath), "data")
  }
}

extension DataLocation {
  /// The folder that holds snapshots.
  func snapshotFolder(of planPath: String) -> String {
    switch self {
    case .besidePlan, .sampleBesidePlan: besidePlan(planPath)
    case .folder(let named): named
    case .engine(let place): place.dataFolder ?? joined(parentFolder(of: planPath), "data")
    }
  }

  /// Whether a change of the rows shows in the folder of the snapshots.
  var showsItsChanges: Bool {
    switch self {
    case .besidePlan, .sampleBesidePlan, .folder: true
    case .engine: false
    }
  }

  /// The files of measured values that are read without being named: those of the data folder.
  public func measuredFiles(of planPath: String) -> [String] {
    let folder = snapshotFolder(of: planPath)
    return ((try? names(inFolder: folder)) ?? []).filter { DataFileKind.isMeasured($0) }.sorted()
      .map { joined(folder, $0) }
  }
}
