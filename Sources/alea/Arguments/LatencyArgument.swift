import ArgumentParser
import Engine
import Simulation

/// A model of latency as it is written: `100ms`, `uniform:50ms-150ms`, `lognormal:100ms,0.5`.
struct LatencyArgument: ExpressibleByArgument, Equatable {
  let model: LatencyModel

  /// 100 ms, always.
  static let standard = LatencyArgument(model: .standard)

  private init(model: LatencyModel) {
    self.model = model
  }

  /// A model that is to be written down.
  init(_ model: LatencyModel) {
    self.init(model: model)
  }

  /// The model as it is written, to the nanosecond and the last bit.
  var text: String {
    switch model {
    case .fixed(let time): "fixed:\(Self.milliseconds(time))"
    case .uniform(let range):
      "uniform:\(Self.milliseconds(range.lowerBound))-\(Self.milliseconds(range.upperBound))"
    case .lognormal(let mean, let sigma): "lognormal:\(Self.milliseconds(mean)),\(sigma)"
    }
  }

  private static func milliseconds(_ time: Nanoseconds) -> String {
    let digits = String(time % 1_000_000)
    return "\(time / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)ms"
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

  var defaultValueDescription: String {
    if case .fixed(let time) = model { "\(time / 1_000_000)ms" } else { text }
  }
}
