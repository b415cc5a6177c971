/// The version of the program, as `alea --version` and every record tell it.
enum Version {
  static let text = "0.1.0"
}
