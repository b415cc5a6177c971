internal import CProbe
internal import Foundation

/// Tries from inside of a shut-in process what a script must not be able to do.
///
/// `alea-probe <protection> <folder> [attempt…]` makes every attempt in a process of its own, started as script
/// processes are, and prints how each ended. The protection is `whole`, what a script process has, or one alone:
/// `landlock`, `seccomp`, `limits`, or `none`, by which one sees that an attempt would be one.
@main
enum Probe {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == Inside.argument {
      exit(Inside.run(Array(words.dropFirst())))
    }
    guard words.count >= 2 else {
      exit(64)
    }
    let names = words.count > 2 ? Array(words[2...]) : allNames
    for name in names { print("\(name): \(Launcher.outcome([Inside.argument, words[0], words[1], name]))") }
    // Whoever was killed by an attempt does not get here.
    print("alive")
  }

  private static var allNames: [String] {
    (0...).lazy.map { probe_name($0) }.prefix { $0 != nil }.compactMap { $0.map { String(cString: $0) } }
  }
}
