-- TRIES: functions with more locals, upvalues, constants and levels than there may be
-- ENDS: any
function next_bet(ctx)
  if ctx.bets == 0 then
    local function try(text) local f = load(text) if f then pcall(f) end end
    try(("local a "):rep(300)); try("local " .. ("a,"):rep(5000) .. "a = 1"); try("return " .. ("1,"):rep(100000) .. "1")
    local t = {}
    for i = 1, 300 do t[i] = "local v" .. i .. (i % 190 == 0 and " return function() " or "") end
    try(table.concat(t, " ")); try("return {" .. ("{},"):rep(80000) .. "}"); try("f" .. ("{}"):rep(50000))
    for i = 1, 30000 do t[i] = "x=" .. i .. ".5" end
    try(table.concat(t, " ")); try("return " .. ("#"):rep(250000) .. "1"); try("return " .. ("("):rep(250000))
    try(("if x then "):rep(20000)); try(("function f() "):rep(15000)); try("return " .. ("1^"):rep(100000) .. "1")
    try("return " .. ("a.b:c{}"):rep(30000)); try(("repeat "):rep(30000)); try("--[" .. ("="):rep(200000) .. "[")
    try("x = '" .. ("\\u{7FFFFFFF}"):rep(15000) .. "'"); try("x = '\\u{FFFFFFFFFFFFFFFF}'"); try("x = 0x" .. ("f"):rep(200000))
  end
  return 0.000001, 49.5, "high"
end
