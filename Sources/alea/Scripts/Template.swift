import ArgumentParser

/// A script to start from.
enum Template: String, ExpressibleByArgument, CaseIterable {
  case minimal, full

  /// The script's text, for a strategy called `title`.
  func text(title: String) -> String {
    switch self {
    case .minimal: Self.minimalText(title)
    case .full: Self.fullText(title)
    }
  }

  private static func minimalText(_ title: String) -> String {
    """
    -- \(title): always the same stake.
    -- Every bet loses the house edge on average, whatever the stakes.

    function next_bet(ctx)
      return 0.000001, 49.5, "high" -- stake in coins, chance in percent, side
    end

    """
  }

  private static func fullText(_ title: String) -> String {
    """
    -- \(title): doubles the stake after a loss, up to a limit.
    --
    -- Parameters
    --   base    first stake, coins
    --   chance  chance to win, percent
    --   steps   losses in a row before the stake restarts
    --
    -- Risk: many small wins, then one streak that takes them all. The house edge is paid on every stake.

    strategy = {
      name = "\(title)",
      description = "doubles the stake after a loss, up to a limit",
      risk = "small wins, then one streak that takes them all",
      independent = false, -- true only if no bet depends on results
    }

    local base = param("base", 0.000001, "first stake, coins", { min = 0.00000001 })
    local chance = param("chance", 49.5, "chance to win, percent", { min = house.min_chance, max = house.max_chance })
    local steps = param("steps", 6, "losses in a row before the stake restarts", { min = 1 })

    local stake, losses = base, 0

    function on_start(ctx)
      print(string.format("starting with %.8f %s", ctx.balance, ctx.currency))
    end

    function next_bet(ctx) -- return nil to end the session
      return { amount = stake, chance = chance, side = "high" }
    end

    function on_result(r)
      losses = r.win and 0 or losses + 1
      if losses >= steps then losses = 0 end
      stake = losses == 0 and base or r.amount * 2
    end

    function on_refused(bet, why)
      print("not placed: " .. why)
    end

    function on_stop(summary)
      print(string.format("%d bets, profit %.8f, because of %s", summary.bets, summary.profit, summary.reason))
    end

    """
  }
}
