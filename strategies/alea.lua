---@meta
-- The contract between Alea and a strategy, for editors that run lua-language-server. Never loaded by Alea itself:
-- put this file into the workspace or its library, and the fields below complete and are checked while you type.
-- Amounts are in coins of the session's currency, chances in percent.

-- What is known when the script is loaded --------------------------------------------------------------------------

---The house that the session plays at.
---@class alea.House
---@field name string which house it is
---@field currency string the session's currency, such as "BTC"
---@field edge number what the house keeps on average, percent
---@field min_bet number the smallest stake, coins
---@field min_chance number the lowest chance, percent
---@field max_chance number the highest chance, percent
---@field simulated boolean whether no real money is at stake

---@type alea.House
house = {}

---What `alea strategies` and `alea show` say of a script.
---@class alea.Strategy
---@field name? string the strategy's name
---@field description? string what it does, in one line
---@field risk? string what it risks, in a few words
---@field independent? boolean true only if no result changes any later bet: then late results do no harm

---@type alea.Strategy
strategy = {}

---Bounds of a number parameter, both included.
---@class alea.ParamLimits
---@field min? number the smallest value
---@field max? number the largest value
---@field choices? any[] the only values taken

---Declares a parameter and returns its value: the default, or what `-P name=value` says. Only while loading.
---@generic T: number|string|boolean
---@param name string what `-P` calls it
---@param default T its value unless another is given; fixes its type
---@param doc? string what it means, with its unit
---@param limits? alea.ParamLimits what a number may be
---@return T value
function param(name, default, doc, limits) end

---Writes a line to the session's log, never to the data that Alea prints.
---@param ... any
function print(...) end

---Same as `print`.
---@param ... any
function log(...) end

---Ends the session: no further bet is asked for, bets in flight are settled and handed over.
---@param reason? string told in the summary
function stop(reason) end

-- What a script sees -----------------------------------------------------------------------------------------------

---The session as far as results have been handed over. A read-only live view: copy fields, do not keep it.
---@class alea.Context
---@field balance number balance after the last handover, coins
---@field start_balance number balance at the start, coins
---@field profit number balance minus start_balance, coins
---@field wagered number sum of all settled stakes, coins
---@field bets integer settled bets, of this lane
---@field wins integer won bets, of this lane
---@field losses integer lost bets, of this lane
---@field streak integer wins in a row, or losses in a row as a negative number, of this lane
---@field outstanding integer bets accepted whose end has not been handed over
---@field exposure number sum of their stakes, coins
---@field depth integer how many bets may be with the house at a time
---@field lane integer number of this copy of the script, 0 without lanes
---@field currency string the session's currency
---@field now number session time of the last handover, seconds
---@field min_bet number the smallest stake now, coins: house.min_bet, or what the house has said since

---A bet that has ended. A read-only live view: copy fields, do not keep it.
---With several bets in flight it need not belong to the bet that was asked for last.
---@class alea.Result
---@field ticket integer number of the bet in the order of asking, from 0
---@field lane integer lane that asked for it
---@field win boolean whether it won; false for a refused bet
---@field roll integer what was rolled, 0 to 9999; nil for a refused bet
---@field amount number its stake, coins
---@field chance number its chance, percent
---@field side "high"|"low"|"in"|"out" what it was on
---@field range integer[]|nil lowest and highest roll of a range bet
---@field multiplier number what a win pays per coin staked, the stake included
---@field profit number what it added to the balance, coins; negative for a loss, 0 for a refused bet
---@field balance number balance after it, coins
---@field nonce integer the house's running number of it; nil for a refused bet
---@field late integer bets asked for since this one

---How a session ended.
---@class alea.Summary
---@field reason string why it ended, such as "max-bets"
---@field evidence string the figures that led to it
---@field bets integer settled bets
---@field wins integer won bets
---@field losses integer lost bets
---@field refused integer bets that the house refused
---@field streak integer wins in a row at the end, or losses in a row as a negative number, of the first lane
---@field start_balance number balance at the start, coins
---@field currency string the session's currency
---@field profit number balance minus start balance, coins
---@field wagered number sum of all settled stakes, coins
---@field balance number balance at the end, coins
---@field now number session time at the end, seconds

---A bet written as a table. Either `chance` and a side, or `range`.
---@class alea.Bet
---@field amount number stake, coins; eight decimals, more are cut off
---@field chance? number chance to win, percent, two decimals
---@field high? boolean true: win on the highest rolls; false: on the lowest
---@field side? "high"|"low" the same as a word
---@field range? integer[] lowest and highest roll, 0 to 9999; its width is the chance
---@field inside? boolean whether the rolls in the range win, or those out of it

-- What a script defines --------------------------------------------------------------------------------------------

---Required. Returns the next bet, as three values or as a table; nil ends the session.
---@param ctx alea.Context
---@return number|alea.Bet|nil amount stake in coins, or the whole bet
---@return number? chance percent
---@return "high"|"low"|nil side
function next_bet(ctx) end

---Optional. Called with every settled bet, in the order in which the bets were asked for.
---@param r alea.Result
function on_result(r) end

---Optional. Called in place of on_result with a bet that was certainly not placed.
---@param bet alea.Result
---@param why string the house's words
function on_refused(bet, why) end

---Optional. Called once before the first bet.
---@param ctx alea.Context
function on_start(ctx) end

---Optional. Called once after the last bet is settled.
---@param summary alea.Summary
function on_stop(summary) end
