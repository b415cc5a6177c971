internal import CSandbox

/// What the desk knows and nobody else is to know: the key of an account.
public enum DeskSecrets {
  /// From here on this process leaves no core when it crashes, and no other process of its user can look into it; false
  /// where the system does not allow it.
  public static func keep() -> Bool { sandbox_keep_secrets() }
}
