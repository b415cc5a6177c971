/// A report before it is a page or a text: a heading, what has to be known first, charts, and lists of figures.
public struct ReportDocument: Hashable, Sendable {
  /// A figure by its name.
  public struct Row: Hashable, Sendable {
    package let name, value: String

    /// Names a figure.
    public init(_ name: String, _ value: String) {
      (self.name, self.value) = (name, value)
    }
  }

  /// Figures under a heading.
  public struct List: Hashable, Sendable {
    package let title: String
    package let rows: [Row]

    /// A list.
    public init(_ title: String, _ rows: [Row]) {
      (self.title, self.rows) = (title, rows)
    }
  }

  /// The heading. It may hold any text: who shows it takes away what could do harm there.
  public let title: String
  /// What nobody may miss: the result, what it costs on average, chances, mean and median.
  public let headline: [Row]
  /// What is drawn.
  public let charts: [Chart]
  /// Everything else that is known.
  public let lists: [List]

  /// Puts a report together.
  public init(title: String, headline: [Row], charts: [Chart], lists: [List]) {
    (self.title, self.headline, self.charts) = (title, headline, charts)
    self.lists = lists.filter { !$0.rows.isEmpty }
  }

  /// What is true of every report.
  static let reminder =
    "The house has the edge: every bet loses on average, and no staking plan changes that. It only changes how the loss "
    + "is spread."
}
