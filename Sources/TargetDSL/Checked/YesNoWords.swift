/// What cells of every yes/no column say, whatever spellings a table adds (language reference, section 7).
package enum YesNoWords {
  package static let yes = ["yes", "y", "true", "1", "có", "đúng", "x", "✓"]
  package static let no = ["no", "n", "false", "0", "không", "sai"]
}
