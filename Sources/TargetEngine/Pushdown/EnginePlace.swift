public import TargetDSL

/// An engine that holds the tables of a plan, and how it is reached.
public struct EnginePlace: Hashable, Sendable {
  /// The engines that can be asked.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A database file, or files of Parquet.
    case duckdb
    /// A connection of `psql`.
    case postgres
    /// Files of Parquet, read by a cluster.
    case spark
  }

  /// Which engine.
  public let kind: Kind
  /// What stands behind the colon: a database file, a connection; `nil` for files of Parquet.
  public let database: String?
  /// The cluster that Spark asks; empty for the one of its own settings.
  public let master: String?
  /// The day of a database whose tables do not say of which day a row is.
  public let snapshot: CalendarDate?
  /// Folders of snapshots that hold Parquet.
  public let dataFolder: String?
  /// The client program, where it is not looked for by its name.
  public let client: String?
  /// Seconds after which the client is ended.
  public let timeout: Int
  /// Targets whose statements are only written down; none for all of them, `nil` where an engine is asked.
  private(set) var rehearses: Set<String>?
  /// Where the statements are kept.
  public let keptStatements: String?

  /// - Parameters:
  ///   - database: As `psql` or `duckdb` take it, without a password.
  ///   - timeout: In seconds, above 0.
  public init(
    kind: Kind, database: String?, master: String? = nil, snapshot: CalendarDate? = nil,
    dataFolder: String? = nil,
    client: String? = nil, timeout: Int = 600, keptStatements: String? = nil
  ) {
    self.kind = kind
    self.database = database
    self.master = master
    self.snapshot = snapshot
    self.dataFolder = dataFolder
    self.client = client
    self.timeout = timeout
    self.keptStatements = keptStatements
  }

  /// Nothing is asked: the statements are only written down. Of some targets, or of all where none is named.
  public init(rehearsing kind: Kind, only targets: Set<String> = []) {
    self.init(kind: kind, database: "", snapshot: .endOf(year: 2000))
    rehearses = targets
  }

  /// With the folder in which Parquet is looked for.
  func reading(_ folder: String) -> EnginePlace {
    EnginePlace(
      kind: kind, database: database, master: master, snapshot: snapshot, dataFolder: folder, client: client,
      timeout: timeout,
      keptStatements: keptStatements)
  }

  /// Whether the tables are files of Parquet.
  var readsFiles: Bool { database == nil }

  /// Folders that an engine may read.
  var folders: [String] { dataFolder.map { [absolute($0)] } ?? [] }

  /// As reports name it.
  var shown: String { "\(kind.rawValue):\(database ?? master ?? "")" }
}
