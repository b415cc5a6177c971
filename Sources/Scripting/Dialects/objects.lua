-- Objects that hosts hand to scripts: `lastBet`, `site`, `PreviousBet` and the like. Their members are found in any
-- case, as half of all scripts write `lastBet.roll` and the others `lastBet.Roll`.
local host = ...
local rawget, rawset, setmetatable, string, table, tostring, type = rawget, rawset, setmetatable, string, table, tostring, type
local lower = string.lower

-- Makes an object of `fields`, whose names are in lower case; `made` has functions for members that are made when
-- they are first read, and one that `counts` has the figures of the session too.
local function object(fields, made, counts)
  return setmetatable(fields, {
    __index = function(self, key)
      if type(key) ~= "string" then return nil end
      local name = lower(key)
      local value = rawget(self, name)
      if value == nil and made and made[name] then
        value = made[name](self)
        rawset(self, name, value)
      end
      if value == nil and counts then return host.figure(name) end
      return value
    end,
    __newindex = function(self, key, value)
      rawset(self, type(key) == "string" and lower(key) or key, value)
    end,
  })
end
host.object = object

-- A made-up text of hexadecimal digits that is the same in every run: the simulated house has no seeds to show.
local function digits(number, count)
  local text, state = {}, number * 2654435761 + 88172645463325252
  for i = 1, count // 8 do
    state = state ~ (state << 13)
    state = state ~ (state >> 7)
    state = state ~ (state << 17)
    text[i] = string.format("%08x", state & 0xffffffff)
  end
  return table.concat(text)
end

-- How often the script asked for a new seed, and the nonce of the first bet after it.
local seeds, first_nonce = 0, 0
function host.seeds() return seeds, first_nonce end
function host.reseed(next_nonce)
  seeds, first_nonce = seeds + 1, next_nonce
end

local function date(self)
  local t = host.fields_of(self.time)
  return object({
    year = t.year + 0.0, month = t.month + 0.0, day = t.day + 0.0, hour = t.hour + 0.0, minute = t.min + 0.0,
    second = t.sec + 0.0,
  })
end

local unseen = {
  date = date,
  serverhash = function(self) return digits(self.seeds * 3 + 1, 64) end,
  serverseed = function(self) return digits(self.seeds * 3 + 2, 64) end,
  clientseed = function(self) return digits(self.seeds * 3 + 3, 24) end,
  guid = function(self) return digits(self.ticket, 32) end,
}

-- The bet whose result is being handed over, and one of which all is known.
function host.bet(won, rolled, staked)
  return host.bet_of(won, rolled, staked, host.wall(), seeds, first_nonce, host.result())
end
function host.bet_of(won, rolled, staked, time, seeds, first_nonce, chance, high, ticket, nonce, profit, multiplier)
  local amount = staked / 1e8
  return object({
    id = tostring(ticket + 1), betid = tostring(ticket + 1), ticket = ticket, roll = rolled, result = rolled,
    amount = amount, totalamount = amount, chance = chance, profit = profit, high = high, win = won, iswin = won,
    nonce = nonce - first_nonce + 0.0, currency = host.symbol, payout = multiplier,
    target = high and 99.99 - chance or chance, game = "dice", bettype = high and 0 or 1, playerwin = won, uid = 0,
    userid = 0, useraccountid = 0, username = "", verified = false, percent = chance, time = time, seeds = seeds,
  }, unseen)
end

-- What stands there before the first bet.
function host.no_bet()
  return object({
    id = "0", betid = "0", ticket = 0, roll = 0.0, result = 0.0, amount = 0.0, totalamount = 0.0, chance = 0.0,
    profit = 0.0, high = true, win = false, iswin = false, nonce = 0.0, currency = host.symbol, payout = 0.0,
    target = 0.0, game = "dice", bettype = 0, playerwin = false, uid = 0, userid = 0, useraccountid = 0,
    username = "", verified = false, percent = 0.0, time = host.wall(), seeds = 0,
  }, unseen)
end
