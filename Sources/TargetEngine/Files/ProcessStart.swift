import Glibc

/// Starting other programs, and waiting for their end.
enum ProcessStart {
  enum Environment {
    case none
    /// That of this process with some variables more.
    case inherited([(name: String, value: String)])
  }

  /// Two connected ends of a stream, both closed in programs that are started; `nil` where the system gives none.
  static func streamPair() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the call fills the two numbers of the array.
    let code = unsafe ends.withUnsafeMutableBufferPointer { buffer in
      unsafe socketpair(
        AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, buffer.baseAddress)
    }
    return code == 0 ? (ends[0], ends[1]) : nil
  }

  /// Starts a program, looked for as a shell looks for it.
  ///
  /// - Parameters:
  ///   - arguments: The first is the name under which it runs.
  ///   - streams: Its standard input, output and error; what is `nil` is thrown away.
  ///   - leads: Whether it is the first of a group of its own, so that what it starts can be ended with it, and what ends this
  ///     one from a terminal does not end it.
  /// - Throws: The system's number.
  static func start(
    _ program: String, _ arguments: [String], _ environment: Environment,
    streams: (input: Int32, output: Int32?, errors: Int32?), leads: Bool
  ) throws(StartFailure) -> pid_t {
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
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO)
    for (stream, number) in [(streams.output, STDOUT_FILENO), (streams.errors, STDERR_FILENO)] {
      if let stream {
        unsafe posix_spawn_file_actions_adddup2(&actions, stream, number)
      } else {
        unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
      }
    }
    if leads { unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP)) }
    // SAFETY: each copy is freed behind the call that reads it; the lists end with a null pointer.
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var surroundings = unsafe variables(environment) + [nil]
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
      for index in unsafe surroundings.indices { unsafe free(surroundings[index]) }
    }
    var started: pid_t = 0
    let code = unsafe posix_spawnp(&started, program, &actions, &attributes, &words, &surroundings)
    guard code == 0 else { throw StartFailure(code: code) }
    return started
  }

  struct StartFailure: Error {
    let code: Int32
  }

  private static func variables(_ environment: Environment) -> [UnsafeMutablePointer<CChar>?] {
    switch environment {
    // SAFETY: an empty list holds no pointer.
    case .none: return unsafe []
    case .inherited(let more):
      // SAFETY: each copy is freed by the caller.
      return unsafe inherited(without: more.map(\.name))
        + more.map { unsafe strdup("\($0.name)=\($0.value)") }
    }
  }

  /// Copies of the variables of this process.
  private static func inherited(without names: [String]) -> [UnsafeMutablePointer<CChar>?] {
    // SAFETY: each copy is freed by the caller.
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe []
    // SAFETY: the list of the environment ends with a null pointer, and nothing in this program changes it.
    var next = unsafe environ
    while let variable = unsafe next.pointee {
      let text = unsafe String(cString: variable)
      if !names.contains(where: { text.hasPrefix($0 + "=") }) { unsafe copies.append(strdup(variable)) }
      unsafe next += 1
    }
    return unsafe copies
  }

  /// Waits until a process that was started here has ended.
  static func wait(for process: pid_t) {
    var status: Int32 = 0
    // SAFETY: the call fills the number that it is given.
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
