-- The environment of modules: Lua's standard library as far as modules may have it, require, and one copy for each
-- invocation. Source: "Lua standard libraries" of the Scribunto reference manual. Called with the table of host functions
-- and the sources of the libraries by name; gives a function invoke(module, name, frame) -> text, or nil and a message.

local host, sources, bounds = ...

local error, ipairs, next, pairs, pcall, rawequal, rawget, rawset, select, setfenv, setmetatable, tonumber, type =
  error, ipairs, next, pairs, pcall, rawequal, rawget, rawset, select, setfenv, setmetatable, tonumber, type
local assert, unpack, xpcall, loadstring, getmetatable, tostring = assert, unpack, xpcall, loadstring, getmetatable, tostring
local string_sub, string_match, string_dump, string_rep = string.sub, string.match, string.dump, string.rep
local clock, sethook, floor = os.clock, debug.sethook, math.floor

local base = {}

-- ------------------------------------------------------------ bounds

local deadline = clock() + bounds.seconds
local EXPIRED = "the time allocated for running scripts has expired"
local function check_time()
  if clock() > deadline then
    error(EXPIRED, 0)
  end
end
sethook(check_time, "", 100000)

-- ------------------------------------------------------------ standard library

for _, name in ipairs { "assert", "error", "next", "rawequal", "rawget", "rawset", "select", "type" } do
  base[name] = _G[name]
end
base._VERSION = "Lua 5.1"

-- A module must not catch the end of its time: a loop that calls pcall would never end.
local function unless_expired(fine, ...)
  if not fine and clock() > deadline then
    error(EXPIRED, 0)
  end
  return fine, ...
end
function base.pcall(...)
  return unless_expired(pcall(...))
end
function base.xpcall(...)
  return unless_expired(xpcall(...))
end

-- Addresses of tables and functions differ from run to run: only their kind is printed.
local function text_of(value)
  local kind = type(value)
  local meta = kind == "table" and getmetatable(value) or nil
  local method = type(meta) == "table" and rawget(meta, "__tostring") or nil
  if method then
    return method(value)
  elseif kind == "table" or kind == "function" or kind == "userdata" or kind == "thread" then
    return kind
  end
  return tostring(value)
end
base.tostring = text_of

-- Digits in any base as Lua's C library reads them, without its reading of "inf", "nan" and hexadecimal floats.
function base.tonumber(value, radix)
  return tonumber(value, radix)
end

function base.getmetatable(value)
  if type(value) ~= "table" then
    return nil
  end
  return getmetatable(value)
end

function base.setmetatable(value, meta)
  if type(value) ~= "table" then
    error("bad argument #1 to 'setmetatable' (table expected, got " .. type(value) .. ")", 2)
  end
  return setmetatable(value, meta)
end

function base.pairs(value)
  local meta = type(value) == "table" and getmetatable(value) or nil
  local method = type(meta) == "table" and rawget(meta, "__pairs") or nil
  if method then
    local step, state, start = method(value)
    return step, state, start
  end
  return pairs(value)
end

function base.ipairs(value)
  local meta = type(value) == "table" and getmetatable(value) or nil
  local method = type(meta) == "table" and rawget(meta, "__ipairs") or nil
  if method then
    local step, state, start = method(value)
    return step, state, start
  end
  return ipairs(value)
end

-- unpack with a range of millions crashes Lua 5.1 (its stack overflows).
function base.unpack(list, first, last)
  if type(list) ~= "table" then
    error("bad argument #1 to 'unpack' (table expected, got " .. type(list) .. ")", 2)
  end
  first, last = first or 1, last or #list
  if last - first >= 7900 then
    error("too many results to unpack", 2)
  end
  return unpack(list, first, last)
end

local function copied(source, names)
  local out = {}
  for _, name in ipairs(names) do
    out[name] = source[name]
  end
  return out
end

base.string = copied(string, {
  "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper",
})
base.table = copied(table, { "concat", "insert", "maxn", "remove", "sort" })
base.math = copied(math, {
  "abs", "acos", "asin", "atan", "atan2", "ceil", "cos", "cosh", "deg", "exp", "floor", "fmod", "frexp", "huge", "ldexp",
  "log", "log10", "max", "min", "modf", "pi", "pow", "rad", "sin", "sinh", "sqrt", "tan", "tanh",
})
base.debug = { traceback = function(message) return text_of(message) end }

function base.string.rep(text, count)
  if #text * count > bounds.text then
    error("result of string.rep is too long", 2)
  end
  return string_rep(text, count)
end
getmetatable("").__index = base.string

-- Random numbers are the same in every run (Lehmer's generator, as in C++'s minstd_rand).
local seed = 1
local function random_fraction()
  seed = (seed * 48271) % 2147483647
  return (seed - 1) / 2147483646
end
function base.math.randomseed(value)
  seed = floor(tonumber(value) or 0) % 2147483646 + 1
end
function base.math.random(first, last)
  if first == nil then
    return random_fraction()
  elseif last == nil then
    first, last = 1, first
  end
  if last < first then
    error("bad argument #2 to 'random' (interval is empty)", 2)
  end
  return floor(random_fraction() * (last - first + 1)) + first
end

-- The clock is that of the page's revision, so that a page gives the same text whenever it is converted.
base.os = {
  clock = function() return 0 end,
  difftime = function(later, earlier) return later - (earlier or 0) end,
  time = function(parts)
    if parts == nil then
      return host.now()
    end
    return host.timestamp(parts.year, parts.month, parts.day, parts.hour or 12, parts.min or 0, parts.sec or 0)
  end,
  date = function(format, moment)
    format, moment = format or "%c", moment or host.now()
    if string_match(format, "^!?%*t") then
      local year, month, day, hour, minute, second, weekday, day_of_year = host.date_parts(moment)
      return {
        year = year, month = month, day = day, hour = hour, min = minute, sec = second, wday = weekday,
        yday = day_of_year, isdst = false,
      }
    end
    return host.date((string.gsub(format, "^!", "")), moment)
  end,
}

