-- TWIN of 004-pattern-malformed
function next_bet(ctx)
  assert(("key = value"):match("^(%w+)%s*=%s*(%w+)$") == "key")
  assert(("THE (quick) fox"):find("%((%a+)%)") == 5 and ("a,b"):gsub(",", ";") == "a;b")
  assert(("THE fox"):gsub("%f[%a]%a+", string.len) == "3 3")
  return 0.000001, 49.5, "high"
end
