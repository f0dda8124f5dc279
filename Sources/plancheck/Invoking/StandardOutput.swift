import Glibc
import Synchronization
import TargetDSL
import TargetEngine

/// The two streams of the process. What could not be written is remembered, and nothing more is written behind it.
final class StandardOutput: Sendable {
  private let failure = Mutex<FileError?>(nil)

  func write(_ bytes: [UInt8], to stream: Surroundings.Stream) {
    guard stream == .output else {
      _ = writeAll(bytes, to: stream.descriptor)
      return
    }
    failure.withLock { failure in
      if failure == nil, !writeAll(bytes, to: stream.descriptor) { failure = .current() }
    }
  }

  /// Why standard output is not whole; `nil` also where its reader has gone away, who knows what was read.
  var reason: FileError? { failure.withLock { $0?.code == EPIPE ? nil : $0 } }
}

/// Gives the standard streams that are closed a file that can be neither read nor written, so that no file of the plan
/// takes their place.
func occupyClosedStreams() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
    // SAFETY: the call reads the name only; the descriptor is meant to stay. No file of a plan is opened here.
    _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}

extension UsageError {
  static func unwritableOutput(_ error: FileError) -> UsageError {
    UsageError(
      Phrase(
        en: "cannot write to standard output: \(error.reason)",
        vi: "không ghi được ra đầu ra chuẩn: \(error.reason)"))
  }
}
