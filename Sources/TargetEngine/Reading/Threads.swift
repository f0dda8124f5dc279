import Glibc
import TargetDSL

/// Threads of the system, because the work of a scan blocks on reads and on the order of its segments.
enum Threads {
  private final class Job {
    let index: Int
    let body: @Sendable (Int) -> Void

    init(index: Int, body: @escaping @Sendable (Int) -> Void) {
      self.index = index
      self.body = body
    }
  }

  /// The number of processors that this process may use.
  static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Calls `body` with 0..<count, each on a thread of its own, the first on the calling one; a thread that cannot
  /// be started leaves its part to the caller.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    var unstarted: [Int] = [0]
    for index in 1..<max(1, count) {
      // SAFETY: the thread takes the job over; where none starts, the reference is given back below.
      let job = unsafe Unmanaged.passRetained(Job(index: index, body: body))
      var thread = pthread_t()
      // SAFETY: The job is handed over with its reference, which the thread takes back.
      let status = unsafe pthread_create(
        &thread, nil,
        { argument in
          guard let argument = unsafe argument else { return nil }
          let job = unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
          job.body(job.index)
          return nil
        }, job.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        unsafe job.release()
        unstarted.append(index)
      }
    }
    for index in unstarted { body(index) }
    // Each thread is joined once.
    for thread in threads { pthread_join(thread, nil) }
  }
}

extension Threads {
  /// What two pieces of work give, the first of them on a thread of its own.
  static func both<First: Sendable, Second: Sendable>(
    usesThreads: Bool, _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    guard usesThreads, available > 1 else { return (first(), second()) }
    let (one, other) = (MadeOnce<First>(), MadeOnce<Second>())
    run(2) { index in
      if index == 0 { _ = other.value(second) } else { _ = one.value(first) }
    }
    return (one.value(first), other.value(second))
  }
}

/// A value that one thread at a time uses: handed to it before it starts, taken back when it is joined.
struct ThreadOwned<Value>: @unchecked Sendable {
  let value: Value
}
