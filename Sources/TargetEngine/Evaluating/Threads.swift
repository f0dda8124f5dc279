import Glibc
import Synchronization

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
      if let thread = start(Job(index: index, body: body)) {
        threads.append(thread)
      } else {
        unstarted.append(index)
      }
    }
    for index in unstarted { body(index) }
    // Each thread is joined once.
    for thread in threads { pthread_join(thread, nil) }
  }

  /// What `other` gives on a thread of its own, and what `own` gives meanwhile on the calling one.
  static func beside<Other: Sendable, Own>(
    _ other: @escaping @Sendable () -> Other, _ own: () -> Own
  ) -> (Other, Own) {
    let found = Found<Other>()
    let thread = start(Job(index: 0) { _ in found.value.withLock { $0 = other() } })
    let result = own()
    if let thread { pthread_join(thread, nil) }
    return (found.value.withLock { $0 } ?? other(), result)
  }

  private final class Found<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// `nil` where no thread can be started.
  private static func start(_ job: Job) -> pthread_t? {
    let handed = unsafe Unmanaged.passRetained(job)
    var thread = pthread_t()
    // The job is handed over with its reference, which the thread takes back.
    let status = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let job = unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
        job.body(job.index)
        return nil
      }, handed.toOpaque())
    if status == 0 { return thread }
    unsafe handed.release()
    return nil
  }
}

/// A value that one thread at a time uses: handed to it before it starts, taken back when it is joined.
struct ThreadOwned<Value>: @unchecked Sendable {
  let value: Value
}
