import TargetDSL
import TargetEngine

/// What every page has around its content: nothing that it loads, and a policy that forbids it.
struct HTMLPage {
  let title: String
  let language: Language

  func bytes(_ body: (inout HTMLText) -> Void) -> [UInt8] {
    var page = HTMLText()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", [("lang", language.rawValue)]) { page in
      head(&page)
      page.element("body") { page in
        page.element("main") { page in
          body(&page)
          footer(&page)
        }
        page.raw("<script>\(HTMLScript.text)</script>")
      }
    }
    page.raw("\n")
    return Array(page.html.utf8)
  }

  private func head(_ page: inout HTMLText) {
    page.element("head") { page in
      page.raw("<meta charset=\"utf-8\">")
      page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
      let policy =
        "default-src 'none'; style-src '\(SHA256.policySource(HTMLStyle.text))'; "
        + "script-src '\(SHA256.policySource(HTMLScript.text))'; base-uri 'none'; form-action 'none'"
      page.void("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
      page.element("title", title)
      page.raw("<style>\(HTMLStyle.text)</style>")
    }
  }

  private func footer(_ page: inout HTMLText) {
    page.element("footer") { page in
      page.element(
        "p",
        Phrase(
          en: "Made by plancheck from the plan files and data named on this page.",
          vi: "Do plancheck lập từ các tệp kế hoạch và số liệu nêu trên trang này."
        ).text(in: language))
    }
  }
}

/// Parts that several pages share.
struct HTMLParts {
  let style: ReportStyle

  /// A text in the other language of the two says so, for those who have the page read to them.
  func marked(_ text: String) -> [(String, String)] {
    style.language == .english && HTMLText.isVietnamese(text) ? [("lang", "vi")] : []
  }

  /// A value with its exact ends, `low|high`; an end that is not known is left out.
  func value(_ value: ValueReport, _ text: Phrase? = nil, _ page: inout HTMLText) {
    page.element(
      "data", [("value", "\(value.low ?? "")|\(value.high ?? "")")], style.text(text ?? value.display))
  }

  /// A cell of a table.
  enum Cell {
    case text(String)
    case verdict(Verdict, Phrase)
    /// A value, and its day where that is to be told.
    case value(ValueReport?, isDated: Bool)
  }

  /// A table that scrolls by itself where it is too wide. `name` tells it from the others of the page.
  func table(
    _ caption: String, name: String, _ headings: [String], _ rows: [[Cell]], hasRowHeadings: Bool = false,
    _ page: inout HTMLText
  ) {
    page.element(
      "div", [("class", "scroll wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", name)]
    ) { page in
      page.element("table") { page in
        page.element("caption", caption)
        page.element("thead") { page in
          page.element("tr") { page in
            for heading in headings {
              if heading.isEmpty {
                page.element("td", "")
              } else {
                page.element("th", [("scope", "col")], heading)
              }
            }
          }
        }
        page.element("tbody") { page in
          for row in rows {
            page.element("tr") { page in
              for (column, cell) in row.enumerated() { self.cell(cell, hasRowHeadings && column == 0, &page) }
            }
          }
        }
      }
    }
  }

  private func cell(_ cell: Cell, _ isHeading: Bool, _ page: inout HTMLText) {
    switch cell {
    case .text(let text) where isHeading: page.element("th", [("scope", "row")] + marked(text), text)
    case .text(let text): page.element("td", marked(text), text)
    case .verdict(let verdict, let words):
      page.element("td", [("class", "said")]) { page in
        VerdictChip(verdict: verdict, words: style.text(words)).write(to: &page)
      }
    case .value(let value, let isDated):
      page.element("td") { page in
        guard let value else { return page.text("–") }
        self.value(value, nil, &page)
        if isDated { page.text(" (\(style.text(TimeText.phrase(value.date))))") }
      }
    }
  }
}
