import Glibc
import TargetDSL

/// A run of this same program beside this one, which reads what it is given and then writes what it found.
package final class ChildProcess {
  /// Where what it writes is read.
  package let output: Int32
  private let number: pid_t
  private var isReaped = false

  /// Starts it with arguments (without the program's name); `nil` where that fails. Its standard error is thrown away.
  package init?(arguments: [String]) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the call fills the two numbers of the array.
    guard
      unsafe ends.withUnsafeMutableBufferPointer({ buffer in
        unsafe socketpair(
          AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, buffer.baseAddress)
      }) == 0
    else { return nil }
    let (own, others) = (ends[0], ends[1])
    guard let started = ChildProcess.start(arguments, stream: others) else {
      close(own)
      close(others)
      return nil
    }
    close(others)
    number = started
    output = own
  }

  /// Hands it bytes on its standard input. It has to read them before it answers.
  package func send(_ bytes: [UInt8]) { ChildProcess.send(bytes, to: output) }

  private static func start(_ arguments: [String], stream: Int32) -> pid_t? {
    // SAFETY: the list is a value of this function, and the call below gives it its contents.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    // SAFETY: it was made by the call before.
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, stream, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, stream, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // SAFETY: each copy is freed behind the call that reads it; the list ends with a null pointer.
    var words = unsafe (["plancheck"] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    // Nothing of the environment is needed: what matters is said by arguments.
    var surroundings: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var started: pid_t = 0
    guard unsafe posix_spawn(&started, "/proc/self/exe", &actions, nil, &words, &surroundings) == 0 else {
      return nil
    }
    return started
  }

  /// A process that has gone away is no reason to end: it then has nothing to say either.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      // SAFETY: the range is that of the bytes which are left.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start,
          Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }

  /// Ends it, whatever it is doing, or waits for it where it has ended.
  package func end() {
    guard !isReaped else { return }
    isReaped = true
    kill(number, SIGKILL)
    var status: Int32 = 0
    // SAFETY: the call fills the number that it is given.
    while unsafe waitpid(number, &status, 0) < 0, errno == EINTR {}
    close(output)
  }

  deinit { end() }
}
