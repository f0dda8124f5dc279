/// How the page looks: on a screen, in the dark, in forced colours and on paper.
enum HTMLStyle {
  /// Verdicts with their colours, 4.5 : 1 and more against the paper, light and dark.
  private static let shades: [(name: String, light: String, dark: String)] = [
    ("missed", "#9b1c1c", "#ff9d94"), ("undetermined", "#6b3fa0", "#c9a7f5"),
    ("unmeasured", "#5a6672", "#a3afba"), ("worsening", "#a8321f", "#ff9f8a"),
    ("far_behind", "#9c4a16", "#f0a56b"), ("slow", "#7a5600", "#e2bd56"), ("pending", "#56636f", "#a9b6c2"),
    ("on_track", "#1f5fa8", "#8bbcf5"), ("not_applicable", "#5c6771", "#9aa6b1"),
    ("met", "#1c7048", "#6fd3a3"),
  ]

  static let text: String = {
    let light = shades.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = shades.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    let classes = shades.map { shade in
      let name = shade.name
      return ".\(name){color:var(--\(name))}svg .sure.\(name){fill:var(--\(name))}"
        + "svg .open.\(name){fill:var(--\(name));fill-opacity:.35;stroke:var(--\(name));stroke-dasharray:3 2}"
        + ".cards .\(name){border-color:var(--\(name))}"
    }.joined()
    return ":root{color-scheme:light dark;--ink:#17202a;--mute:#4d5863;--line:#d3d9de;--paper:#fff;"
      + "--soft:#f4f6f7;--accent:#0b5f66;\(light)}"
      + "@media(prefers-color-scheme:dark){:root{--ink:#e8edf1;--mute:#aab5bf;--line:#3a454e;--paper:#12181d;"
      + "--soft:#1b232a;--accent:#5cc4cc;\(dark)}}" + page + pictures + classes + narrow + paper
  }()

  private static let page = """
    *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Noto Sans",sans-serif;\
    font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
    main{max-width:1120px;margin:0 auto;padding:24px 24px 64px}
    a{color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .kick{color:var(--accent);font-weight:600;margin:0}.kick .file{font-weight:400;color:var(--mute);font-size:14px}
    h1{font-size:28px;line-height:1.2;margin:.1em 0 .25em;font-weight:700;text-wrap:balance}
    h2{font-size:20px;margin:26px 0 6px;font-weight:700}h3{font-size:17px;margin:28px 0 6px;font-weight:700}
    .lead,.hint{color:var(--mute);margin:0 0 14px}
    .made,.gone{border-left:4px solid var(--slow);background:var(--soft);padding:6px 14px;margin:12px 0}
    main>section+section,main>div+section{margin-top:44px}.plans{margin-top:26px}.key{display:flex;flex-wrap:wrap;gap:2px 8px;font-size:14px;list-style:none;margin:0 0 12px;padding:0}
    .chip{font-weight:600}.key .chip{white-space:nowrap}.pace{display:block}.chip i{font-style:normal;display:inline-block;width:1.35em;text-align:center}
    .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:16px;margin:0;padding:0;list-style:none}
    .cards li{border-top:3px solid;padding:8px 0 0;color:var(--ink)}.cards b{display:block}.cards p{margin:2px 0 0;color:var(--mute);font-size:15px}.cards p.ask{color:var(--ink);font-weight:600;font-size:16px}
    .lost{columns:2;column-gap:32px;list-style:none;margin:0;padding:0;border-top:3px solid var(--missed)}.lost li{break-inside:avoid;padding:5px 0;border-bottom:1px solid var(--line)}.lost li>span{color:var(--mute);font-size:15px}
    .sift{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:end;margin:0 0 14px;padding:12px 14px;background:var(--soft)}
    .sift>div{min-width:0;max-width:100%}.sift label{display:block;font-size:14px;color:var(--mute)}
    .sift input,.sift select,.sift button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--mute);min-height:34px;padding:2px 8px;max-width:min(100%,22em)}
    .sift[hidden],.goal[hidden]{display:none}
    .goals{list-style:none;margin:0;padding:0;border-top:1px solid var(--ink)}.goal{border-bottom:1px solid var(--line)}
    .row{display:grid;grid-template-columns:158px minmax(0,1fr) 118px 300px 172px;gap:4px 16px;padding:13px 0;cursor:pointer;align-items:start}
    summary::marker{content:""}summary::-webkit-details-marker{display:none}
    .what b{display:block;font-weight:600}.what span,.rest{color:var(--mute);font-size:14px;display:block}
    .row .chip{white-space:normal;display:block;padding-left:1.35em;text-indent:-1.35em}.row .chip i{text-indent:0}.value{font-weight:600}.row small{font-weight:400;color:var(--mute);display:block;font-size:14px}
    .more{padding:4px 0 22px;display:grid;grid-template-columns:minmax(0,660px) minmax(0,1fr);gap:20px 32px}
    .more>.wide{grid-column:1/-1}
    dl{margin:0}dt{color:var(--mute);font-size:14px}dd{margin:0 0 8px}
    .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;overflow-wrap:break-word}.said{white-space:nowrap}.chip{white-space:nowrap}
    caption{text-align:left;color:var(--mute);padding:0 0 6px;font-size:14px}
    th{font-weight:500;text-align:left;color:var(--mute);font-size:14px;border-bottom:1px solid var(--ink);padding:5px 12px 5px 0}
    tbody th{color:var(--ink);font-size:inherit;border-bottom:1px solid var(--line)}
    td{border-bottom:1px solid var(--line);padding:6px 12px 6px 0;vertical-align:top}
    .tall{max-height:520px;overflow-y:auto}.groups{max-width:660px}.plans small{display:block;font-weight:400;color:var(--mute);font-size:14px}.weakest{display:block}
    .list{columns:2;column-gap:40px;padding-left:1.2em;margin:4px 0 16px}.list li{break-inside:avoid;margin-bottom:6px}.bare>span{display:block;color:var(--mute);font-size:14px}.bare[hidden]{display:none}
    footer{margin-top:48px;color:var(--mute);font-size:14px}

    """

