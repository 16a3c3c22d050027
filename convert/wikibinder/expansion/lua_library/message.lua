-- mw.message: messages of the wiki: pages of the MediaWiki namespace, and the few that templates need.

local host, mw = ...

local message = {}
mw.message = message
local methods = {}
local meta = { __index = methods }

local function made(keys, fallback, parameters)
  return setmetatable({ keys = keys, raw = fallback, parameters = parameters or {}, code = nil }, meta)
end

function message.new(key, ...)
  return made({ key }):params(...)
end
function message.newFallbackSequence(...)
  return made({ ... })
end
function message.newRawMessage(text, ...)
  return made({}, text):params(...)
end
function message.rawParam(value) return { raw = value } end
function message.numParam(value) return { num = value } end
function message.getDefaultLanguage() return mw.language.getContentLanguage() end

function methods:params(...)
  local values = { ... }
  if #values == 1 and type(values[1]) == "table" and values[1].raw == nil and values[1].num == nil then
    values = values[1]
  end
  for _, value in ipairs(values) do
    self.parameters[#self.parameters + 1] = value
  end
  return self
end
function methods:rawParams(...)
  for _, value in ipairs { ... } do
    self.parameters[#self.parameters + 1] = { raw = value }
  end
  return self
end
function methods:numParams(...)
  for _, value in ipairs { ... } do
    self.parameters[#self.parameters + 1] = { num = value }
  end
  return self
end
function methods:inLanguage(code)
  self.code = type(code) == "table" and code:getCode() or code
  return self
end
function methods:useDatabase() return self end
function methods:title() return self end

local function found(self)
  if self.raw then
    return self.raw
  end
  for _, key in ipairs(self.keys) do
    local text = host.message(key)
    if text then
      return text
    end
  end
end

function methods:exists() return found(self) ~= nil end
function methods:isBlank() return (found(self) or "") == "" end
function methods:isDisabled() return (found(self) or "-") == "-" end

local function shown(self, value)
  if type(value) == "table" then
    return value.num and mw.language.getContentLanguage():formatNum(value.num) or tostring(value.raw)
  end
  return tostring(value)
end

function methods:plain()
  local text = found(self)
  if not text then
    return "⧼" .. tostring(self.keys[#self.keys]) .. "⧽"
  end
  return (string.gsub(text, "%$(%d+)", function(number)
    local value = self.parameters[tonumber(number)]
    return value ~= nil and shown(self, value) or nil
  end))
end
methods.text = methods.plain
meta.__tostring = methods.plain
