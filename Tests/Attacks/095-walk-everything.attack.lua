-- TRIES: every function that can be reached, called with the path of a file and a command
-- ENDS: ends
local seen, queue = {}, { _G, "", 0, true, print, coroutine.running() }
local arguments = { "/tmp/pwned", "w", "touch /tmp/pwned", print, {}, 1, -1, 2^63 }
local function walk(ctx)
  queue[#queue + 1] = ctx
  for i = 1, 100000 do
    local v = queue[i]
    if v == nil then break end
    local kind = type(v)
    if (kind == "table" or kind == "function") and not seen[v] and v ~= queue and v ~= seen and v ~= print and v ~= error then
      seen[v] = true
      if kind == "table" then
        for k, x in pairs(v) do queue[#queue + 1] = k queue[#queue + 1] = x end
      elseif v ~= walk and v ~= next_bet then
        for a = 1, #arguments do
          local out = table.pack(pcall(v, table.unpack(arguments, a)))
          for n = 2, math.min(out.n, 50) do if type(out[n]) == "table" then queue[#queue + 1] = out[n] end end
        end
      end
    end
    local mt = getmetatable(v)
    if mt then queue[#queue + 1] = mt end
  end
end
function next_bet(ctx)
  walk(ctx)
  return 0.000001, 49.5, "high"
end
