import Synchronization
import TargetDSL
import TargetEngine

/// A bar on the terminal while data are read: nothing where the work is short, or where nobody watches.
final class ProgressBar: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
  }

  private static let patience: Duration = .milliseconds(400)
  private static let pause: Duration = .milliseconds(100)
  private static let width = 24

  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private let language: Language
  private let write: @Sendable (String) -> Void

  /// `nil` where standard error is no terminal.
  init?(_ invocation: Invocation) {
    guard invocation.surroundings.isTerminal(.error) else { return nil }
    language = invocation.language
    write = { invocation.complain($0) }
  }

  var meter: ReadMeter {
    ReadMeter { [self] read, expected in draw(read, of: expected) }
  }

  private func draw(_ read: Int, of expected: Int) {
    let now = ContinuousClock.now
    guard now - start > ProgressBar.patience else { return }
    state.withLock { state in
      if let last = state.lastDrawn, now - last < ProgressBar.pause { return }
      state.lastDrawn = now
      state.isShown = true
      write("\r" + ProgressBar.text(read, of: expected, language) + "\u{1B}[K")
    }
  }

  /// `[=========---------------] 120 of 320 MB`
  static func text(_ read: Int, of expected: Int, _ language: Language) -> String {
    let filled = expected > 0 ? min(width, read / max(1, expected / width)) : 0
    let bar = String(repeating: "=", count: filled) + String(repeating: "-", count: width - filled)
    let (done, all) = (read / 1_000_000, expected / 1_000_000)
    return "[\(bar)] " + Phrase(en: "\(done) of \(all) MB", vi: "\(done)/\(all) MB").text(in: language)
  }

  /// Takes the bar away before anything else is written.
  func finish() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
