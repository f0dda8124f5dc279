import Glibc
import TargetDSL

/// Where there is no memory left, the runtime aborts: the user is told in a sentence, and the program ends with 2.
func reportLackOfMemory(in language: Language) {
  var action = sigaction()
  // SAFETY: a handler may do almost nothing; this one writes bytes that exist already, and ends.
  unsafe action.__sigaction_handler.sa_handler =
    switch language {
    case .english: { _ in end("plancheck: there is not enough memory\n") }
    case .vietnamese: { _ in end("plancheck: không đủ bộ nhớ\n") }
    }
  // SAFETY: the structure lives through the call, which copies it.
  unsafe sigaction(SIGABRT, &action, nil)
}

private func end(_ text: StaticString) -> Never {
  // SAFETY: a static text lies in the program itself, as many bytes as are named.
  _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  _exit(2)
}
