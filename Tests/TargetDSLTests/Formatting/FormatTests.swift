import TargetDSL
import Testing

/// One layout, whatever the author's line breaks and spaces were.
@Suite struct FormatTests {
  @Test func clausesStandOnLinesOfTheirOwnAndSourcesBehindTheirDeadline() {
    expect(
      """
      plan daknong "Đắk Nông" document "127/KH-UBND" issued 2023-03-07 period 2023..2045
      territory until 2025-06-30 "merged" note "n"
      target rated "Tốt, khá"=share of organisations where rating in{good,fair}
      baseline 2022:48% reported 2023-06-30:more than 38% from "baodaknong.vn"
      by 2030:more than 60% source "II.2" says "trên 60%" by 2045: all source "II.3"
      reading "of cooperatives" = share of cooperatives where rating in {good,fair}
      owner "Liên minh" note "x"
      """,
      becomes: """
        plan daknong "Đắk Nông"
          document "127/KH-UBND"
          issued   2023-03-07
          period   2023..2045
          territory until 2025-06-30 "merged"
          note     "n"

        target rated "Tốt, khá" = share of organisations where rating in { good, fair }
          baseline 2022:       48%
          reported 2023-06-30: more than 38% from "baodaknong.vn"
          by 2030: more than 60%
            source "II.2" says "trên 60%"
          by 2045: all
            source "II.3"
          reading "of cooperatives" = share of cooperatives where rating in { good, fair }
          owner "Liên minh"
          note  "x"

        """)
  }

  @Test func aSourceBeforeAnyDeadlineCoversAllAndIsNotIndented() {
    expect(
      """
      target a = stated
        source "I"
        by 2030: at least 5
      """,
      becomes: """
        target a = stated
          source "I"
          by 2030: at least 5

        """)
  }

  @Test func columnsAreAlignedByDisplayWidthInNameHeadersAndType() {
    expect(
      """
      table t "T"
      column id "Ma\u{0303} so\u{0302}\u{0301}" text key
      column members "Thành viên"|"Số" whole in people from 0 to 10_000 blank means none
      column linked yes/no
      """,
      becomes: """
        table t "T"
          column id      "Ma\u{0303} so\u{0302}\u{0301}"             text key
          column members "Thành viên" | "Số" whole in people from 0 to 10_000 blank means none
          column linked  yes/no

        """)
  }

  @Test func aLongSetIsBrokenOneCategoryToALine() {
    expect(
      """
      table t
        column rating one of { good = "tốt", fair = "khá" | "kha", average = "trung bình", weak = "yếu" | "kém" } blank means none
      """,
      becomes: """
        table t
          column rating one of {
            good    = "tốt",
            fair    = "khá" | "kha",
            average = "trung bình",
            weak    = "yếu" | "kém"
          } blank means none

        """)
  }

  @Test func aLongSetOfNamesFillsItsLines() {
    expect(
      """
      population p = organisations where kind in { cooperative, credit_cooperative, union, federation, group, agricultural_group, people_credit_fund, other_kinds }
      """,
      becomes: """
        population p
          = organisations
            where kind in {
              cooperative, credit_cooperative, union, federation, group, agricultural_group, people_credit_fund,
              other_kinds
            }

        """)
  }

  @Test func aLongMeasureIsBrokenAtItsOutermostWords() {
    expect(
      """
      target a_rather_long_name "Nhãn" = share of cooperatives where status in { dormant, dissolving } and rating = weak or nominal and year - year of idle_since >= 1 weighted by members * 2 ignoring unknown
        by 2030: none
      """,
      becomes: """
        target a_rather_long_name "Nhãn"
          = share of cooperatives
            where status in { dormant, dissolving } and rating = weak or nominal and year - year of idle_since >= 1
            weighted by members * 2
            ignoring unknown
          by 2030: none

        """)
  }

  @Test func aSumOfAmountsWithCommentsStandsLikeAnAccount() {
    expect(
      """
      target need = 7_750 million VND # provincial
       + 28_124 million VND # central
      always: exactly 35_874 million VND
      """,
      becomes: """
        target need
          =  7_750 million VND                                      # provincial
          + 28_124 million VND                                      # central
          always: exactly 35_874 million VND

        """)
  }

  @Test func signsStandCloseToTheirNumbersAndOperatorsApart() {
    expect(
      "target a=(b-c)*-1/( -2.5 )+d at year-1\nby 2030:from -5 to -3",
      becomes: """
        target a = (b - c) * -1 / (-2.5) + d at year - 1
          by 2030: from -5 to -3

        """)
    expect(
      "population a=t where x in-5..-3 and not(y in 2021..2025)and z!=-  4 and c.d in{}",
      becomes: "population a = t where x in -5..-3 and not (y in 2021..2025) and z != -4 and c.d in {}\n")
  }

  @Test func declarationsOfOneLineAreAlignedWhereTheyStandTogether() {
    expect(
      """
      unit person, people "người"
      unit VND "đồng"
      population a = t
      population longer = t where x


      population other = t
      indicator a "A" = count of a
      indicator bb "BB" = count of longer
      """,
      becomes: """
        unit person, people "người"
        unit VND            "đồng"
        population a      = t
        population longer = t where x

        population other = t
        indicator a  "A"  = count of a
        indicator bb "BB" = count of longer

        """)
  }

