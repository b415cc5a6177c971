import DuckDice
import Foundation
import NIOSSL
import Testing

/// A server that is not the one it should be learns nothing: not a byte of HTTP reaches it.
@Suite(.enabled(if: Certificates.areAvailable, "needs the openssl program"))
struct TLSTests {
  private func place(
    _ certificate: Certificates.Kind, port: ((Int) -> String) = { "https://localhost:\($0)/api" }
  ) async throws -> (reply: String, seen: RawServer.Seen) {
    let certificates = try Certificates.made.get()
    let server = try await RawServer(tls: try certificates.context(certificate)) { _, _ in
      .say(http("200 OK", Table.honest()))
    }
    let client = try SiteClient(
      baseURL: port(server.port), key: APIKey(Table.canary), connections: 2, deadline: TestTime.deadline,
      time: TestTime().piece, trust: try certificates.trust())
    let reply = await Table.house(client).place(Table.ticket())
    await client.shutdown()
    await server.stop()
    return ("\(name(reply)): \(words(reply))", server.seen)
  }

  @Test("a trusted certificate of the right name is accepted")
  func accepted() async throws {
    let (reply, seen) = try await place(.good)
    #expect(reply == "settled: ")
    #expect(seen.requests.count == 1)
  }

  @Test(
    "expired, self-signed and for another host: refused before anything is sent",
    arguments: Certificates.Kind.bad)
  func refused(kind: Certificates.Kind) async throws {
    let (reply, seen) = try await place(kind)
    #expect(reply == "refused: not sent: the server's certificate was not accepted")
    #expect(seen.bytes == 0)
  }

  @Test("a server that speaks in the clear where https is expected gets no request")
  func downgrade() async throws {
    let server = try await RawServer(haste: .eager) { _, _ in
      .say(http("200 OK", Table.honest()), close: true)
    }
    let client = try SiteClient(
      baseURL: "https://localhost:\(server.port)/api", key: APIKey(Table.canary), connections: 2,
      deadline: TestTime.deadline, time: TestTime().piece)
    let reply = await Table.house(client).place(Table.ticket())
    #expect(name(reply) == "refused", "\(words(reply))")
    #expect(server.seen.connections > 0)
    await client.shutdown()
    await server.stop()
  }
}

/// Certificates made by the openssl program.
struct Certificates {
  enum Kind: String, Sendable, CaseIterable {
    case good, expired, selfSigned, otherHost

    static let bad: [Kind] = [.expired, .selfSigned, .otherHost]
  }

  static let areAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  /// Made once for all tests.
  static let made = Result { try Certificates() }

  private let folder: URL

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "alea-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    try openssl(
      ["req", "-x509"] + newKey + ["-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=test"]
        + ["-addext", "basicConstraints=critical,CA:TRUE"])
    for kind in Kind.allCases {
      let host = kind == .otherHost ? "elsewhere.example" : "localhost"
      let names = ["-subj", "/CN=\(host)"]
      if kind == .selfSigned {
        try openssl(
          ["req", "-x509"] + newKey + ["-keyout", "\(kind).key", "-out", "\(kind).pem", "-days", "30"] + names
            + ["-addext", "subjectAltName=DNS:\(host)"])
        continue
      }
      try "subjectAltName=DNS:\(host)\n".write(
        to: folder.appending(path: "ext"), atomically: true, encoding: .utf8)
      try openssl(["req"] + newKey + ["-keyout", "\(kind).key", "-out", "request"] + names)
      try openssl(
        ["x509", "-req", "-in", "request", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"]
          + ["-days", kind == .expired ? "-1" : "30", "-extfile", "ext", "-out", "\(kind).pem"])
    }
  }

  func trust() throws -> NIOSSLTrustRoots {
    .certificates(try NIOSSLCertificate.fromPEMFile(folder.appending(path: "ca.pem").path()))
  }

  func context(_ kind: Kind) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile(folder.appending(path: "\(kind).pem").path())
    let key = try NIOSSLPrivateKey(file: folder.appending(path: "\(kind).key").path(), format: .pem)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
  }

  private struct Failed: Error {}

  private func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failed() }
  }
}
