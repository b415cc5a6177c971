// Tasks that fill one list under a lock: the thread sanitizer must say nothing. Not a part of the package.
import Synchronization

final class Box: Sendable {
  let list = Mutex([Int]())
}

@main
struct Canary {
  static func main() async {
    let box = Box()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for number in 0..<20_000 {
            box.list.withLock { list in
              list.append(number)
              if list.count > 100 { list.removeAll() }
            }
          }
        }
      }
    }
    print(box.list.withLock { $0.count })
  }
}
