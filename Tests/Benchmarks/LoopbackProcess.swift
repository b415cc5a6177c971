import Foundation

/// `alea house` in a process of its own.
enum LoopbackProcess {
  /// Opens it on a free port, and tells the address of its API.
  static func open(_ alea: String, _ options: [String]) throws -> (Process, String) {
    let house = Process()
    house.executableURL = URL(filePath: alea)
    house.arguments = ["house", "--port", "0"] + options
    let pipe = Pipe()
    house.standardOutput = pipe
    house.standardError = FileHandle.nullDevice
    try house.run()
    var line = ""
    while !line.contains("\n") {
      let data = pipe.fileHandleForReading.availableData
      guard !data.isEmpty else { throw BenchmarkFault.lost("alea house") }
      line += String(decoding: data, as: UTF8.self)
    }
    return (house, String(line.prefix { $0 != "\n" }.dropFirst("listening on ".count)))
  }
}
