-- mw: frames, data modules, and what belongs to no other library.

local host, mw, _, helpers = ...

local data_modules = {}

local function check_type(name, number, value, kind, optional)
  if not (type(value) == kind or (optional and value == nil)) then
    error("bad argument #" .. number .. " to '" .. name .. "' (" .. kind .. " expected, got " .. type(value) .. ")", 3)
  end
end

local function checked(fine, ...)
  if not fine then
    error((...), 3)
  end
  return ...
end

-- ------------------------------------------------------------ frames

local function argument_name(name)
  if type(name) == "number" then
    return name == math.floor(name) and string.format("%d", name) or tostring(name)
  end
  return name
end

-- A Lua value as an argument of a template or parser function.
local function argument_text(value)
  local kind = type(value)
  if kind == "boolean" then
    return value and "1" or ""
  elseif kind == "number" or kind == "string" then
    return tostring(value)
  elseif kind == "table" and type(value.expand) == "function" then
    return value:expand()
  elseif kind == "table" and getmetatable(value) and getmetatable(value).__tostring then
    return tostring(value)
  end
  error("argument values must be strings or numbers, not " .. kind, 0)
end

local function argument_texts(values)
  local names, texts = {}, {}
  for name, value in pairs(values or {}) do
    if type(name) ~= "string" and type(name) ~= "number" then
      error("arguments must be named by strings or numbers", 0)
    end
    if value ~= nil and value ~= false or value == false then
      names[#names + 1] = argument_name(name)
      texts[#texts + 1] = argument_text(value)
    end
  end
  return names, texts
end

-- frame.args: values are expanded when they are read for the first time.
local function new_arguments(id)
  local known, all = {}, nil
  local meta = {}
  function meta.__index(_, name)
    if type(name) ~= "string" and type(name) ~= "number" then
      return nil
    end
    local key = argument_name(name)
    local value = known[key]
    if value == nil and not all then
      value = host.argument(id, key)
      known[key] = value == nil and false or value
    end
    return value or nil
  end
  function meta.__pairs()
    if not all then
      all = {}
      local names, values = host.arguments(id)
      for index = 1, #names do
        local number = string.match(names[index], "^-?[1-9]%d*$") or string.match(names[index], "^0$")
        all[index] = number and #names[index] < 16 and tonumber(names[index]) or names[index]
        known[names[index]] = values[index]
      end
    end
    local index = 0
    return function()
      index = index + 1
      local name = all[index]
      if name ~= nil then
        return name, known[argument_name(name)]
      end
    end
  end
  function meta.__ipairs(arguments)
    return function(_, index)
      local value = arguments[index + 1]
      if value ~= nil then
        return index + 1, value
      end
    end, arguments, 0
  end
  return setmetatable({}, meta)
end

function helpers.new_frame(id, env)
  local frame = { args = new_arguments(id) }
  local parent

  function frame:getParent()
    if parent == nil then
      local parent_id = host.parent(id)
      parent = parent_id and helpers.new_frame(parent_id, env) or false
    end
    return parent or nil
  end

  function frame:getTitle()
    return host.frame_title(id)
  end

  function frame:newChild(options)
    local names, texts = argument_texts(options.args)
    return helpers.new_frame(checked(host.new_child(id, options.title or host.frame_title(id), names, texts)), env)
  end

  function frame:preprocess(text)
    if type(text) == "table" then
      text = text.text
    end
    if type(text) ~= "string" and type(text) ~= "number" then
      error("bad argument #1 to 'preprocess' (string expected, got " .. type(text) .. ")", 2)
    end
    return checked(host.preprocess(id, tostring(text)))
  end

  function frame:expandTemplate(options)
    check_type("expandTemplate", 1, options, "table")
    local title = options.title
    if title == nil then
      error("frame:expandTemplate: a title is required", 2)
    end
    local names, texts = argument_texts(options.args)
    return checked(host.expand_template(id, tostring(title), names, texts))
  end

  function frame:callParserFunction(name, ...)
    local given = { ... }
    if type(name) == "table" then
      name, given = name.name, { name.args }
    end
    if name == nil then
      error("frame:callParserFunction: a function name is required", 2)
    end
    local values = given[1]
    if type(values) ~= "table" or (getmetatable(values) and getmetatable(values).__tostring) then
      values = given
    end
    local names, texts = argument_texts(values)
    return checked(host.call_function(id, tostring(name), names, texts))
  end

  function frame:extensionTag(name, content, values)
    if type(name) == "table" then
      name, content, values = name.name, name.content, name.args
    end
    if type(values) ~= "table" then
      values = values ~= nil and { values } or {}
    end
    local names, texts = argument_texts(values)
    return checked(host.extension_tag(id, tostring(name), content ~= nil and tostring(content) or nil, names, texts))
  end

  function frame:getArgument(name)
    if type(name) == "table" then
      name = name.name
    end
    if self.args[name] == nil then
      return nil
    end
    return { expand = function() return self.args[name] end }
  end

  function frame:argumentPairs()
    return pairs(self.args)
  end

  function frame:newParserValue(text)
    if type(text) == "table" then
      text = text.text
    end
    return { expand = function() return self:preprocess(text) end }
  end

  function frame:newTemplateParserValue(options)
    return { expand = function() return self:expandTemplate(options) end }
  end

  return frame
end

function mw.getCurrentFrame()
  return helpers.current_frame
end

-- ------------------------------------------------------------ data modules

local function check_data(value, seen)
  local kind = type(value)
  if kind == "table" then
    if seen[value] then
      return
    end
    seen[value] = true
    if getmetatable(value) then
      error("data for mw.loadData contains a table with a metatable", 0)
    end
    for key, inner in next, value do
      if type(key) == "table" then
        error("data for mw.loadData contains a table as a key", 0)
      end
      check_data(key, seen)
      check_data(inner, seen)
    end
  elseif kind ~= "nil" and kind ~= "boolean" and kind ~= "number" and kind ~= "string" then
    error("data for mw.loadData contains unsupported data type '" .. kind .. "'", 0)
  end
end

-- Data as modules see them: they can be read alone. Name: the function that the module called.
local function protected(data, name, seen)
  if seen[data] then
    return seen[data]
  end
  local wrapped = {}
  seen[data] = wrapped
  local function inner(value)
    return type(value) == "table" and protected(value, name, seen) or value
  end
  local meta = {
    mw_loadData = true,
    __index = function(_, key) return inner(data[key]) end,
    __newindex = function() error("table from " .. name .. " is read-only", 2) end,
    __pairs = function()
      local key
      return function()
        local value
        key, value = next(data, key)
        if key ~= nil then
          return key, inner(value)
        end
      end
    end,
    __ipairs = function(list)
      return function(_, index)
        local value = data[index + 1]
        if value ~= nil then
          return index + 1, inner(value)
        end
      end, list, 0
    end,
  }
  -- What getmetatable gives: modules look for mw_loadData there, and no one may set another metatable.
  meta.__metatable = { mw_loadData = true, __index = meta.__index, __pairs = meta.__pairs, __ipairs = meta.__ipairs }
  return setmetatable(wrapped, meta)
end

function mw.loadData(name)
  local data = data_modules[name]
  if data == nil then
    local chunk, message = helpers.module_chunk(name)
    if not chunk then
      error(message, 2)
    end
    setfenv(chunk, helpers.new_environment())
    data = chunk(name)
    if type(data) ~= "table" then
      error(name .. " returned " .. type(data) .. ", table expected", 2)
    end
    check_data(data, {})
    data_modules[name] = data
  end
  return protected(data, "mw.loadData", {})
end

function mw.loadJsonData(name)
  check_type("mw.loadJsonData", 1, name, "string")
  local key = "json " .. name
  if data_modules[key] == nil then
    local text = host.page_text(name)
    if not text then
      error("bad argument #1 to 'mw.loadJsonData' ('" .. name .. "' is not a valid JSON page)", 2)
    end
    data_modules[key] = mw.text.jsonDecode(text)
  end
  return protected(data_modules[key], "mw.loadJsonData", {})
end

-- ------------------------------------------------------------ others

mw.clone = helpers.clone

function mw.allToString(...)
  local out = { ... }
  for index = 1, select("#", ...) do
    out[index] = tostring(out[index])
  end
  return table.concat(out, "\t", 1, select("#", ...))
end

local function dump(value, indent, seen, out)
  if type(value) ~= "table" then
    out[#out + 1] = type(value) == "string" and string.format("%q", value) or tostring(value)
    return
  elseif seen[value] then
    out[#out + 1] = "table#" .. seen[value]
    return
  end
  seen.count = seen.count + 1
  seen[value] = seen.count
  out[#out + 1] = "table#" .. seen.count .. " {\n"
  local keys = {}
  for key in pairs(value) do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(left, right)
    if type(left) == type(right) and (type(left) == "number" or type(left) == "string") then
      return left < right
    end
    return type(left) < type(right)
  end)
  local count = #value
  for _, key in ipairs(keys) do
    out[#out + 1] = indent .. "  "
    if not (type(key) == "number" and key >= 1 and key <= count) then
      out[#out + 1] = "[" .. (type(key) == "string" and string.format("%q", key) or tostring(key)) .. "] = "
    end
    dump(value[key], indent .. "  ", seen, out)
    out[#out + 1] = ",\n"
  end
  out[#out + 1] = indent .. "}"
end

function mw.dumpObject(value)
  local out = {}
  dump(value, "", { count = 0 }, out)
  return table.concat(out)
end

function mw.log() end
function mw.logObject() end
function mw.addWarning(text)
  if type(text) ~= "string" then
    error("bad argument #1 to 'addWarning' (string expected)", 2)
  end
end
function mw.incrementExpensiveFunctionCount() end
function mw.isSubsting() return false end
function mw.getLogBuffer() return "" end
function mw.getContentLanguage() return mw.language.getContentLanguage() end
function mw.getLanguage(code) return mw.language.new(code) end

-- Wikidata is not available: each function answers as on a page without an item.
local nothing = function() return nil end
mw.wikibase = setmetatable({
  entityExists = function() return false end,
  isValidEntityId = function(id) return type(id) == "string" and string.match(id, "^[QPL]%d+$") ~= nil end,
  getAllStatements = function() return {} end,
  getBestStatements = function() return {} end,
  getBadges = function() return {} end,
  orderProperties = function(list) return list end,
}, { __index = function() return nothing end })
mw.ext = setmetatable({}, { __index = function() return nil end })
