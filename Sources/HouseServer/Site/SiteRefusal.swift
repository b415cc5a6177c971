import Dice
import DuckDice

/// Why the house did not do what it was asked, with the status and the words that the site has for it.
struct SiteRefusal: Error, Hashable {
  let status: Int
  let words: SiteError

  init(_ status: Int, _ words: SiteError) {
    (self.status, self.words) = (status, words)
  }

  init(_ status: Int, _ error: String) {
    self.init(status, SiteError(error: error))
  }

  /// A field that is missing or cannot be.
  static func field(_ name: String, _ complaint: String) -> SiteRefusal {
    SiteRefusal(422, SiteError(message: "The given data was invalid.", errors: [name: [complaint]]))
  }

  static func missing(_ name: String) -> SiteRefusal { field(name, "The \(name) field is required.") }

  static let key = SiteRefusal(401, "Invalid API key.")
  static let notFound = SiteRefusal(404, "Not found.")
  static let method = SiteRefusal(405, "Method not allowed.")
  static let notAnObject = SiteRefusal(400, "The request body is not a JSON object.")
  static let tooLarge = SiteRefusal(413, "The request body is too large.")
  static let symbol = field("symbol", "The selected symbol is invalid.")
  static let balance = SiteRefusal(422, "You have insufficient balance.")

  static func minimum(_ amount: Amount, _ symbol: String) -> SiteRefusal {
    SiteRefusal(
      422,
      SiteError(
        error: "The minimum bet is \(WireAmount(amount).text) \(symbol)",
        params: SiteError.Parameters(amount: WireAmount(amount), symbol: symbol)))
  }

  static func maximum(_ amount: Amount, _ symbol: String) -> SiteRefusal {
    SiteRefusal(
      422,
      SiteError(
        error: "The maximum profit is \(WireAmount(amount).text) \(symbol)",
        params: SiteError.Parameters(amount: WireAmount(amount), symbol: symbol)))
  }
}
