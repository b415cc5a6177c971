internal import CLua

/// The Lua that runs the scripts.
public enum LuaRelease {
  /// Its name and version, such as `Lua 5.4.4`.
  public static var text: String { String(cString: alua_release()) }
}
