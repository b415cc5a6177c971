import Foundation
@preconcurrency import Rainbow

/// What a person sees.
enum TerminalCheck {
  static func findings() -> [Finding] {
    guard Screen.isTerminal else {
      return [Finding("terminal", .note, "standard error is no terminal: no progress is shown")]
    }
    Screen.setColor(.auto)
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    let isUTF8 = locale.lowercased().replacing("-", with: "").contains("utf8")
    return [
      Finding(
        "terminal", .good,
        "\(Screen.columns()) columns, colour \(Rainbow.enabled ? "on" : "off"), "
          + (isUTF8 ? "UTF-8" : "locale '\(locale)' is not UTF-8: the progress line may look odd"))
    ]
  }
}
