import TargetDSL
import Testing

@testable import plancheck

/// The page for people: one file, nothing loaded, whatever a plan holds is text.
@Suite("The report as a page") struct HTMLReportTests {
  @Test func digestsAreThoseOfTheStandard() {
    // FIPS 180-4, examples: the empty message, "abc", and one of two blocks.
    #expect(SHA256.policySource("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(SHA256.policySource("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(SHA256.policySource(long) == "sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=")
  }

  @Test func whatAPlanHoldsIsText() {
    #expect(HTMLText.escaped("<script>\"&'") == "&lt;script&gt;&quot;&amp;'")
    #expect(HTMLText.escaped("a\u{202E}b\u{1B}c") == "a[U+202E]b[U+001B]c")
    #expect(HTMLText.escaped("một\ndòng") == "một dòng")
  }

  @Test func scalesStartAtNought() {
    let scale = PictureScale(of: [319, 360], from: 0, to: 100)
    #expect(scale.low == 0)
    #expect(scale.high >= 360)
    let below = PictureScale(of: [-3, 4], from: 0, to: 100)
    #expect(below.low <= -3 && below.high >= 4)
    // A share ends at 100%, and a quotient that is larger is not cut off there.
    #expect(PictureScale(of: [58.8, 60], upTo: 100, from: 0, to: 1).high <= 100)
    #expect(PictureScale(of: [150, 160], upTo: 100, from: 0, to: 1).high > 160)
  }

  @Test func coordinatesAreTheSameEverywhere() {
    #expect([12.04, -0.04, 3, -7.25].map(coordinate) == ["12", "0", "3", "-7.3"])
  }

  @Test func vietnameseIsToldFromEnglish() {
    #expect(HTMLText.isVietnamese("Hợp tác xã"))
    #expect(!HTMLText.isVietnamese("cooperatives café"))
  }

  @Test func thePageLoadsNothingAndNamesTheHashesOfWhatItRuns() throws {
    let page = String(
      decoding: HTMLReport(ReportStyle()).render(
        .init(plans: [], unjudged: [], problems: [], obsoleteEntries: [])), as: UTF8.self)
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
    #expect(page.contains(SHA256.policySource(HTMLStyle.text)))
    #expect(page.contains(SHA256.policySource(HTMLScript.text)))
    #expect(HTMLScript.text.utf8.count < 10_000)
    for word in ["src=", "href=\"http", "url(", "@import", " style="] { #expect(!page.contains(word)) }
  }
}
