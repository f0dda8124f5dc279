import TargetDSL
func measureValues(of plan: CheckedPlan, rows: (any MeasureSource)?, measuredFiles: [Int], isSample: Bool) -> (values: MeasuredValues, problems: [Diagnostic]) { (MeasuredValues(targets: []), []) }
struct Stub: MeasureSource { var dates: [CalendarDate] { [] }; var isEmpty: Bool { true }; var sampleNotice: String? { nil}; var problems: [Diagnostic] { [] }
func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] { [] } }
extension TrackingPipeline { func rowSource(of: CheckedPlan, planPath: String) -> Stub? { nil }
func readMeasuredFiles(_ p: inout [Diagnostic]) -> [Int] { [] } }