  private static let pictures = """
    svg{display:block;max-width:100%;height:auto;overflow:visible}svg text{font-size:12px;fill:var(--mute)}
    svg.whole{width:100%;height:16px;margin:14px 0 8px}svg.bullet{width:300px}svg.path{width:660px}svg.strip{width:600px}
    .axis,.grid{stroke:var(--line)}.field{fill:var(--accent);fill-opacity:.14}.base{stroke:var(--mute);stroke-width:2}
    .bound{stroke:var(--ink);stroke-width:2.5}.tip{fill:var(--paper);stroke:var(--ink);stroke-width:2}.tip.full{fill:var(--ink)}
    .edge{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 2}.rule{stroke:var(--accent);stroke-width:2.5}.side .place{fill:var(--ink);font-weight:600}svg.side{width:100%;max-width:700px}.over{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
    .slowly{fill:var(--slow);fill-opacity:.2}.timely{fill:var(--on_track);fill-opacity:.4}
    .plan{stroke:var(--accent);stroke-width:1.5;stroke-dasharray:5 4}.course{fill:none;stroke:var(--ink);stroke-width:2}
    .dot{fill:var(--ink)}
    .interval{stroke:var(--undetermined);stroke-width:6;stroke-opacity:.6}
    .aim{fill:var(--paper);stroke:var(--accent);stroke-width:2.5}

    """

  private static let narrow = """
    @media(max-width:1000px){.row{grid-template-columns:158px minmax(0,1fr) 130px}.row .picture,.row .rest.needs{grid-column:2/-1}\
    .more{grid-template-columns:minmax(0,1fr)}}
    @media(max-width:600px){main{padding:20px 14px 40px}h1{font-size:25px}.row{grid-template-columns:minmax(0,1fr)}\
    svg.path text,svg.side text{font-size:24px}.row>*,.row .picture,.row .rest.needs{grid-column:1}.list,.lost{columns:1}\
    .plans tr{display:grid;grid-template-columns:minmax(0,1fr) auto;border-bottom:1px solid var(--line)}.plans tr>*{border:0}.plans tr>:nth-child(3){grid-column:1/-1}}
    @media(forced-colors:active){svg text{fill:CanvasText}.axis,.grid,.base,.bound,.edge,.rule,.plan,.course,.interval{stroke:CanvasText}\
    svg.whole{forced-color-adjust:none}svg:not(.whole) .sure{fill:CanvasText!important}svg .open{fill:Canvas!important;stroke:CanvasText!important}\
    .field,.slowly,.timely{fill:none;stroke:GrayText}.dot,.tip.full{fill:CanvasText}.tip,.aim{stroke:CanvasText}}

    """

  private static let paper = """
    @media print{@page{size:A4;margin:14mm}main{padding:0;max-width:none}.scroll{overflow:visible}.tall{max-height:none;columns:2;column-gap:24px}.key{font-size:12px}.cards{grid-template-columns:repeat(3,minmax(0,1fr))}table{overflow-wrap:anywhere;font-size:11px}.more td,.more th{min-width:6.5em}.said,.chip{white-space:normal}.sift{display:none!important}\
    body{font-size:12px}.goal[hidden],.bare[hidden]{display:list-item}h3[hidden],h4[hidden],.list[hidden]{display:block}summary,.cards li,svg,tr{break-inside:avoid}.what span,.rest,.row small,dt,th,caption,.hint,.kick .file,.lost li>span,.cards p{font-size:11px}.cards p.ask{font-size:12px}details::details-content{content-visibility:visible;display:block;height:auto}\
    .row{grid-template-columns:112px minmax(0,1fr) 84px 200px 116px}.row .picture,.row .rest.needs{grid-column:auto}\
    svg.bullet{width:200px}svg.path{width:440px}.more{grid-template-columns:minmax(0,1fr)}}
    """
}
