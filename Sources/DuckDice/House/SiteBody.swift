internal import Foundation
internal import NIOCore

/// What the body of an answer is, before anybody looks at the status.
enum SiteBody<Value: Sendable>: Sendable {
  /// What was asked for.
  case value(Value)
  /// What was asked for, and an error beside it.
  case valueAndError
  /// An object that may say an error.
  case error(SiteError)
  /// No JSON object, or one that was begun as what was asked for and is not it.
  case neither
}

extension SiteBody where Value == PlayReply {
  /// Reads the answer to a bet.
  static func play(_ answer: SiteAnswer) -> Self {
    guard let mixed = decoded(PlayOrError.self, answer) else { return .neither }
    guard mixed.hasBet else { return .error(mixed.error) }
    guard let reply = mixed.reply else { return .neither }
    return mixed.error.error == nil && mixed.error.errors == nil ? .value(reply) : .valueAndError
  }
}

extension SiteBody where Value: Decodable {
  /// Reads the answer to a question; only a success has one.
  static func plain(_ answer: SiteAnswer) -> Self {
    if (200..<300).contains(answer.status), let value = decoded(Value.self, answer) { return .value(value) }
    return decoded(SiteError.self, answer).map(SiteBody.error) ?? .neither
  }
}

/// An answer to a bet: with a bet in it, or with an error.
private struct PlayOrError: Decodable {
  private enum Keys: String, CodingKey {
    case bet, error, errors
  }

  let hasBet: Bool
  let reply: PlayReply?
  let error: SiteError

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    hasBet = container.contains(.bet) && (try? container.decodeNil(forKey: .bet)) != true
    reply = hasBet ? try? PlayReply(from: decoder) : nil
    let hasError = !hasBet || container.contains(.error) || container.contains(.errors)
    error = hasError ? try SiteError(from: decoder) : SiteError()
  }
}

private func decoded<Value: Decodable>(_ type: Value.Type, _ answer: SiteAnswer) -> Value? {
  try? JSONDecoder().decode(type, from: Data(answer.body.readableBytesView))
}
