-- TRIES: text that loads text that loads text
-- ENDS: any
function next_bet(ctx)
  local text = "return 1"
  for _ = 1, 13 do text = "return load(" .. string.format("%q", text) .. ")()" if #text > 200000 then break end end
  local f = load(text) if f then pcall(f) end
  local function deeper() return load("local f = ... return f()")(deeper) + 1 end
  print(pcall(deeper))
  return 0.000001, 49.5, "high"
end
