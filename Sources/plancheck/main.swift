import Glibc

private let words = Array(CommandLine.arguments.dropFirst())
private let surroundings = Surroundings.process
occupyClosedStreams()
reportLackOfMemory(in: Program.spokenLanguage(words, environment: surroundings.environment))
exit(Program.run(words, in: surroundings))
