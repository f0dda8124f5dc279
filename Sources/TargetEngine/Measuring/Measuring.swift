public import TargetDSL

/// Measures every target and reading of a plan: from rows, from files of measured values and from what the plan
/// states, each date decided between them.
///
/// - Parameters:
///   - rows: The snapshots, or `nil` where there is no data folder.
///   - measuredFiles: CSV files `indicator,date,group,low,high,source` that another engine wrote.
///   - isSample: The rows are made up, so the plan's stated values, which are real, are left out.
///   - asOf: What is dated later is not looked at; `nil` for everything.
public func measure(
  _ plan: CheckedPlan, rows: (any MeasureSource)?, measuredFiles: [SourceFile] = [], isSample: Bool = false,
  asOf: CalendarDate? = nil
) -> (values: MeasuredValues, problems: [Diagnostic]) {
  var problems: [Diagnostic] = []
  var lines: [MeasuredLine] = []
  for file in measuredFiles {
    let read = readMeasuredFile(file, plan: plan)
    lines += read.lines
    problems += read.problems
  }
  let named = NamedValues(plan, measured: lines, isSample: isSample, asOf: asOf)
  problems += named.problems

  let rowMeasures = RowMeasures(plan)
  let snapshots = (rows?.dates ?? []).filter { date in asOf.map { date <= $0 } ?? true }
  let subjects = MeasuredSubject.all(of: plan, named)
  let context = SeriesContext(hasRows: rows != nil, isSample: isSample)

  var answers: [MeasureRequest: MeasureAnswer] = [:]
  if let rows {
    var planning = MeasuringPass(plan, named, rowMeasures, snapshots: snapshots)
    for subject in subjects { _ = planning.series(of: subject, context) }
    if !planning.requests.isEmpty {
      do {
        for (request, answer) in zip(planning.requests, try rows.measure(planning.requests)) {
          answers[request] = answer
        }
      } catch {
        problems += error.problems
      }
    }
  }

  var pass = MeasuringPass(plan, named, rowMeasures, snapshots: snapshots, answers: answers)
  var series: [Series] = []
  for subject in subjects {
    let result = pass.series(of: subject, context)
    if result.lacks(.overflow) { problems.append(.overflow(in: subject.target, subject.measure)) }
    if result.lacks(.internalFault) { problems.append(.internalFault(in: subject.target, subject.measure)) }
    series.append(result)
  }
  problems += pass.unusedLines(asOf: asOf)
  problems += pass.unlistedGroups()
  problems += pass.valuesAfterTerritory()
  return (MeasuredValues(series, of: plan, latestSnapshot: snapshots.last), problems)
}

/// One measure that becomes a series: a target's own, or one of its readings.
struct MeasuredSubject {
  let target: Target
  let measure: TypedMeasure
  /// Values under its name, as indices into `NamedValues.all`.
  let own: [Int]
  /// What the plan states as the start of the way, likewise.
  let baselines: [Int]

  /// Target by target, each followed by its readings.
  static func all(of plan: CheckedPlan, _ named: NamedValues) -> [MeasuredSubject] {
    plan.targets.enumerated().flatMap { index, target in
      [MeasuredSubject(target, target.measure, own: named.ofTargets[index], plan, named)]
        + target.readings.map { reading in
          var own: [Int] = []
          if case .stated(let name) = reading.measure.expression { own = named.indices(named: name) }
          return MeasuredSubject(target, reading.measure, own: own, plan, named)
        }
    }
  }

  private init(
    _ target: Target, _ measure: TypedMeasure, own: [Int], _ plan: CheckedPlan, _ named: NamedValues
  ) {
    self.target = target
    self.measure = measure
    self.own = own
    // A measure that is nothing but an indicator's name starts where the indicator does.
    var known = own
    var expression = measure.expression
    for _ in plan.indicators {
      guard case .indicator(let index, at: nil) = expression, plan.indicators.indices.contains(index) else {
        break
      }
      known += named.ofIndicators[index]
      expression = plan.indicators[index].measure.expression
    }
    baselines = known.filter { named.all[$0].kind == .baseline }
  }
}

extension MeasuredValues {
  /// Series in the order of `MeasuredSubject.all`.
  fileprivate init(_ series: [Series], of plan: CheckedPlan, latestSnapshot: CalendarDate?) {
    var rest = series[...]
    self.init(
      targets: plan.targets.map { target in
        let main = rest.popFirst() ?? Series(points: [])
        let readings = Array(rest.prefix(target.readings.count))
        rest = rest.dropFirst(readings.count)
        return TargetValues(main: main, readings: readings)
      }, latestSnapshot: latestSnapshot)
  }
}

/// The indicator or target of each line of files of measured values that is used, in their order.
func subjects(of files: [SourceFile], _ plan: CheckedPlan) -> [(place: Place, name: String)] {
  files.flatMap { file in
    readMeasuredFile(file, plan: plan).lines.map { ($0.value.place, $0.name) }
  }
}
