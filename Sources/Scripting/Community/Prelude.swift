internal import CLua

/// The Lua text that maps the contract of other bots onto ours: the same for all their dialects, as their names hardly
/// collide and scripts mix them.
enum Prelude {
  /// What runs before the script, in this order.
  private static let parts = [
    PackageResources.library_lua, PackageResources.clock_lua, PackageResources.files_lua,
    PackageResources.objects_lua, PackageResources.functions_lua, PackageResources.state_lua,
    PackageResources.turn_lua, PackageResources.ready_lua,
  ]

  /// Runs what stands before the script.
  static func begin(in state: OpaquePointer) throws(ScriptError) {
    for part in parts {
      let status = part.withUnsafeBytes { alua_prelude(state, $0.baseAddress, $0.count) }
      guard status == ALUA_OK else { throw LuaState.fault(in: state) }
    }
  }

  /// After the script has run: finds its functions and reads back its first bet.
  static func ready(in state: OpaquePointer) throws(ScriptError) {
    guard alua_dialect_ready(state) == ALUA_OK else { throw LuaState.fault(in: state) }
  }
}
