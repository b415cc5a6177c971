-- TRIES: arithmetic at the ends of integers and floats
-- ENDS: plays
function next_bet(ctx)
  assert(math.mininteger // -1 == math.mininteger and math.mininteger % -1 == 0)
  pcall(math.fmod, math.mininteger, -1); pcall(math.fmod, 1, 0); math.fmod(1, 0.0); math.fmod(1e308, 5e-324)
  pcall(math.random, 0); pcall(math.random, math.maxinteger, math.mininteger); pcall(math.random, 1e308)
  pcall(math.randomseed, 0/0, 1/0); pcall(math.randomseed, "x"); math.random(math.mininteger, math.maxinteger)
  math.tointeger(2^63); math.tointeger("9" .. ("0"):rep(400)); math.ult(-1, 1); math.abs(math.mininteger)
  pcall(math.max); math.floor(-0.0); math.ceil(1e300); math.type(1); pcall(math.log, -1, -1)
  local _ = 1 << 64 | 1 << -64 | 1 >> math.mininteger | ~0
  pcall(function() return 2^53 | 0.5 end); pcall(function() return "0x10" | 1.5 end)
  return 0.000001, 49.5, "high"
end
