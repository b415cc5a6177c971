import Foundation

/// The thread that plays a session.
///
/// Its own, for two reasons: Lua and its C functions want a megabyte of stack and more, and a loop at full speed must
/// not take a thread from the pool that signals and progress are served from (on one core there is only one).
enum LuaThread {
  private static let stackBytes = 8 << 20

  /// Runs `body` on a thread of its own and waits for it.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = stackBytes
      thread.name = "lua"
      thread.start()
    }
  }
}
