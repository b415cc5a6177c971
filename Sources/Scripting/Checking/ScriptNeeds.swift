/// What a script needs of whoever plays it.
public struct ScriptNeeds: Hashable, Sendable {
  /// Why each bet has to wait for the result before it, such as `reads win in line 7`; nil where nothing tells so.
  public let inOrderBecause: String?
  /// The parameters that it declares, or that it asks for by `read`, in the order of the text.
  public let parameters: [String]
  /// The functions by which it works on files.
  public let files: [String]

  init(_ syntax: Syntax, dialect: Dialect) {
    var because: String?
    var (parameters, files): ([String], [String]) = ([], [])
    for use in syntax.uses {
      because = because ?? Self.telling(use, dialect)
      guard !use.isLocal, use.isCalled else { continue }
      if let member = use.member {
        let name = "\(use.name).\(member)"
        let isFile = LuaNames.isFileFunction(use.name, member) && dialect != .native
        if isFile, files.count < Inspection.mostFindings, !files.contains(name) { files.append(name) }
      } else if Self.asking.contains(use.name), let argument = use.firstArgument {
        let name = String(decoding: syntax.content(syntax.token(argument)).prefix(64), as: UTF8.self)
        if parameters.count < Inspection.mostFindings, !parameters.contains(name) { parameters.append(name) }
      }
    }
    inOrderBecause = because
    self.parameters = parameters
    self.files = files
  }

  private static let asking: Set<String> = ["param", "read", "readadv"]

  /// Fields of `ctx` that tell of results.
  private static let tellingFields: Set<String> = ["balance", "profit", "wins", "losses", "streak"]

  private static func telling(_ use: NameUse, _ dialect: Dialect) -> String? {
    if dialect == .native {
      if !use.isLocal, use.name == "on_result", use.role != .read {
        return "defines on_result in line \(use.line)"
      }
      guard use.isLocal, use.depth > 0, let member = use.member, tellingFields.contains(member) else {
        return nil
      }
      return "reads \(use.name).\(member) in line \(use.line)"
    }
    // At top level nothing has been played yet.
    guard !use.isLocal, use.depth > 0, use.role == .read || use.role == .updated else { return nil }
    return HostNames.telling.contains(use.name) ? "reads \(use.name) in line \(use.line)" : nil
  }
}
