import TargetDSL
struct Stub: MeasureSource { var dates: [CalendarDate] { [] }; var sampleNotice: String? { nil}; var problems: [Diagnostic] { [] }
func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] { [] } }
extension TrackingPipeline { func rowSource(of: CheckedPlan, planPath: String) -> Stub? { nil } }
