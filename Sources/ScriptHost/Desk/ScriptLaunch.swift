#if canImport(Darwin)
  internal import Darwin
#endif

/// What is started as a script process.
public struct ScriptLaunch: Sendable {
  /// The argument by which the program knows that it is to be one.
  public static let argument = "script-process"

  /// The program; by default the one that runs now, even where its file has been replaced since.
  public var program: String
  /// What it is called and told.
  public var arguments: [String]

  /// A launch of `program`, or of this one.
  public init(program: String? = nil, arguments: [String] = ["alea", Self.argument]) {
    self.program = program ?? Self.running
    self.arguments = arguments
  }

  private static var running: String {
    #if canImport(Darwin)
      var size = UInt32(4096)
      var path = [CChar](repeating: 0, count: Int(size))
      _ = _NSGetExecutablePath(&path, &size)
      return String(cString: path)
    #else
      return "/proc/self/exe"
    #endif
  }
}
