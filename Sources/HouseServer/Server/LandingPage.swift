import Foundation

/// What somebody sees who opens the house in a browser: what it is, in a page without scripts that loads nothing.
enum LandingPage {
  static var answer: SiteAnswer {
    var answer = SiteAnswer(contentType: "text/html; charset=utf-8", body: Data(text.utf8))
    answer.headers = [("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")]
    return answer
  }

  private static let text = """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>alea house</title>
    <style>body { font-family: sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; line-height: 1.5 }</style>
    </head>
    <body>
    <h1>A house to practise in</h1>
    <p>This is <code>alea house</code>: a dice house on this machine that speaks the Bot API of duckdice.io, so that bots
    can be tried without money. It is not affiliated with any site, and what it calls money is none.</p>
    <p>Its rolls are provably fair by the site's own scheme, its replies may lie and its connections may break where it
    was started with faults.</p>
    <p>The API is below <code>/api</code>: <code>POST dice/play</code>, <code>POST range-dice/play</code>,
    <code>GET bot/user-info</code>, <code>GET bot/stats/SYMBOL</code>, <code>GET</code> and
    <code>POST randomize</code>, each with <code>?api_key=KEY</code>.</p>
    <p>The house has the edge here as there: every bet loses on average.</p>
    </body>
    </html>
    """
}
