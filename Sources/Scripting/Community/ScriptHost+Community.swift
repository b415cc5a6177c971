internal import CLua

// What the prelude of a dialect asks of its host. Called from C, as the functions in `ScriptHost.swift` are.

extension alua_dialect {
  /// The functions below, for a script of a dialect.
  static func callbacks() -> alua_dialect {
    var dialect = alua_dialect()
    dialect.warn = scriptWarned
    dialect.mentions = scriptMentions
    dialect.spells = scriptSpells
    dialect.assigned_in = scriptAssigned
    dialect.given = scriptGiven
    dialect.files = alua_files(
      size: scriptFileSize, read: scriptFileRead, write: scriptFileWrite, remove: scriptFileRemove,
      rename: scriptFileRename)
    return dialect
  }
}

private func host(_ context: UnsafeMutableRawPointer?) -> ScriptHost? {
  context.map { Unmanaged<ScriptHost>.fromOpaque($0).takeUnretainedValue() }
}

private func text(_ bytes: UnsafePointer<CChar>?, _ length: Int) -> String {
  String(decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length), as: UTF8.self)
}

private func scriptWarned(_ context: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?, _ length: Int) {
  host(context)?.warned(text(line, length))
}

private func scriptMentions(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int
) -> Bool {
  host(context)?.mentions(text(name, length)) ?? true
}

private func scriptSpells(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int
) -> Bool {
  host(context)?.spells(text(name, length)) ?? false
}

private func scriptAssigned(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int
) -> Int64 {
  Int64(host(context)?.assignedLine(text(name, length)) ?? 0)
}

private func scriptGiven(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int,
  _ answer: UnsafeMutablePointer<alua_param_answer>?
) -> Bool {
  guard let given = host(context)?.given(text(name, length)), let answer else { return false }
  answer.pointee.write(.string(given))
  return true
}

private func scriptFileSize(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int
) -> Int64 {
  (host(context)?.files[text(name, length)]?.count).map(Int64.init) ?? -1
}

private func scriptFileRead(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int,
  _ room: UnsafeMutablePointer<CChar>?, _ count: Int
) -> Int {
  guard let bytes = host(context)?.files[text(name, length)] else { return 0 }
  let target = UnsafeMutableRawBufferPointer(start: room, count: room == nil ? 0 : count)
  let copied = min(bytes.count, target.count)
  target.copyBytes(from: bytes.prefix(copied))
  return copied
}

private func scriptFileWrite(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int,
  _ bytes: UnsafePointer<CChar>?, _ count: Int, _ append: Bool
) -> Bool {
  let written = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
  return host(context)?.files.write(Array(written)[...], to: text(name, length), append: append) ?? false
}

private func scriptFileRemove(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int
) -> Bool {
  host(context)?.files.remove(text(name, length)) ?? false
}

private func scriptFileRename(
  _ context: UnsafeMutableRawPointer?, _ from: UnsafePointer<CChar>?, _ fromLength: Int,
  _ to: UnsafePointer<CChar>?, _ toLength: Int
) -> Bool {
  host(context)?.files.rename(text(from, fromLength), to: text(to, toLength)) ?? false
}
