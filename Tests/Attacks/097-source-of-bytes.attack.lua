-- TRIES: a chunk of every byte there is, in code, in texts and in comments
-- ENDS: plays
function next_bet(ctx)
  if ctx.bets == 0 then
    local bytes = {}
    for i = 0, 255 do bytes[#bytes + 1] = string.char(i) load(string.char(i)) load("x" .. string.char(i)) load("#" .. string.char(i)) end
    local all = table.concat(bytes)
    load(all); load("--" .. all); load("return '" .. all); load("return [[" .. all .. "]]"); load("--[==[" .. all); load("\xEF\xBB\xBF#" .. all)
    load("return '\\z" .. (" "):rep(200000)); load("return '\\x"); load("return '\\999'"); load("return '\\u{"); load("x = 1e"); load("x = 0x.p")
    load("::" .. ("a"):rep(200000) .. "::"); load(("\n"):rep(250000) .. "error"); load(("\r\n\n\r"):rep(50000) .. "x")
  end
  return 0.000001, 49.5, "high"
end