-- ------------------------------------------------------------ copies

local function clone(value, seen)
  if type(value) ~= "table" then
    return value
  elseif seen[value] then
    return seen[value]
  end
  local copy = {}
  seen[value] = copy
  for key, inner in next, value do
    copy[clone(key, seen)] = clone(inner, seen)
  end
  local meta = getmetatable(value)
  if type(meta) == "table" then
    setmetatable(copy, clone(meta, seen))
  end
  return copy
end

-- ------------------------------------------------------------ loading of modules

-- The chunk of a source, its environment not yet set. Compiled once for a process: the host keeps what string.dump gives.
local function compiled(name, source)
  local kept = host.compiled(name)
  if kept then
    return loadstring(kept, "=" .. name)
  end
  if string_sub(source, 1, 1) == "\27" then
    return nil, name .. ": precompiled code is not allowed"
  end
  local chunk, message = loadstring(source, "=" .. name)
  if chunk then
    host.keep(name, string_dump(chunk))
  end
  return chunk, message
end

local function module_chunk(name)
  local source, full = host.source(name)
  if not source then
    return nil, "module '" .. text_of(name) .. "' not found"
  end
  return compiled(full, source)
end

local function add_package(env)
  local loaded = { _G = env, string = env.string, table = env.table, math = env.math, os = env.os, debug = env.debug, mw = env.mw }
  for name, library in next, env.mw and env.mw.__libraries or {} do
    loaded[name] = library
  end
  env._G = env
  env.package = { loaded = loaded, preload = {} }
  loaded.package = env.package
  local function load_library(name)
    local source = sources[name]
    if source then
      local chunk = assert(compiled(name .. ".lua", source))
      return function(...)
        setfenv(chunk, env)
        return chunk(...)
      end
    end
  end
  local function load_module(name)
    local chunk, message = module_chunk(name)
    if chunk then
      setfenv(chunk, env)
      return chunk
    elseif not string_match(message, "not found$") then
      error(message, 0)
    end
  end
  env.package.loaders = {
    function(name) return env.package.preload[name] end,
    load_library,
    load_module,
  }
  function env.require(name)
    if type(name) ~= "string" then
      error("bad argument #1 to 'require' (string expected, got " .. type(name) .. ")", 2)
    end
    local known = loaded[name]
    if known ~= nil then
      return known
    end
    for _, loader in ipairs(env.package.loaders) do
      local chunk = loader(name)
      if type(chunk) == "function" then
        loaded[name] = true
        local result = chunk(name)
        if result ~= nil then
          loaded[name] = result
        end
        return loaded[name]
      end
    end
    error("module '" .. name .. "' not found", 2)
  end
  -- A chunk that a module makes of text; its environment is the module's own.
  function env.loadstring(text, name)
    if type(text) ~= "string" or string_sub(text, 1, 1) == "\27" then
      return nil, "precompiled code is not allowed"
    end
    local chunk, message = loadstring(text, name)
    if chunk then
      setfenv(chunk, env)
    end
    return chunk, message
  end
  function env.load(reader, name)
    local pieces = {}
    while true do
      local piece = reader()
      if piece == nil or piece == "" then
        break
      end
      pieces[#pieces + 1] = piece
    end
    return env.loadstring(table.concat(pieces), name)
  end
  return env
end

local function new_environment()
  return add_package(clone(base, {}))
end

-- ------------------------------------------------------------ libraries

-- Each library of mw is a chunk that is given the host, the mw table, the base environment and helpers.
local helpers = { clone = function(value) return clone(value, {}) end, new_environment = new_environment,
  module_chunk = module_chunk, text_of = text_of, pairs = base.pairs, ipairs = base.ipairs }
base.mw = {}
for _, name in ipairs { "mw", "text", "ustring", "html", "title", "language", "message", "uri", "site", "hash" } do
  local chunk = assert(compiled("mw." .. name .. ".lua", sources["mw." .. name]))
  setfenv(chunk, setmetatable({ pairs = base.pairs, ipairs = base.ipairs, tostring = text_of }, { __index = _G }))
  chunk(host, base.mw, base, helpers)
end

-- ------------------------------------------------------------ invocation

local function message_of(problem)
  return type(problem) == "string" and problem or text_of(problem)
end

local function invoke(module, name, frame_id)
  local env = new_environment()
  local frame = helpers.new_frame(frame_id, env)
  local previous = helpers.current_frame
  helpers.current_frame = frame
  local function run()
    local chunk, problem = module_chunk(module)
    if not chunk then
      error(problem, 0)
    end
    setfenv(chunk, env)
    local exported = chunk(module)
    if type(exported) ~= "table" then
      error("the module returned a " .. type(exported) .. " value; it is supposed to return an export table", 0)
    end
    local called = exported[name]
    if called == nil then
      error("the function \"" .. name .. "\" does not exist", 0)
    end
    local results = { called(frame) }
    local out = {}
    for index = 1, table.maxn(results) do
      out[index] = text_of(results[index])
    end
    return table.concat(out)
  end
  local fine, result = xpcall(run, message_of)
  -- Lua 5.1 collects no garbage when memory ends: the next module of the page would find none.
  if result == "not enough memory" then
    collectgarbage()
  end
  helpers.current_frame = previous
  if fine then
    return result
  end
  return nil, result
end

return invoke
