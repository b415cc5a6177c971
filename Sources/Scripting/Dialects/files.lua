-- `io` and what of `os` has to do with files, on files that live in the session's memory. A script sees no file of
-- the machine; `--script-files` brings some in, and takes them out at the end.
local host = ...
local error, getmetatable, math, select, setmetatable, string, table, tonumber, tostring, type = error, getmetatable, math, select, setmetatable, string, table, tonumber, tostring, type
local files = host.files
local File = {}
File.__index = File
File.__name = "FILE*"
File.__tostring = function(self) return self.closed and "file (closed)" or "file (" .. self.name .. ")" end

-- One name for each file: scripts write `C:\bets\log.csv`, `./log.csv` and `log.csv` and mean one.
local function plain(name)
  name = tostring(name):gsub("\\", "/"):gsub("^%a:", ""):gsub("/+", "/"):gsub("^/", "")
  while name:sub(1, 2) == "./" do name = name:sub(3) end
  return name
end

local function missing(name) return nil, tostring(name) .. ": No such file or directory", 2 end

-- Reads are from a copy taken at the first of them, and again when this handle has written.
local function open(name, mode)
  mode = mode == nil and "r" or tostring(mode)
  local kind, update = mode:match("^([rwa])(%+?)b?%+?$")
  if not kind then error("bad argument #2 to 'open' (invalid mode)", 3) end
  if mode:find("+", 1, true) then update = "+" end
  local path = plain(name)
  if path == "" then return missing(name) end
  local size = files.size(path)
  if kind == "r" and not size then return missing(name) end
  if kind == "w" or not size then
    if not files.write(path, "", false) then return nil, tostring(name) .. ": No space left on device", 28 end
    size = 0
  end
  return setmetatable({
    name = path, text = "", is_old = true, size = size, place = 1, appends = kind == "a",
    reads = kind == "r" or update == "+", writes = kind ~= "r" or update == "+",
  }, File)
end

local function usable(self, level)
  if type(self) ~= "table" or getmetatable(self) ~= File then error("bad argument (file expected)", level + 1) end
  if self.closed then error("attempt to use a closed file", level + 1) end
end

local function read_number(self)
  local first, last = self.text:find("^%s*[+-]?[%w%.]+", self.place)
  if not first then return nil end
  self.place = last + 1
  return tonumber((self.text:sub(first, last):gsub("%s", "")))
end

local function read_line(self, keeps_end)
  if self.place > #self.text then return nil end
  local stop = self.text:find("\n", self.place, true)
  local line = self.text:sub(self.place, stop and (keeps_end and stop or stop - 1) or -1)
  self.place = stop and stop + 1 or #self.text + 1
  return line
end

local function read_one(self, format)
  if type(format) == "number" then
    if self.place > #self.text then return nil end
    local piece = self.text:sub(self.place, self.place + format - 1)
    self.place = self.place + #piece
    return piece
  end
  local letter = tostring(format):gsub("^%*", ""):sub(1, 1)
  if letter == "n" then return read_number(self) end
  if letter == "l" then return read_line(self, false) end
  if letter == "L" then return read_line(self, true) end
  if letter ~= "a" then error("bad argument to 'read' (invalid format)", 4) end
  local rest = self.text:sub(self.place)
  self.place = #self.text + 1
  return rest
end

local function read(self, ...)
  if not self.reads then return nil, "Bad file descriptor", 9 end
  if self.is_old then self.text, self.is_old = files.read(self.name) or "", false end
  local count = select("#", ...)
  if count == 0 then return read_one(self, "l") end
  local results = {}
  for i = 1, count do
    results[i] = read_one(self, (select(i, ...)))
    if results[i] == nil then return table.unpack(results, 1, i) end
  end
  return table.unpack(results, 1, count)
end

function File:read(...)
  usable(self, 2)
  local results = table.pack(read(self, ...))
  return table.unpack(results, 1, results.n)
end

function File:lines(...)
  usable(self, 2)
  local formats = {...}
  return function() return read(self, table.unpack(formats)) end
end

