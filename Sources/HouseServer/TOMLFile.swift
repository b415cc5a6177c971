import Foundation
import TOMLKit

/// Reads the files that a house is told by.
enum TOMLFile {
  /// The value that the file holds; a key that nobody knows is a fault, because it is likelier a slip than a wish.
  static func read<Value: Decodable>(_ path: String) throws(HouseError) -> Value {
    let text: String
    do {
      text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    } catch {
      throw .file(path: path, why: "cannot be read: \(error.localizedDescription)")
    }
    do {
      return try TOMLDecoder(strictDecoding: true).decode(Value.self, from: text)
    } catch let error as TOMLParseError {
      throw .file(path: path, why: "line \(error.source.begin.line): \(error.description)")
    } catch {
      throw .file(path: path, why: "\(error)")
    }
  }
}
