import Foundation
import Testing

/// Chromium without a window, as Debian packages it: what it draws of a page, what it complains of, what it asks a network for.
struct Browser {
  private static let paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  private static let path = paths.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether there is one that can show a page here: some containers forbid it.
  static let works: Bool = {
    guard let program = try? Program() else { return false }
    guard let page = try? program.folder.write("page.html", "<!DOCTYPE html><p id=\"there\">here</p>") else {
      return false
    }
    return (try? Browser(program).show(page))?.elements.contains("id=\"there\"") == true
  }()

  static let missing: Comment = "no chromium that shows a page"

  /// What came of showing a page.
  struct Seen {
    /// The elements as they stand after loading.
    let elements: String
    /// Lines of the console.
    let console: [Substring]
    /// Addresses that were asked of a network, of whatever kind.
    let requests: Set<String>
  }

  let program: Program

  init(_ program: Program) {
    self.program = program
  }

  private func run(_ options: [String], _ page: String) throws -> Program.Ending {
    let path = try #require(Self.path)
    let common = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-extensions",
      "--force-device-scale-factor=1", "--hide-scrollbars", "--enable-logging=stderr",
      "--virtual-time-budget=4000",
      "--user-data-dir=\(program.folder.file("chromium"))",
    ]
    var own = program
    own.environment = ["PATH=/usr/bin:/bin", "HOME=\(program.folder.path)", "LANG=C.UTF-8"]
    let ending = try Running(own, URL(filePath: path), common + options + [page], input: "/dev/null").end()
    try #require(ending.code == 0, "\(ending.talk)")
    return ending
  }

  /// Loads a file, with a log of everything that the browser asks a network for.
  func show(_ file: String) throws -> Seen {
    let log = program.folder.file("net.json")
    let ending = try run(
      ["--dump-dom", "--log-net-log=\(log)", "--host-resolver-rules=MAP * ~NOTFOUND"], "file://\(file)")
    // The browser asks for things of its own; what a page asks for is kept apart by the page's origin, a file here.
    let asked = program.folder.read("net.json").split(separator: "\n").filter {
      $0.contains(#""network_isolation_key":"file:"#)
    }
    let addresses = asked.compactMap { $0.firstMatch(of: /"url":"([^"]*)"/).map { String($0.output.1) } }
    return Seen(
      elements: ending.output, console: ending.talkLines.filter { $0.contains("CONSOLE") },
      requests: Set(addresses.filter { !$0.hasPrefix("file:") }))
  }

  /// What is drawn of a page: for each of these colours, `#rrggbb`, where it is.
  func colours(_ file: String, _ wanted: [String], dark: Bool, height: Int = 3_000) throws -> [String: Patch]
  {
    let picture = program.folder.file("picture.png")
    _ = try run(
      [
        "--screenshot=\(picture)", "--window-size=900,\(height)",
        "--blink-settings=preferredColorScheme=\(dark ? 0 : 1)",
      ], "file://\(file)")
    let data = try #require(FileManager.default.contents(atPath: picture), "no picture")
    // A second page takes the picture apart: a canvas hands out the pixels of an image that came with the page itself.
    let counter = Self.counter.replacing("PICTURE", with: data.base64EncodedString())
      .replacing("WANTED", with: wanted.map { "'\($0)'" }.joined(separator: ","))
    let page = try program.folder.write("counter.html", counter)
    let elements = try run(["--dump-dom"], "file://\(page)").output
    let json = try #require(
      elements.firstMatch(of: /<pre id="found">(.*?)<\/pre>/), "\(elements.suffix(500))"
    ).output.1
    return try JSONDecoder().decode([String: Patch].self, from: Data(json.utf8))
  }

  /// How many pixels a colour has, and from where to where they lie.
  struct Patch: Decodable {
    let count, left, right, top, bottom: Int
  }

  private static let counter = """
    <!DOCTYPE html><body><pre id="found"></pre><script>
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height).data;
      const found = {};
      for (const colour of [WANTED]) {
        const [r, g, b] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
        const patch = { count: 0, left: image.width, right: -1, top: image.height, bottom: -1 };
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at] != r || pixels[at + 1] != g || pixels[at + 2] != b) continue;
          const x = at / 4 % image.width, y = Math.floor(at / 4 / image.width);
          patch.count++;
          patch.left = Math.min(patch.left, x); patch.right = Math.max(patch.right, x);
          patch.top = Math.min(patch.top, y); patch.bottom = Math.max(patch.bottom, y);
        }
        found[colour] = patch;
      }
      document.getElementById('found').textContent = JSON.stringify(found);
    };
    image.src = 'data:image/png;base64,PICTURE';
    </script></body>
    """
}
