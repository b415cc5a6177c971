import Foundation

/// Lies that no encoder of JSON would write.
enum RawLie {
  /// The body with the fault in it; every other kind leaves it as it is.
  static func body(_ kind: FaultKind, _ body: Data) -> Data {
    let text = String(decoding: body, as: UTF8.self)
    switch kind {
    case .numbers:
      let money = /"(betAmount|winAmount|profit|balance|volume)":"([-0-9.]+)"/
      return Data(text.replacing(money) { "\"\($0.output.1)\":\($0.output.2)" }.utf8)
    case .nan: return Data(text.replacing(/"payout":[0-9.]+/) { _ in "\"payout\":NaN" }.utf8)
    case .infinite: return Data(text.replacing(/"payout":[0-9.]+/) { _ in "\"payout\":1e400" }.utf8)
    case .nesting:
      let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
      return Data("{\"deep\":\(deep),\(text.dropFirst())".utf8)
    case .truncated: return body.prefix(body.count / 2)
    case .huge:
      return Data("{\"padding\":\"\(String(repeating: "x", count: 8 << 20))\",\(text.dropFirst())".utf8)
    default: return body
    }
  }
}
