/// A part that few of many values have: one pointer where it is missing.
@propertyWrapper
public struct Rare<Wrapped: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Wrapped
    init(_ value: Wrapped) { self.value = value }
  }

  private var box: Box?

  /// Takes the part, or that there is none.
  public init(wrappedValue: Wrapped?) { box = wrappedValue.map(Box.init) }

  /// The part; setting it touches no other copy.
  public var wrappedValue: Wrapped? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}
