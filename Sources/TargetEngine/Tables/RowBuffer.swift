/// One value for each row of a batch, in memory of a fixed size: a power of two, so that masking an index keeps
/// it inside without a branch.
@safe
final class RowBuffer<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>
  private let mask: Int

  /// `count` is a power of two.
  init(count: Int, filledWith value: Element) {
    precondition(count > 0 && count & (count - 1) == 0)
    mask = count - 1
    // SAFETY: Owned until `deinit`.
    unsafe base = .allocate(capacity: count)
    unsafe base.initialize(repeating: value, count: count)
  }

  deinit {
    // SAFETY: Allocated in `init`; the elements need no destruction.
    unsafe base.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { unsafe base[index & mask] }  // SAFETY: inside: masked
    set { unsafe base[index & mask] = newValue }  // inside: masked
  }

  /// 64 elements from `index` on.
  ///
  /// SAFETY: valid as long as the buffer; that all of them lie inside is checked.
  @unsafe
  @inline(__always)
  func word(at index: Int) -> UnsafeMutablePointer<Element> {
    precondition(index >= 0 && index + 64 <= mask + 1)
    return unsafe base + index  // SAFETY: inside: checked above
  }

  /// Elements inside the buffer, for the time of the call.
  func withElements(_ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> Void) {
    let range = range.clamped(to: 0..<mask + 1)
    // SAFETY: Inside: clamped above.
    unsafe body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  func fill(_ value: Element) {
    // SAFETY: The whole of what was allocated.
    unsafe base.update(repeating: value, count: mask + 1)
  }
}