  @Test func oneRowTooWideToFollowIsLeftOutOfTheAlignment() {
    let long = String(repeating: "x", count: 60)
    expect(
      """
      table t
        column a "A" decimal in million VND per person per year from 0
        column b "\(long)" text
        column c "CC" text
      """,
      becomes: """
        table t
          column a "A"  decimal in million VND per person per year from 0
          column b "\(long)" text
          column c "CC" text

        """)
  }
}

/// Comments and blank lines are the author's.
@Suite struct FormatCommentTests {
  @Test func commentsAtTheEndOfLinesFormAMargin() {
    expect(
      "target a = stated # why\nby 2030: at least 5 # goal   \n",
      becomes: """
        target a = stated                                           # why
          by 2030: at least 5                                       # goal

        """)
  }

  @Test func commentsStayWithWhatTheyStandBefore() {
    expect(
      """
      # head

      target a = stated
      # of the clause
      by 2030: at least 5
            # still of a


      # of b
      target b = stated
        by 2030: all
      # the end
      """,
      becomes: """
        # head

        target a = stated
          # of the clause
          by 2030: at least 5
          # still of a

        # of b
        target b = stated
          by 2030: all
        # the end

        """)
  }

  @Test func aCommentInsideAClauseBreaksItsLine() {
    expect(
      """
      population p = t where a # first
        and b
        # own line
        and c
      """,
      becomes: """
        population p
          = t
            where a                                                 # first
              and b
              # own line
              and c

        """)
  }

  @Test func groupsOfColumnsKeepTheirBlankLines() {
    expect(
      """
      table t


        column a text



        # more
        column bbb text
      """,
      becomes: """
        table t

          column a text

          # more
          column bbb text

        """)
  }

  @Test func declarationsWithClausesStandApart() {
    expect(
      "use \"a.plan\"\nplan x\nissued 2023\npopulation a = t\n# c\ntarget b = stated\nundated: all",
      becomes: """
        use "a.plan"

        plan x
          issued 2023

        population a = t

        # c
        target b = stated
          undated: all

        """)
  }
}

/// The bytes around the text.
@Suite struct FormatBytesTests {
  @Test func theFileKeepsItsLineBreaksAndLosesItsByteOrderMark() {
    #expect(formatted("\u{FEFF}plan x\r\nissued 2023\n") == "plan x\r\n  issued 2023\r\n")
    #expect(formatted("\r\nplan x\n\r\n") == "plan x\n")
    #expect(formatted("") == "")
    #expect(formatted("\u{FEFF}\n \n") == "")
    #expect(formatted("# only a comment") == "# only a comment\n")
  }

  @Test func aFileThatIsNoTextIsLeftAlone() {
    let bytes: [UInt8] = Array("plan   x".utf8) + [0, 1, 2]
    #expect(format(SyntaxTree.parse(SourceFile(path: "a.plan", bytes: bytes))) == bytes)
  }

  @Test func bytesThatAreNotUTF8StayInComments() {
    let bytes: [UInt8] = Array("plan   x #".utf8) + [0xFF, 0xC3]
    let expected: [UInt8] =
      Array(("plan x" + String(repeating: " ", count: 54) + "#").utf8) + [0xFF, 0xC3, 0x0A]
    #expect(format(SyntaxTree.parse(SourceFile(path: "a.plan", bytes: bytes))) == expected)
  }
}

/// A file with errors is formatted where it can be, and left as it is where it cannot.
@Suite struct FormatBrokenTests {
  @Test func aBrokenClauseStaysAsItIsAndTheRestIsFormatted() {
    expect(
      """
      target a   = stated
         by 2030:   at leest   5 # typo
      by  2045: all
      """,
      becomes: """
        target a = stated
           by 2030:   at leest   5 # typo
          by 2045: all

        """)
  }

  @Test func aBrokenHeadStaysAndItsClausesAreFormatted() {
    expect(
      "target   a = share  of\n by 2030:  all",
      becomes: "target   a = share  of\n  by 2030: all\n")
  }

  @Test func whatSharesALineWithABrokenClauseStaysToo() {
    expect(
      "target  a =  stated by  2030: by 2031:   all\nowner  \"x\"",
      becomes: "target  a =  stated by  2030: by 2031:   all\n  owner \"x\"\n")
  }

  @Test func noBlankLineComesBetweenTheLinesOfOneUnreadablePiece() {
    expect(
      "use by 2030\nuse \"a\"\n. plan measures that\n more than one\nuse \"b\"",
      becomes: "use by 2030\n\nuse \"a\"\n. plan measures that\n more than one\n\nuse \"b\"\n")
  }

  @Test func anUnclosedTextStays() {
    expect(
      "plan x\r\n document   \"127\r\nissued  2023",
      becomes: "plan x\r\n document   \"127\r\n  issued 2023\r\n")
  }
}

func formatted(_ text: String) -> String {
  String(decoding: format(SyntaxTree.parse(SourceFile(path: "a.plan", text: text))), as: UTF8.self)
}

private func expect(
  _ text: String, becomes expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let result = formatted(text)
  #expect(Array(result.utf8) == Array(expected.utf8), "\n\(result)", sourceLocation: sourceLocation)
  #expect(formatted(result) == result, "formatted twice", sourceLocation: sourceLocation)
}
