-- mw.html: HTML elements, built step by step. Source: "HTML library" of the reference manual.

local _, mw = ...

local html = {}
mw.html = html

local builder = {}
builder.__index = builder

local self_closing = {
  area = true, base = true, br = true, col = true, command = true, embed = true, hr = true, img = true, input = true,
  keygen = true, link = true, meta = true, param = true, source = true, track = true, wbr = true,
}

local encoded = { [">"] = "&gt;", ["<"] = "&lt;", ["&"] = "&amp;", ['"'] = "&quot;" }
-- Strip markers in an attribute stay as they are: MediaWiki puts the text of their tags there.
local function encode(value)
  local start, out = 1, {}
  while true do
    local first, last = string.find(value, "\127'\"`UNIQ[^\127]*\127", start)
    local piece = string.sub(value, start, (first or 0) - 1)
    out[#out + 1] = string.gsub(piece, '[<>&"]', encoded)
    if not first then
      return table.concat(out)
    end
    out[#out + 1] = string.sub(value, first, last)
    start = last + 1
  end
end

local function new(name, parent, options)
  return setmetatable({
    nodes = {}, attributes = {}, styles = {}, tagName = name or "", parent = parent or nil,
    selfClosing = options and options.selfClosing or self_closing[name] or false,
  }, builder)
end

local function check_name(name, number, value, optional)
  local kind = type(value)
  if kind ~= "string" and kind ~= "number" and not (optional and kind == "nil") then
    local wanted = optional and "string, number or nil" or "string or number"
    error("bad argument #" .. number .. " to '" .. name .. "' (" .. wanted .. " expected, got " .. kind .. ")", 3)
  end
end

-- Check a table of names and values, which takes the place of both arguments.
local function check_pairs(name, values, other, problem, is_name)
  if other ~= nil then
    error("bad argument #2 to '" .. name .. "' (if argument #1 is a table, argument #2 must be left empty)", 3)
  end
  for key, value in pairs(values) do
    if not is_name(key) or (type(value) ~= "string" and type(value) ~= "number") then
      error("bad argument #1 to '" .. name .. "' (" .. problem .. ")", 3)
    end
  end
end

local function check_open(element)
  if element.selfClosing then
    error("self-closing tags can't have child nodes", 3)
  end
end

function html.create(name, options)
  if name ~= nil and type(name) ~= "string" then
    error("bad argument #1 to 'mw.html.create' (string expected, got " .. type(name) .. ")", 2)
  end
  if name ~= nil and name ~= "" and not string.find(name, "^[%w]+$") then
    error("invalid tag name '" .. tostring(name) .. "'", 2)
  end
  return new(name, nil, options)
end

local function write(element, out)
  if element.tagName ~= "" then
    out[#out + 1] = "<" .. element.tagName
    for _, one in ipairs(element.attributes) do
      out[#out + 1] = " " .. one.name .. '="' .. encode(one.value) .. '"'
    end
    if #element.styles > 0 then
      local rules = {}
      for _, rule in ipairs(element.styles) do
        rules[#rules + 1] = rule.value and rule.name .. ":" .. rule.value or rule.name
      end
      out[#out + 1] = ' style="' .. encode(table.concat(rules, ";")) .. '"'
    end
    out[#out + 1] = element.selfClosing and " />" or ">"
  end
  if not element.selfClosing then
    for _, node in ipairs(element.nodes) do
      if type(node) == "table" then
        write(node, out)
      else
        out[#out + 1] = tostring(node)
      end
    end
    if element.tagName ~= "" then
      out[#out + 1] = "</" .. element.tagName .. ">"
    end
  end
end

function builder.__tostring(element)
  local out = {}
  write(element, out)
  return table.concat(out)
end

function builder:node(child)
  check_open(self)
  if child ~= nil then
    self.nodes[#self.nodes + 1] = child
  end
  return self
end

function builder:wikitext(...)
  check_open(self)
  for index = 1, select("#", ...) do
    local value = select(index, ...)
    if value == nil then
      break
    elseif type(value) ~= "string" and type(value) ~= "number" then
      error("bad argument #" .. index .. " to 'wikitext' (string or number expected, got " .. type(value) .. ")", 2)
    end
    self.nodes[#self.nodes + 1] = value
  end
  return self
end

function builder:newline()
  return self:wikitext("\n")
end

function builder:tag(name, options)
  local child = new(name, self, options)
  self.nodes[#self.nodes + 1] = child
  return child
end

local function place_of(list, name)
  for index, one in ipairs(list) do
    if one.name == name then
      return index
    end
  end
end

local function parse_styles(element, text)
  element.styles = {}
  for rule in string.gmatch(text .. ";", "([^;]+);") do
    rule = mw.text.trim(rule)
    if rule ~= "" then
      element.styles[#element.styles + 1] = { name = rule }
    end
  end
end

function builder:getAttr(name)
  if type(name) ~= "string" then
    error("bad argument #1 to 'getAttr' (string expected, got " .. type(name) .. ")", 2)
  end
  local place = place_of(self.attributes, name)
  return place and self.attributes[place].value or nil
end

function builder:attr(name, value)
  if type(name) == "table" then
    check_pairs("attr", name, value, "table keys must be strings, and values must be strings or numbers",
      function(key) return type(key) == "string" end)
    local names = {}
    for key in pairs(name) do
      names[#names + 1] = key
    end
    table.sort(names)
    for _, key in ipairs(names) do
      self:attr(key, name[key])
    end
    return self
  end
  if type(name) ~= "string" then
    error("bad argument #1 to 'attr' (string expected, got " .. type(name) .. ")", 2)
  end
  check_name("attr", 2, value, true)
  if not string.find(name, "^[a-zA-Z_:][%w_.:-]*$") then
    error("bad argument #1 to 'attr' (invalid attribute name '" .. name .. "')", 2)
  end
  if name == "style" then
    if value ~= nil then
      parse_styles(self, tostring(value))
    end
    return self
  end
  local place = place_of(self.attributes, name)
  if value == nil then
    if place then
      table.remove(self.attributes, place)
    end
  elseif place then
    self.attributes[place].value = tostring(value)
  else
    self.attributes[#self.attributes + 1] = { name = name, value = tostring(value) }
  end
  return self
end

function builder:addClass(class)
  check_name("addClass", 1, class, true)
  if class == nil then
    return self
  end
  local place = place_of(self.attributes, "class")
  if place then
    self.attributes[place].value = self.attributes[place].value .. " " .. class
  else
    self.attributes[#self.attributes + 1] = { name = "class", value = tostring(class) }
  end
  return self
end

function builder:css(name, value)
  if type(name) == "table" then
    check_pairs("css", name, value, "table keys and values must be strings or numbers",
      function(key) return type(key) == "string" or type(key) == "number" end)
    local names = {}
    for key in pairs(name) do
      names[#names + 1] = key
    end
    table.sort(names, function(left, right) return tostring(left) < tostring(right) end)
    for _, key in ipairs(names) do
      self:css(key, name[key])
    end
    return self
  end
  check_name("css", 1, name)
  check_name("css", 2, value, true)
  local place = place_of(self.styles, name)
  if value == nil then
    if place then
      table.remove(self.styles, place)
    end
  elseif place then
    self.styles[place].value = tostring(value)
  else
    self.styles[#self.styles + 1] = { name = name, value = tostring(value) }
  end
  return self
end

function builder:cssText(text)
  check_name("cssText", 1, text, true)
  if text ~= nil then
    self.styles[#self.styles + 1] = { name = tostring(text) }
  end
  return self
end

function builder:done()
  return self.parent or self
end

function builder:allDone()
  local element = self
  while element.parent do
    element = element.parent
  end
  return element
end
