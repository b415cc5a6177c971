internal import Crypto
internal import Dice
internal import Foundation

/// SHA-256 in hexadecimal.
enum Digest {
  /// Of bytes.
  static func text(_ bytes: some DataProtocol) -> String { SHA256.hash(data: bytes).hexadecimal }

  /// Of files: lengths and bytes of their names and contents, one after another.
  static func text(_ files: [SessionInputs.File]) -> String {
    var bytes = ChainBytes()
    for file in files {
      bytes.add(text: file.name)
      bytes.add(Int64(file.bytes.count))
      bytes.add(bytes: file.bytes)
    }
    return bytes.finish().hexadecimal
  }
}