function File:write(...)
  usable(self, 2)
  if not self.writes then return nil, "Bad file descriptor", 9 end
  local pieces = {}
  for i = 1, select("#", ...) do
    local piece = (select(i, ...))
    if type(piece) ~= "string" and type(piece) ~= "number" then
      error("bad argument #" .. i .. " to 'write' (string expected, got " .. type(piece) .. ")", 2)
    end
    pieces[i] = tostring(piece)
  end
  local bytes = table.concat(pieces)
  local fits
  if self.appends or self.place > self.size then
    if not self.appends then bytes = string.rep("\0", self.place - self.size - 1) .. bytes end
    fits = files.write(self.name, bytes, true)
    if fits then self.size = self.size + #bytes end
    self.place = self.size + 1
  else
    local text = files.read(self.name) or ""
    fits = files.write(self.name, text:sub(1, self.place - 1) .. bytes .. text:sub(self.place + #bytes), false)
    if fits then
      self.place = self.place + #bytes
      self.size = math.max(self.size, self.place - 1)
    end
  end
  self.is_old = true
  if not fits then return nil, self.name .. ": No space left on device", 28 end
  return self
end

function File:seek(whence, offset)
  usable(self, 2)
  local base = whence == "set" and 0 or whence == "end" and self.size or self.place - 1
  local place = math.floor(base + (tonumber(offset) or 0))
  if place < 0 or place > 1 << 23 then return nil, "Invalid argument", 22 end
  self.place = place + 1
  return place
end

function File:flush() return self end
function File:setvbuf() return true end
function File:close()
  usable(self, 2)
  self.closed = true
  return true
end

-- What goes to the terminal is printed by the line.
local unfinished, show = "", print
local function say(...)
  for i = 1, select("#", ...) do unfinished = unfinished .. tostring((select(i, ...))) end
  while true do
    local stop = unfinished:find("\n", 1, true)
    if not stop and #unfinished < 4096 then return end
    show(unfinished:sub(1, stop and stop - 1 or 4096))
    unfinished = unfinished:sub(stop and stop + 1 or 4097)
  end
end
-- What io.write has left of a line that nobody has ended.
function host.unfinished()
  local rest = unfinished
  unfinished = ""
  return rest
end
local terminal = setmetatable({name = "stdout", text = "", place = 1}, {
  __index = {
    write = function(self, ...) say(...) return self end, flush = function(self) return self end,
    close = function() return nil, "cannot close standard file" end, setvbuf = function() return true end,
    read = function() return nil end, lines = function() return function() return nil end end,
    seek = function() return nil, "Illegal seek", 29 end,
  },
  __name = "FILE*",
})

io = {stdout = terminal, stderr = terminal, stdin = terminal}
local input, output = terminal, terminal
function io.open(name, mode)
  -- No tail call: the levels of messages count on this function being there.
  local file, why, code = open(name, mode)
  return file, why, code
end
function io.close(file) if file then return file:close() end return true end
function io.lines(name, ...)
  if name == nil then return input:lines(...) end
  local file, why = open(name, "r")
  if not file then error(why, 2) end
  return file:lines(...)
end
function io.input(file)
  if file ~= nil then input = type(file) == "string" and (open(file, "r") or error(file .. ": no such file", 2)) or file end
  return input
end
function io.output(file)
  if file ~= nil then output = type(file) == "string" and (open(file, "w") or error(file .. ": no room", 2)) or file end
  return output
end
function io.read(...) return input:read(...) end
function io.write(...) return output:write(...) end
function io.type(value)
  if value == terminal then return "file" end
  if type(value) ~= "table" or getmetatable(value) ~= File then return nil end
  return value.closed and "closed file" or "file"
end
function io.popen() error("not supported by Alea: io.popen", 2) end
function io.tmpfile() return open(os.tmpname(), "w+") end

function os.remove(name)
  if files.remove(plain(name)) then return true end
  return missing(name)
end
function os.rename(from, to)
  if files.rename(plain(from), plain(to)) then return true end
  return missing(from)
end
local temporary = 0
function os.tmpname()
  temporary = temporary + 1
  return "tmp/" .. temporary
end
