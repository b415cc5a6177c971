-- TWIN of 025-refused-events
local Stack = {}
Stack.__index = Stack
function Stack.new() return setmetatable({ n = 0 }, Stack) end
function Stack:push(v) self.n = self.n + 1 self[self.n] = v return self end
function next_bet(ctx)
  local s = Stack.new():push(1):push(2) assert(s.n == 2 and getmetatable(s) == Stack)
  return 0.000001, 49.5, "high"
end
