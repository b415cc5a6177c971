internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// What went wrong on the way to the site or back, in words of our own: those of the libraries could contain an
/// address, and with it the key.
enum ExchangeFailure: String, Error, Hashable, Sendable {
  case connectionRefused = "the connection was refused"
  case unreachable = "the site cannot be reached from here"
  case nameNotFound = "the name of the site was not found"
  case connectTimedOut = "no connection came about in time"
  case noFreeConnection = "no connection became free in time"
  case certificate = "the server's certificate was not accepted"
  case handshake = "the encrypted connection did not come about"
  case closed = "the connection was closed"
  case reset = "the connection was reset"
  case timedOut = "no complete answer came in time"
  case malformed = "the answer is not HTTP"
  case tooLarge = "the answer is larger than 1 MiB"
  case ended = "the waiting was ended"
  case shutDown = "the client was shut down"
  case other = "the connection failed in a way that has no name here"

  init(_ error: any Error) {
    switch error {
    case let error as ExchangeFailure: self = error
    case is CancellationError: self = .ended
    case let error as HTTPClientError: self = Self.of(error)
    case let error as NIOConnectionError:
      self = error.connectionErrors.first.map { Self($0.error) } ?? .nameNotFound
    case let error as ChannelError: self = Self.of(error)
    case let error as IOError: self = Self.of(errno: error.errnoCode)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      // Looked at, never shown.
      let words = String(describing: error)
      let isCertificate = words.contains("CERTIFICATE") || error is NIOSSLExtraError
      self = isCertificate ? .certificate : .handshake
    case is HTTPParserError: self = .malformed
    case is NIOTooManyBytesError: self = .tooLarge
    default: self = .other
    }
  }

  private static func of(_ error: HTTPClientError) -> Self {
    switch error {
    case .connectTimeout: .connectTimedOut
    case .tlsHandshakeTimeout, .serverOfferedUnsupportedApplicationProtocol("h2"): .handshake
    case .getConnectionFromPoolTimeout: .noFreeConnection
    case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled: .closed
    case .deadlineExceeded, .readTimeout, .writeTimeout: .timedOut
    case .cancelled: .ended
    case .alreadyShutdown: .shutDown
    case .contentLengthMissing: .malformed
    default: .other
    }
  }

  private static func of(_ error: ChannelError) -> Self {
    switch error {
    case .connectTimeout: .connectTimedOut
    case .ioOnClosedChannel, .alreadyClosed, .inputClosed, .outputClosed, .eof: .closed
    default: .other
    }
  }

  private static func of(errno code: Int32) -> Self {
    switch code {
    case ECONNREFUSED: .connectionRefused
    case ECONNRESET, EPIPE, ECONNABORTED: .reset
    case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL: .unreachable
    case ETIMEDOUT: .connectTimedOut
    default: .other
    }
  }
}
