extension SiteError {
  private enum Keys: String, CodingKey {
    case error, message, errors, params
  }

  /// Reads what is there. What has an unexpected shape is left out: an error is an error whatever stands beside it, and
  /// the site's language writes an empty object as `[]`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    // `IfPresent`: an error that is thrown for each field that a good answer lacks costs a fifth of reading it.
    error = try? container.decodeIfPresent(String.self, forKey: .error)
    message = try? container.decodeIfPresent(String.self, forKey: .message)
    errors = try? container.decodeIfPresent([String: [String]].self, forKey: .errors)
    if errors == nil, let single = try? container.decodeIfPresent([String: String].self, forKey: .errors) {
      errors = single.mapValues { [$0] }
    }
    params = try? container.decodeIfPresent(Parameters.self, forKey: .params)
  }

  /// What it says, all of it in one line; nil where it says nothing.
  var says: String? {
    let fields = (errors ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
    let sentences = [error, fields.isEmpty ? message : nil].compactMap { $0 }.filter { !$0.isEmpty } + fields
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
