import Glibc

/// A small process beside this one that ends a group of processes when this one has gone, however it went: a client would
/// otherwise work on its statement until that is done, for nobody.
///
/// It is the shell, waiting for a line. The line says that all is over; the end of the stream without one, that this process
/// was killed. No signal is asked for at a parent's death, because that is the death of the thread which started the child.
final class ClientGuard {
  private let number: pid_t
  private let line: Int32

  /// - Parameter group: The group that is ended, as its first process. `nil` where there is no shell: all else goes on.
  init?(ending group: pid_t) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the call fills the two numbers of the array.
    guard
      unsafe ends.withUnsafeMutableBufferPointer({ buffer in
        unsafe socketpair(
          AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, buffer.baseAddress)
      }) == 0
    else { return nil }
    let started = ClientGuard.start(group, stream: ends[1])
    close(ends[1])
    guard let started else {
      close(ends[0])
      return nil
    }
    (number, line) = (started, ends[0])
  }

  private static func start(_ group: pid_t, stream: Int32) -> pid_t? {
    // SAFETY: the structure is filled by the call behind.
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    // SAFETY: both live through the calls that use them.
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    // SAFETY: both were made by the calls before.
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, stream, STDIN_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // A group of its own: what ends this one from a terminal is not to end it.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let arguments = ["sh", "-c", "read -r over || kill -s KILL -- \"-$1\"", "plancheck", String(group)]
    // SAFETY: each copy is freed behind the call that reads it; the list ends with a null pointer.
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var surroundings: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var started: pid_t = 0
    guard unsafe posix_spawn(&started, "/bin/sh", &actions, &attributes, &words, &surroundings) == 0 else {
      return nil
    }
    return started
  }

  /// The group is over: there is nothing to end any more.
  func dismiss() {
    // SAFETY: one byte, which lives through the call.
    _ = unsafe send(line, [0x0A], 1, Int32(MSG_NOSIGNAL))
    close(line)
    var status: Int32 = 0
    // SAFETY: the call fills the number that it is given.
    while unsafe waitpid(number, &status, 0) < 0, errno == EINTR {}
  }
}
