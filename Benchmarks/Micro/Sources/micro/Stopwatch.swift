import Glibc

/// One line of the result.
struct Figure {
  let what: String
  let value: Double
  let unit: String
  let how: String

  var json: String { #"{"what": "\#(what)", "value": \#(value), "unit": "\#(unit)", "how": "\#(how)"}"# }
}

/// User and system seconds of this process so far.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// The median processor seconds of several pieces of work, which take turns; the first round is not counted.
func medians(of works: [() -> Void], rounds: Int) -> [Double] {
  var taken = [[Double]](repeating: [], count: works.count)
  for round in 0...rounds {
    for (index, work) in works.enumerated() {
      let start = processorSeconds()
      work()
      if round > 0 { taken[index].append(processorSeconds() - start) }
    }
  }
  return taken.map { $0.sorted()[$0.count / 2] }
}
