import Values

/// The one style sheet of the page, and the checksum by which the page's policy allows it.
enum HTMLStyle {
  /// Colours of light and dark with a contrast of 4.5 to 1 at least; words and shapes say the same.
  static let sheet = """
    :root{color-scheme:light dark;--bg:#fff;--fg:#1b1b1b;--soft:#555;--line:#767676;--card:#f5f5f5;\
    --link:#00488f;--bad:#a3120a;--warn:#7a4b00;--note:#3d4f5c;--open:#5b2a86;--good:#0b6030;\
    --mark:#fff0d6;--pass:#1a7a44;--fail:#b3261e;--improve:#b06a00;--review:#7b3fa8;--unknown:#70757a;--later:#2f6fa8;\
    --fault:#1b1b1b}
    @media (prefers-color-scheme:dark){:root{--bg:#141414;--fg:#ececec;--soft:#b8b8b8;--line:#8c8c8c;\
    --card:#212121;--link:#8ec5ff;--bad:#ff9d94;--warn:#f2bf63;--note:#b4c8d6;--open:#d3b0f5;\
    --good:#7fd8a0;--mark:#4a3510;--pass:#4cb578;--fail:#f0746b;--improve:#e0a040;--review:#b98ae0;--unknown:#9aa0a6;\
    --later:#6fa8dc;--fault:#ececec}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:68rem;padding:1rem;background:var(--bg);color:var(--fg);\
    font:1rem/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:anywhere}
    h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0}
    h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .5rem}
    h3{font-size:1.1rem;line-height:1.35;margin:.2rem 0 .6rem}
    h4{font-size:1rem;margin:.2rem 0 .6rem}
    p{margin:.4rem 0}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);\
    outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{position:static}
    .brand,small,.id,footer,cite{color:var(--soft)}
    .brand{margin:0;font-weight:600;letter-spacing:.04em}
    .box{border:2px solid var(--line);border-left-width:.6rem;padding:.6rem 1rem;margin:1rem 0;\
    background:var(--card)}
    .box h2,.box h3{margin-top:.2rem}
    .bad{border-color:var(--bad)}
    .open{border-color:var(--open)}
    .good{border-color:var(--good)}
    .verdict{font-size:1.25rem;font-weight:700;line-height:1.35}
    .summary{border-color:var(--link)}
    .kind{font-weight:600;margin-top:.8rem}
    ol,ul{margin:.3rem 0;padding-left:1.6rem}
    li{margin:.25rem 0}
    .rule{border-left:.4rem solid var(--line);padding:.2rem 0 .2rem 1rem;margin:1.4rem 0}
    .rule.error{border-color:var(--bad)}
    .rule.warning{border-color:var(--warn)}
    .rule.note{border-color:var(--note)}
    .rule.open{border-color:var(--open)}
    .tag{display:inline-block;font-size:.9rem;font-weight:700;border:1px solid;padding:0 .4rem;\
    margin-right:.3rem}
    .error .tag{color:var(--bad)}
    .warning .tag{color:var(--warn)}
    .note .tag{color:var(--note)}
    .open .tag{color:var(--open)}
    blockquote{margin:.6rem 0;padding:.1rem 0 .1rem .8rem;border-left:2px solid var(--line)}
    cite{font-style:normal;font-size:.92rem}
    code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}
    .scroll{overflow-x:auto;margin:.6rem 0}
    table{border-collapse:collapse;font-size:.92rem;overflow-wrap:normal}
    caption{text-align:left;color:var(--soft);font-size:.92rem;padding:.2rem 0}
    th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;\
    max-width:26rem;overflow-wrap:break-word}
    td{min-width:3rem}
    thead th,tbody th{background:var(--card);font-weight:600}
    .n{text-align:right}
    .places td:nth-child(2){white-space:nowrap}
    .sheet th{text-align:center;font-weight:400;color:var(--soft)}
    .sheet .heading td{font-weight:600}
    .sheet .mark{border:3px solid var(--bad);background:var(--mark);font-weight:700}
    .vh{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);\
    white-space:nowrap}
    .scroll{position:relative}
    .chart svg{display:block;width:100%;max-width:26rem;height:auto}
    .chart tbody th{min-width:9rem}
    svg text{font-size:12px;fill:var(--fg)}
    .pass{fill:var(--pass)}
    .fail{fill:var(--fail)}
    .improve{fill:var(--improve)}
    .review{fill:var(--review)}
    .unknown{fill:var(--unknown)}
    .later{fill:var(--later)}
    .fault{fill:var(--fault)}
    details{margin:.4rem 0}
    summary{cursor:pointer;padding:.3rem 0;min-height:1.6rem}
    dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.2rem 1rem}
    dt{font-weight:600}
    dd{margin:0}
    footer{margin-top:2rem;border-top:1px solid var(--line);font-size:.9rem}
    @media (max-width:40rem){body{padding:.6rem}.rule{padding-left:.6rem}dl{display:block}\
    dd{margin:0 0 .4rem}}
    @page{size:A4;margin:16mm}
    @media print{:root{color-scheme:light;--bg:#fff;--fg:#000;--card:#fff;--soft:#333;--mark:#fff}\
    html{font-size:10pt}body{max-width:none;padding:0}.skip{display:none}\
    .scroll{overflow:visible}.scroll td,tbody th{overflow-wrap:anywhere;min-width:0}thead th{overflow-wrap:normal}\
    h2,h3,h4,caption{break-after:avoid}tr,.box,.sheet,blockquote,svg{break-inside:avoid}\
    a{color:inherit}details::details-content{content-visibility:visible;display:block}}
    """

  /// `sha256-…` of the sheet, for the policy.
  static let source = source(of: sheet)

  /// `sha256-…` of any sheet.
  static func source(of sheet: String) -> String {
    "sha256-" + base64(SHA256.hexadecimal(of: Array(sheet.utf8)))
  }

  private static func base64(_ hexadecimal: String) -> String {
    let digits = hexadecimal.utf8.map { $0 >= 97 ? $0 - 87 : $0 - 48 }
    var bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    let padding = (3 - bytes.count % 3) % 3
    bytes += Array(repeating: 0, count: padding)
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
      for shift in [18, 12, 6, 0] { result.append(signs[group >> shift & 63]) }
    }
    return String(decoding: result.dropLast(padding), as: UTF8.self)
      + String(repeating: "=", count: padding)
  }
}
