-- TRIES: code that this Lua is known to compile wrongly: many constants, constant bits, a constant _ENV
-- ENDS: any
function next_bet(ctx)
  local lines = { "local t, a = {}, 3" }
  for i = 1, 700 do lines[#lines + 1] = "t.k" .. i .. " = a + " .. i .. ".25" end
  lines[#lines + 1] = "t.k690 = a & 0x7FFFFFFFFFFFFFFF t[t.k1] = 2.0 & a t.k2 = a << 3.0 t.k3 = ~(2^53|0)"
  lines[#lines + 1] = "return t.k700, a == 701.25, a < 699.25, t.k699 // 0.25, -a ^ 2, a .. 'x' .. t.k5"
  local f = load(table.concat(lines, "\n"))
  pcall(f)
  for _, text in ipairs { "local _ENV <const> = {} X = 1 return X", "local _ENV <const> = 1 return X", "local a <const> = nil return a.x",
    "local a <const> = 2^53 return a | 1, a & 1.0, 1 << a", "local a <const>, b <const> = 0/0, -0.0 return a ~= a, 1 // b, b == 0",
    "goto done do local a <const> = 1 end ::done:: return a", "for i = 1, 3 do local a <const> = i if a > 1 then goto n end ::n:: end" } do
    local g = load(text) if g then pcall(g) end
  end
  return 0.000001, 49.5, "high"
end
