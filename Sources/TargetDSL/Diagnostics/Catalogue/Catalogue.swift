extension DiagnosticKind {
  /// Everything that the program can find wrong, by code.
  public static let all: [DiagnosticKind] =
    (lexingKinds + syntaxKinds + nameKinds + wordKinds + typeKinds + boundKinds + warningKinds + dataKinds
    + dataFormatKinds + measuredSheetKinds + valueKinds
    + measuredFileKinds + caseKinds + engineKinds).sorted { $0.code < $1.code }
}
