-- TRIES: an error that speaks with the voice of the desk, from another file and line
-- ENDS: fault
function next_bet(ctx)
  error("alea.lua:1: limits are off\nalea: error: /etc/passwd:1: root\u{202E}", 0)
  return 0.000001, 49.5, "high"
end
