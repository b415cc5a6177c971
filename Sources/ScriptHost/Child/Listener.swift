internal import Engine

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Hears what the desk asks while the main thread plays a whole session: a thread of its own, because the other
/// does not look up. It is started before the process is sealed, and waits until it is needed.
final class Listener {
  private let wake: UnsafeMutablePointer<sem_t>
  /// Written before the thread is woken, and read after.
  private var hearing: (channel: ChildChannel, control: SessionControl)?

  init() {
    wake = .allocate(capacity: 1)
    sem_init(wake, 0, 0)
  }

  /// Starts the thread, and returns when it runs. It lives as long as the process.
  func startThread() {
    var thread = pthread_t(bitPattern: 0)
    let started = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(started, 0, 0)
    let start = ListenerStart(listener: self, started: started)
    let status = pthread_create(
      &thread, nil, { listen($0) }, Unmanaged.passRetained(start).toOpaque())
    guard status == 0 else { exit(64) }
    sem_wait(started)
  }

  /// Passes what comes on `channel` to `control` from now on.
  func hear(_ channel: ChildChannel, for control: SessionControl) {
    hearing = (channel, control)
    sem_post(wake)
  }

  fileprivate func run() {
    while sem_wait(wake) != 0 {}
    guard let hearing else { return }
    while let frame = try? hearing.channel.next() {
      switch frame.kind {
      case .interrupt: hearing.control.interrupt()
      case .look: hearing.control.requestSnapshot()
      default: exit(64)
      }
    }
    // The desk is gone: nobody wants to know how the session ends.
    exit(0)
  }
}

private final class ListenerStart {
  let listener: Listener
  let started: UnsafeMutablePointer<sem_t>

  init(listener: Listener, started: UnsafeMutablePointer<sem_t>) {
    self.listener = listener
    self.started = started
  }
}

private func listen(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let start = Unmanaged<ListenerStart>.fromOpaque(argument).takeRetainedValue()
  sem_post(start.started)
  start.listener.run()
  return nil
}
