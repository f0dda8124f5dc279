/// What a client is answered instead of a result.
struct ResponseError: Error, Sendable {
  let code: Int
  let message: String

  static let parseError = ResponseError(code: -32700, message: "this is not JSON")
  static let invalidRequest = ResponseError(code: -32600, message: "this is no request of JSON-RPC")
  static let notInitialized = ResponseError(code: -32002, message: "`initialize` comes first")
  static let initializedAlready = ResponseError(code: -32600, message: "`initialize` has been asked already")
  static let shutDown = ResponseError(code: -32600, message: "behind `shutdown` only `exit` may come")
  static let cancelled = ResponseError(code: -32800, message: "cancelled")

  static func unknownMethod(_ name: String) -> ResponseError {
    ResponseError(code: -32601, message: "there is no method `\(name)`")
  }

  static func invalidParameters(_ what: String) -> ResponseError {
    ResponseError(code: -32602, message: what)
  }

  /// Why what was asked is refused, for a person.
  static func refused(_ why: String) -> ResponseError { ResponseError(code: -32803, message: why) }
}
