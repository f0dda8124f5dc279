import TargetDSL

/// The words of a picture, none over another: where no place is free, a word is left out, since every number also stands
/// in the title of the picture and in a table.
struct PictureLabels {
  enum Anchor: String { case start, middle, end }

  private var taken: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = []

  /// A letter on a narrow screen, where letters of a wide picture are drawn twice as large (see `HTMLStyle`).
  private static let (letter, height) = (13.5, 21.0)

  static func width(_ text: String) -> Double { Double(displayWidth(text)) * letter }

  /// Writes at the first of some places that is free.
  mutating func write(
    _ text: String, at places: [(x: Double, y: Double)], _ anchor: Anchor, _ page: inout HTMLText
  ) {
    let width = PictureLabels.width(text)
    for (x, y) in places {
      let left =
        switch anchor {
        case .start: x
        case .middle: x - width / 2
        case .end: x - width
        }
      let room = (x: left...(left + width), y: (y - PictureLabels.height)...y)
      guard !taken.contains(where: { $0.x.overlaps(room.x) && $0.y.overlaps(room.y) }) else { continue }
      taken.append(room)
      page.element(
        "text",
        [("class", "over"), ("x", coordinate(x)), ("y", coordinate(y)), ("text-anchor", anchor.rawValue)],
        text)
      return
    }
  }
}
