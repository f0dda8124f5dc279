extension DiagnosticKind {
  /// Everything that the program can find wrong, by code.
  public static let all: [DiagnosticKind] =
    (lexingKinds + syntaxKinds + nameKinds + typeKinds + boundKinds + warningKinds + dataKinds + valueKinds
    + measuredFileKinds + caseKinds).sorted { $0.code < $1.code }
}
