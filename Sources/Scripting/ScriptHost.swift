internal import CLua

/// What a running script can reach in Swift: printing, and declaring parameters. It is called from C, and never
/// lets an error or a Lua value out.
final class ScriptHost {
  private let values: ParameterValues
  private let print: (String) -> Void
  private let warn: (String) -> Void
  /// The files of the session's scripts.
  let files: ScriptFiles
  private let names: TextNames
  /// The parameters declared so far.
  private(set) var parameters: [ScriptParameter] = []
  /// Why the last declaration was turned down where that was the fault of a `-P` value.
  private(set) var parameterError: ScriptError?

  /// Ways of reaching globals by names that the text need not have in it.
  private static let dynamic: Set = ["_G", "_ENV", "load", "loadstring", "getfenv", "setfenv"]

  init(_ settings: borrowing ScriptSettings, names: TextNames = TextNames()) {
    values = settings.parameters
    print = settings.print
    warn = settings.warn
    files = settings.files
    self.names = names
    mentionsAll = !names.mentioned.isDisjoint(with: Self.dynamic)
  }

  private let mentionsAll: Bool

  /// Says something about the script.
  func warned(_ line: String) { warn(line) }

  /// Whether the script may use the global `name`.
  func mentions(_ name: String) -> Bool { mentionsAll || names.mentioned.contains(name) }

  /// Whether the name stands in the text of the script.
  func spells(_ name: String) -> Bool { names.mentioned.contains(name) }

  /// The first line in which the script sets the global `name`, if there is one.
  func assignedLine(_ name: String) -> Int? { names.assigned[name] }

  /// What a person gave for the parameter `name`.
  func given(_ name: String) -> String? { values.texts[name] }

  func printed(_ line: UnsafeRawBufferPointer) { print(String(decoding: line, as: UTF8.self)) }

  /// Answers a call of `param`, or says why not.
  func declare(_ request: borrowing alua_param) -> Result<ScriptValue, Objection> {
    do throws(Objection) {
      var parameter = try ParameterRequest.parameter(of: request)
      guard !parameters.contains(where: { $0.name == parameter.name }) else {
        throw Objection("param \"\(parameter.name)\" is declared twice")
      }
      if let text = values.texts[parameter.name] {
        do throws(ScriptError) {
          parameter.value = try parameter.parse(text)
        } catch {
          parameterError = error
          throw Objection(error.description)
        }
      }
      parameters.append(parameter)
      return .success(parameter.value)
    } catch {
      return .failure(error)
    }
  }

  /// Why a declaration cannot be taken.
  struct Objection: Error {
    let text: String

    init(_ text: String) { self.text = text }
  }
}

// Global functions, and not closures: C calls them, on whatever thread runs Lua.

/// Takes a line of `print`.
func scriptPrinted(_ context: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?, _ length: Int) {
  guard let context, let line else { return }
  let host = Unmanaged<ScriptHost>.fromOpaque(context).takeUnretainedValue()
  host.printed(UnsafeRawBufferPointer(start: line, count: length))
}

/// Takes a call of `param` and writes the answer.
func scriptDeclared(
  _ context: UnsafeMutableRawPointer?, _ request: UnsafePointer<alua_param>?,
  _ answer: UnsafeMutablePointer<alua_param_answer>?
) {
  guard let context, let request, let answer else { return }
  let host = Unmanaged<ScriptHost>.fromOpaque(context).takeUnretainedValue()
  switch host.declare(request.pointee) {
  case .success(let value): answer.pointee.write(value)
  case .failure(let objection):
    answer.pointee.refused = true
    answer.pointee.write(text: objection.text)
  }
}

extension alua_param_answer {
  mutating func write(_ given: ScriptValue) {
    switch given {
    case .integer(let number): (value.kind, value.integer) = (ALUA_INTEGER, number)
    case .number(let number): (value.kind, value.number) = (ALUA_NUMBER, number)
    case .boolean(let flag): (value.kind, value.integer) = (ALUA_BOOLEAN, flag ? 1 : 0)
    case .string(let string):
      value.kind = ALUA_STRING
      write(text: string)
    }
  }

  /// Copies a text, as much of it as there is room for, and a closing 0.
  fileprivate mutating func write(text string: String) {
    let bytes = Array(string.utf8)
    length = withUnsafeMutableBytes(of: &text) { room in
      let count = min(bytes.count, room.count - 1)
      room.copyBytes(from: bytes.prefix(count))
      room[count] = 0
      return count
    }
  }

  /// The text that C wrote.
  var string: String {
    withUnsafeBytes(of: text) { String(decoding: $0.prefix(length), as: UTF8.self) }
  }
}
