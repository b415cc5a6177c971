internal import Crypto
internal import Foundation

/// SHA-256 in hexadecimal.
enum Digest {
  /// Of bytes.
  static func text(_ bytes: some DataProtocol) -> String { text(SHA256.hash(data: bytes)) }

  /// Of files: lengths and bytes of their names and contents, one after another.
  static func text(_ files: [SessionInputs.File]) -> String {
    var bytes = ChainBytes()
    for file in files {
      bytes.add(text: file.name)
      bytes.add(Int64(file.bytes.count))
      bytes.add(bytes: file.bytes)
    }
    return hexadecimal(bytes.finish())
  }

  private static func text(_ digest: SHA256.Digest) -> String { hexadecimal(Array(digest)) }

  /// Bytes as digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
