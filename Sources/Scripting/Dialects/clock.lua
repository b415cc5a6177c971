-- `os` on the session's clock. Every look at the clock moves it on a little, and one that is looked at again and
-- again within one call is waited for, so it runs ahead faster and faster, up to a tenth of a second a look: a
-- busy-wait ends at once. What is waited
-- for counts as time of the session.
local host = ...
local error, math, string, tonumber, tostring, type = error, math, string, tonumber, tostring, type
local floor = math.floor
local shown, ahead, seen, looks = 0.0, 0.0, -1.0, 0

-- Looks that cost nothing: scripts measure how fast they are.
local FREE_LOOKS, FIRST_STEP, LOOKS_PER_DOUBLING, DOUBLINGS, PATIENCE = 8, 1e-4, 64, 10, 4000

-- Three hundred years.
local FAR_AWAY = 1e10

-- At a new handover the session's clock counts again: what was waited for is in it by then, or passes side by side
-- with other bets. No look shows less than one before.
local function meet(now)
  if now == seen then return end
  seen, looks, ahead = now, 0, 0.0
end

local function show(now)
  local time = now + ahead
  if time <= shown then time = shown + 1e-6 end
  shown = math.min(time, FAR_AWAY)
  return shown
end

local function look()
  local now = host.now()
  meet(now)
  looks = looks + 1
  if looks > FREE_LOOKS then
    local step = FIRST_STEP * 2.0 ^ math.min((looks - FREE_LOOKS) // LOOKS_PER_DOUBLING, DOUBLINGS)
    -- A wait of hours is as short as one of seconds; a loop that only counts its looks does not lose years by it.
    if looks > PATIENCE then step = step * looks / PATIENCE end
    ahead = ahead + step
    host.delay(step)
  end
  return show(now)
end

-- Waits on the session's clock; nobody sits and waits.
function host.sleep(seconds)
  seconds = tonumber(seconds)
  if not seconds or not (seconds > 0) then return end
  meet(host.now())
  ahead = math.min(ahead + seconds, FAR_AWAY)
  host.delay(seconds)
end

-- Days since 1970-01-01 of a day of the proleptic Gregorian calendar, and back; the year begins in March, so that the
-- day a leap year adds is its last.
local function days_of(year, month, day)
  year = year + (month - 1) // 12
  month = (month - 1) % 12 + 1
  if month <= 2 then year = year - 1 end
  local era = year // 400
  local of_era = year - era * 400
  local of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

local function fields_of(seconds)
  local days = seconds // 86400
  local rest = seconds - days * 86400
  local shifted = days + 719468
  local era = shifted // 146097
  local of_era = shifted - era * 146097
  local year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
  local shifted_month = (5 * of_year + 2) // 153
  local day = of_year - (153 * shifted_month + 2) // 5 + 1
  local month = shifted_month < 10 and shifted_month + 3 or shifted_month - 9
  local year = year_of_era + era * 400 + (month <= 2 and 1 or 0)
  return {
    year = year, month = month, day = day, hour = rest // 3600, min = rest % 3600 // 60, sec = rest % 60,
    wday = (days + 4) % 7 + 1, yday = days - days_of(year, 1, 1) + 1, isdst = false,
  }
end
host.fields_of = fields_of

-- Whole seconds since 1970 of the session's clock, without moving it.
function host.wall()
  local now = host.now()
  return floor(host.epoch + (now == seen and now + ahead or now))
end

local function whole(t, key, default)
  local value = tonumber(t[key]) or default
  if not value then error("field '" .. key .. "' missing in date table", 3) end
  return floor(value)
end

local DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
local MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"}

local function two(number) return string.format("%02d", number) end

local write = {
  a = function(t) return DAYS[t.wday]:sub(1, 3) end,
  A = function(t) return DAYS[t.wday] end,
  b = function(t) return MONTHS[t.month]:sub(1, 3) end,
  B = function(t) return MONTHS[t.month] end,
  d = function(t) return two(t.day) end,
  e = function(t) return string.format("%2d", t.day) end,
  H = function(t) return two(t.hour) end,
  I = function(t) return two((t.hour + 11) % 12 + 1) end,
  j = function(t) return string.format("%03d", t.yday) end,
  m = function(t) return two(t.month) end,
  M = function(t) return two(t.min) end,
  n = function() return "\n" end,
  p = function(t) return t.hour < 12 and "AM" or "PM" end,
  S = function(t) return two(t.sec) end,
  t = function() return "\t" end,
  w = function(t) return tostring(t.wday - 1) end,
  y = function(t) return two(t.year % 100) end,
  Y = function(t) return tostring(t.year) end,
  z = function() return "+0000" end,
  Z = function() return "UTC" end,
  ["%"] = function() return "%" end,
}
local composed = {
  c = "%a %b %e %H:%M:%S %Y", D = "%m/%d/%y", F = "%Y-%m-%d", h = "%b", R = "%H:%M", r = "%I:%M:%S %p",
  T = "%H:%M:%S", x = "%m/%d/%y", X = "%H:%M:%S",
}

local function written(format, t)
  return (format:gsub("%%(.?)", function(letter)
    if composed[letter] then return written(composed[letter], t) end
    if write[letter] then return write[letter](t) end
    return "%" .. letter
  end))
end

os = {}
function os.clock() return look() end
function os.time(t)
  if t == nil then return floor(host.epoch + look()) end
  if type(t) ~= "table" then error("bad argument #1 to 'time' (table expected, got " .. type(t) .. ")", 2) end
  local days = days_of(whole(t, "year"), whole(t, "month"), whole(t, "day"))
  return days * 86400 + whole(t, "hour", 12) * 3600 + whole(t, "min", 0) * 60 + whole(t, "sec", 0)
end
function os.date(format, time)
  format = format == nil and "%c" or tostring(format)
  if format:sub(1, 1) == "!" then format = format:sub(2) end
  local seconds = time == nil and floor(host.epoch + look()) or tonumber(time)
  if not seconds or seconds ~= seconds or seconds < -1e12 or seconds > 1e12 then
    error("bad argument #2 to 'date' (a time expected, got " .. tostring(time) .. ")", 2)
  end
  local t = fields_of(floor(seconds))
  if format:sub(1, 2) == "*t" then return t end
  return written(format, t)
end
function os.difftime(later, earlier) return (later or 0) - (earlier or 0) + 0.0 end
function os.getenv() return nil end
function os.setlocale() return "C" end
function os.exit() host.stop("os.exit() called") end
function os.execute() error("not supported by Alea: os.execute", 2) end
