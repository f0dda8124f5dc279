import TargetDSL
import TargetEngine

// Members that several JSON documents share.

extension Diagnostic {
  /// The members of a problem.
  func write(to writer: inout JSONWriter, _ style: ReportStyle) {
    let (line, column) = place.position
    writer.member("code", code)
    writer.member("severity", severity.rawValue)
    writer.member("file", place.path)
    writer.member("line", line)
    writer.member("column", column)
    writer.member("message", style.text(message))
    writer.member("fixes", fixes.map { style.text($0.offer) })
  }
}

extension BaselineEntry {
  func write(to writer: inout JSONWriter) {
    if let file { writer.member("file", file) }
    writer.member("plan", plan)
    writer.member("target", target)
    writer.member("when", when)
    writer.member("bound", bound)
    writer.member("verdict", verdict.rawValue)
    if !groups.isEmpty { writer.member("groups", groups) }
  }
}

extension ValueReport {
  /// The members of a value.
  func write(to writer: inout JSONWriter, _ style: ReportStyle) {
    writer.member("low", low)
    writer.member("high", high)
    if interval.lowOpen { writer.member("lowOpen", true) }
    if interval.highOpen { writer.member("highOpen", true) }
    writer.member("unit", unit)
    writer.member("display", display(in: style.language))
    writer.member("date", date.description)
    writer.member("from", from)
    if let publisher { writer.member("publisher", publisher) }
    if let population { writer.member("population", population) }
    if let unknown { writer.member("unknown", unknown) }
    if let ignored { writer.member("ignored", ignored) }
  }
}

extension Pace {
  /// What the unknowns allow, as members of an object.
  func write(to writer: inout JSONWriter) {
    writer.member("low", low.description)
    writer.member("high", high.description)
  }
}

extension GroupsHeld {
  /// How many groups hold, and how many have to, as members of an object.
  func write(to writer: inout JSONWriter) {
    writer.member("low", low)
    writer.member("high", high)
    writer.member("of", of)
    writer.member("needed", needed)
  }
}
