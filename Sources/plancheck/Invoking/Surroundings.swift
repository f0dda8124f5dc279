import Glibc
import TargetDSL
import TargetEngine

/// The world that a command sees, so that tests can give it another.
struct Surroundings: Sendable {
  enum Stream: Sendable { case output, error }

  var environment: [String: String]
  var terminals: Set<Stream>
  var terminalWidth: Int?
  var today: @Sendable () -> CalendarDate?
  var standardInput: @Sendable () -> [UInt8]?
  var write: @Sendable ([UInt8], Stream) -> Void
  /// Why not all of the output was written.
  var outputFailure: @Sendable () -> FileError? = { nil }
  /// Takes what may live until the program ends.
  var keepToTheEnd: @Sendable (any Sendable) -> Void = { _ in }
  var track: @Sendable (_ planPath: String, TrackingPipeline.Options) -> TrackingPipeline.Result
  var catalogue: @Sendable () -> [DiagnosticKind]

  /// Where build servers say in which folder the repository lies: GitHub, GitLab.
  static let checkoutVariables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"]

  /// Names files as the servers do.
  var repositoryPaths: RepositoryPaths {
    RepositoryPaths(
      named: Surroundings.checkoutVariables.compactMap { environment[$0] }.filter { $0.hasPrefix("/") },
      currentFolder: currentFolder())
  }

  func isTerminal(_ stream: Stream) -> Bool { terminals.contains(stream) }
}

extension Surroundings {
  /// The real one.
  static var process: Surroundings {
    let output = StandardOutput()
    return Surroundings(
      environment: processEnvironment(),
      terminals: Set([Stream.output, .error].filter { isatty($0.descriptor) == 1 }),
      terminalWidth: columnsOfTerminal(),
      today: currentDay,
      standardInput: { try? readBytes(descriptor: STDIN_FILENO) },
      write: { bytes, stream in output.write(bytes, to: stream) },
      outputFailure: { output.reason },
      keepToTheEnd: { KeptToTheEnd.keep($0) },
      track: { path, options in TrackingPipeline(options: options).track(path) },
      catalogue: { DiagnosticKind.all })
  }
}

extension Surroundings.Stream {
  var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }
}

private func processEnvironment() -> [String: String] {
  var variables: [String: String] = [:]
  let names =
    ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "COLUMNS"] + Surroundings.checkoutVariables
  for name in names {
    // SAFETY: the pointer is read at once; nothing in this program changes the environment.
    if let value = unsafe getenv(name) { variables[name] = unsafe String(cString: value) }
  }
  return variables
}

private func columnsOfTerminal() -> Int? {
  var size = winsize()
  // SAFETY: the call fills the structure that it is given.
  guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// The day by the clock in UTC, so that a report does not depend on the time zone.
private func currentDay() -> CalendarDate? {
  var now = time(nil)
  // SAFETY: both live through the calls; the result points into `parts`, whose time zone name is not read.
  var parts = unsafe tm()
  guard unsafe gmtime_r(&now, &parts) != nil else { return nil }
  let (year, month, day) = unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday)
  return CalendarDate(year: Int(year) + 1900, month: Int(month) + 1, day: Int(day))
}
