internal import Crypto
internal import Foundation

/// The result of some or all sessions of a manifest: what `alea backtest -o` writes and `alea merge` reads.
public struct BacktestResult: Hashable, Sendable, Codable {
  /// The version of the file.
  public static let version = 2

  /// The version that wrote it.
  public private(set) var version = Self.version
  /// What was played.
  public let manifest: Manifest
  /// The first of the sessions, and how many there are from it on.
  public private(set) var first: UInt32
  /// See ``first``.
  public private(set) var count: UInt32
  /// What they came to.
  public private(set) var tally: Tally

  /// The result of `count` sessions from `first` on.
  public init(_ manifest: Manifest, first: UInt32, count: UInt32, tally: Tally) {
    (self.manifest, self.first, self.count, self.tally) = (manifest, first, count, tally)
  }

  /// Whether all sessions are in it.
  public var isWhole: Bool { first == 0 && count == manifest.sessions }

  /// The file: sorted keys, one line, the same bytes for the same result.
  public func bytes() -> [UInt8] { Self.encoded(self) }

  /// SHA-256 of the tally and of what was played, in hexadecimal; however many parts it was played in.
  public var sha256: String {
    var hash = SHA256()
    var named = manifest
    // Where it lies on a machine is no part of what it is.
    named.script = ""
    hash.update(data: Self.encoded(named))
    hash.update(data: Self.encoded(tally))
    return hash.finalize().map { String(format: "%02x", $0) }.joined()
  }

  /// What every version of the file has.
  private struct Versioned: Decodable {
    let version: Int
  }

  private static func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("whole numbers and texts can be written as JSON")
    }
    return Array(data)
  }

  /// Reads a file.
  public init(bytes: [UInt8], path: String) throws(AnalysisError) {
    let data = Data(bytes)
    do {
      let version = try JSONDecoder().decode(Versioned.self, from: data).version
      guard version == Self.version else {
        throw AnalysisError.unreadable(
          "\(path): a result of version \(version), this program reads \(Self.version)")
      }
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch let error as AnalysisError {
      throw error
    } catch {
      throw .unreadable("\(path): is no result of alea backtest (it may be cut short)")
    }
    guard tally.sessions == Int(count), count > 0, UInt64(first) + UInt64(count) <= UInt64(manifest.sessions)
    else { throw .unreadable("\(path): the result contradicts itself about its sessions") }
    guard tally.isConsistent else {
      throw .unreadable("\(path): the result contradicts itself about the course of its sessions")
    }
  }

  /// Merges the parts of one backtest, in any order. Throws where some are missing, are there twice, or do not belong
  /// together; `paths` name them for the words.
  public static func merged(_ parts: [(path: String, result: Self)]) throws(AnalysisError) -> Self {
    let ordered = parts.sorted { $0.result.first < $1.result.first }
    guard var whole = ordered.first else { throw .range("nothing to merge") }
    for part in ordered.dropFirst() {
      if let difference = whole.result.manifest.difference(part.result.manifest) {
        throw .mismatch(
          "\(whole.path) and \(part.path) are not of one backtest: they differ in \(difference)")
      }
      let next = whole.result.first + whole.result.count
      guard part.result.first >= next else {
        throw .range("\(part.path): session \(part.result.first) is in \(whole.path) too")
      }
      guard part.result.first == next else {
        throw .range("sessions \(next) to \(part.result.first - 1) are missing, before \(part.path)")
      }
      try whole.result.tally.merge(part.result.tally)
      whole.result.count += part.result.count
      whole.path = part.path
    }
    let result = whole.result
    guard result.first == 0 else { throw .range("sessions 0 to \(result.first - 1) are missing") }
    guard result.isWhole else {
      throw .range("sessions \(result.count) to \(result.manifest.sessions - 1) are missing")
    }
    return result
  }
}
