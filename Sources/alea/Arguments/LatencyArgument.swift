import ArgumentParser
import Simulation

/// A model of latency as it is written: `100ms`, `uniform:50ms-150ms`, `lognormal:100ms,0.5`.
struct LatencyArgument: ExpressibleByArgument, Equatable {
  let model: LatencyModel

  /// 100 ms, always.
  static let standard = LatencyArgument(model: .standard)

  private init(model: LatencyModel) {
    self.model = model
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1)
    switch (parts.first, parts.count) {
    case (_, 1):
      guard let time = TimeArgument(argument: argument) else { return nil }
      model = .fixed(time.nanoseconds)
    case ("fixed", 2):
      guard let time = TimeArgument(text: parts[1]) else { return nil }
      model = .fixed(time.nanoseconds)
    case ("uniform", 2):
      let ends = parts[1].split(separator: "-").compactMap { TimeArgument(text: $0)?.nanoseconds }
      guard ends.count == 2, ends[0] <= ends[1] else { return nil }
      model = .uniform(ends[0]...ends[1])
    case ("lognormal", 2):
      let values = parts[1].split(separator: ",")
      guard values.count == 2, let mean = TimeArgument(text: values[0]), let sigma = Double(values[1]),
        (0...10).contains(sigma)
      else { return nil }
      model = .lognormal(mean: mean.nanoseconds, sigma: sigma)
    default: return nil
    }
  }

  var defaultValueDescription: String { "100ms" }
}
