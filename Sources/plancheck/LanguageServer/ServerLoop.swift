import TargetDSL
import TargetEngine

/// Moves messages between two streams and a server until the client leaves.
struct ServerLoop {
  let input: Int32
  let output: Int32
  private let watch: ClientWatch
  /// Takes what is worth a line in a log.
  let log: (String) -> Void
  /// How often data files are looked at, between two messages.
  private static let watchPause = Duration.seconds(2)
  private var lastLook: ContinuousClock.Instant?
  private var frames = FrameReader()
  private var waiting: [JSONValue] = []
  private var isEnded = false

  init(input: Int32, output: Int32, log: @escaping (String) -> Void) {
    self.input = input
    self.output = output
    watch = ClientWatch(output: output)
    self.log = log
  }

  /// The exit code: 0 after `shutdown` and `exit`, else 1.
  mutating func run(language: Language) -> Int32 {
    let output = output
    var isGone = false
    let server = LanguageServer(language: language) { message in
      if !writeAll(FrameReader.framed(message), to: output) { isGone = true }
    }
    let watch = watch
    server.follow = { watch.follow($0) }
    while server.exitCode == nil, !isGone {
      // Everything that has come is looked at before the next message is worked on: it may take one back.
      while !isEnded, !waitForInput([input], milliseconds: 0).isEmpty { read(server) }
      if waiting.isEmpty {
        if isEnded { break }
        let isTime = lastLook.map { ContinuousClock.now - $0 >= ServerLoop.watchPause } ?? true
        if server.watchesFiles, isTime || server.looksSoon {
          server.lookAtFiles()
          lastLook = ContinuousClock.now
        }
        server.speak()
        let aside = server.desk.outputs
        let ready = waitForInput([input] + aside, milliseconds: server.watchesFiles ? 2_000 : -1)
        if ready.contains(0) { read(server) }
        for index in ready where index > 0 { server.take(from: aside[index - 1]) }
        continue
      }
      let message = waiting.removeFirst()
      if message["method"]?.string == "$/cancelRequest" {
        if let id = message["params"]?["id"] { server.cancel(id) }
        continue
      }
      log("\(message["method"]?.string ?? "response") \(message["id"].map { "\($0)" } ?? "")")
      if let id = message["id"], isTakenBack(id) {
        server.respond(to: id, .failure(.cancelled))
      } else {
        server.handle(message)
      }
    }
    server.desk.end(withCommands: true)
    return server.exitCode ?? 1
  }

  private mutating func read(_ server: LanguageServer) {
    guard let bytes = readAvailable(from: input), !bytes.isEmpty else {
      isEnded = true
      return
    }
    frames.append(bytes)
    while let frame = frames.next() {
      switch frame {
      case .malformed:
        log("a head without a usable length")
        server.respond(to: .null, .failure(.parseError))
      case .message(let body):
        do throws(JSONValue.ReadError) {
          let message = try JSONValue(body)
          if case .object = message {
            waiting.append(message)
          } else {
            server.respond(to: .null, .failure(.invalidRequest))
          }
        } catch {
          log("a message that is not JSON")
          server.respond(to: .null, .failure(.parseError))
        }
      }
    }
  }

  private func isTakenBack(_ id: JSONValue) -> Bool {
    waiting.contains { $0["method"]?.string == "$/cancelRequest" && $0["params"]?["id"] == id }
  }
}
