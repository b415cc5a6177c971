import Foundation

/// A value of a request as clients in the field write it: a text where a number belongs, a number where a text does.
enum Lenient: Decodable, Hashable {
  case text(String)
  /// A number, as the decimal that stands there.
  case number(String)
  case truth(Bool)
  case list([Lenient])
  case other

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer() else {
      self = .other
      return
    }
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Decimal.self) {
      self = .number(number.description)
    } else if let list = try? container.decode([Lenient].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  /// A text or a number, as it stands there.
  var written: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .truth, .list, .other: nil
    }
  }

  /// Yes or no, in the ways in which clients say it.
  var decided: Bool? {
    switch self {
    case .truth(let truth): truth
    case .text("true"), .text("1"), .number("1"): true
    case .text("false"), .text("0"), .number("0"): false
    case .text, .number, .list, .other: nil
    }
  }

  /// A whole number.
  var whole: Int? { written.flatMap { Int($0) } }

  /// What stands for nothing: `null` does not come here, an empty text does.
  var isEmpty: Bool { self == .text("") }
}
