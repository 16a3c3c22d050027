-- mw.uri: addresses, their parts and their encoding.

local host, mw = ...

local uri = {}
mw.uri = uri

function uri.encode(text, kind)
  return host.url_encode(tostring(text), kind or "QUERY")
end
function uri.decode(text, kind)
  return host.url_decode(tostring(text), kind or "QUERY")
end
function uri.anchorEncode(text)
  return host.anchor(tostring(text))
end

function uri.buildQueryString(values)
  local names, out = {}, {}
  for name in pairs(values) do
    names[#names + 1] = name
  end
  table.sort(names, function(left, right) return tostring(left) < tostring(right) end)
  for _, name in ipairs(names) do
    local value = values[name]
    local key = uri.encode(name)
    if type(value) == "table" then
      for _, one in ipairs(value) do
        out[#out + 1] = key .. "=" .. uri.encode(one)
      end
    elseif value == false then
      out[#out + 1] = key
    else
      out[#out + 1] = key .. "=" .. uri.encode(value)
    end
  end
  return table.concat(out, "&")
end

function uri.buildQueryText(query)
  if query == nil then
    return ""
  end
  return type(query) == "table" and uri.buildQueryString(query) or tostring(query)
end

function uri.parseQueryString(text)
  local out = {}
  for pair in string.gmatch(text, "[^&]+") do
    local name, value = string.match(pair, "^([^=]*)=?(.*)$")
    name = uri.decode(name)
    value = string.find(pair, "=", 1, true) and uri.decode(value) or false
    if out[name] == nil then
      out[name] = value
    elseif type(out[name]) == "table" then
      out[name][#out[name] + 1] = value
    else
      out[name] = { out[name], value }
    end
  end
  return out
end

local methods = {}
local computed = {
  authority = function(one)
    if not one.host then
      return nil
    end
    local user = one.user and one.user .. (one.password and ":" .. one.password or "") .. "@" or ""
    return user .. one.hostPort
  end,
  hostPort = function(one) return one.host and one.host .. (one.port and ":" .. one.port or "") or nil end,
  userInfo = function(one) return one.user and one.user .. (one.password and ":" .. one.password or "") or nil end,
  queryString = function(one) return one.query and (rawget(one, "written") or uri.buildQueryString(one.query)) or nil end,
  relativePath = function(one)
    return (one.path or "") .. (one.query and "?" .. one.queryString or "") .. (one.fragment and "#" .. one.fragment or "")
  end,
}
local meta = { __index = function(one, key)
  if methods[key] then
    return methods[key]
  end
  return computed[key] and computed[key](one) or nil
end }

function uri.new(text)
  local one = setmetatable({}, meta)
  if type(text) == "string" then
    one:parse(text)
  elseif type(text) == "table" then
    for key, value in pairs(text) do
      one[key] = value
    end
  end
  return one
end

function uri.localUrl(page, query) return uri.new(host.title_url(page, uri.buildQueryText(query), "", "local")) end
function uri.fullUrl(page, query) return uri.new(host.title_url(page, uri.buildQueryText(query), "", "full")) end
function uri.canonicalUrl(page, query) return uri.new(host.title_url(page, uri.buildQueryText(query), "", "canonical")) end

function uri.validate(one)
  return type(one) == "table", ""
end

function methods:parse(text)
  local rest = text
  local head, fragment = string.match(rest, "^([^#]*)#(.*)$")
  self.fragment, rest = fragment, head or rest
  local before, query = string.match(rest, "^([^?]*)%?(.*)$")
  rest = before or rest
  self.query = query and uri.parseQueryString(query) or nil
  rawset(self, "written", query)
  local protocol, other = string.match(rest, "^([a-zA-Z][%w+.-]*):(.*)$")
  self.protocol, rest = protocol, other or rest
  local authority, path = string.match(rest, "^//([^/]*)(.*)$")
  if authority then
    local user, place = string.match(authority, "^(.*)@(.*)$")
    self.user = user and string.match(user, "^([^:]*)") or nil
    self.password = user and string.match(user, ":(.*)$") or nil
    place = place or authority
    self.host = string.match(place, "^(.-):%d+$") or place
    self.port = tonumber(string.match(place, ":(%d+)$") or "")
    rest = path
  end
  self.path = rest
  return self
end

function methods:clone() return uri.new(self) end
function methods:extend(values)
  self.query = self.query or {}
  rawset(self, "written", nil)
  for key, value in pairs(values) do
    self.query[key] = value
  end
  return self
end

function meta.__tostring(one)
  local out = {}
  if one.protocol then
    out[#out + 1] = one.protocol .. ":"
  end
  if one.host then
    local user = one.user and one.user .. (one.password and ":" .. one.password or "") .. "@" or ""
    out[#out + 1] = "//" .. user .. one.host .. (one.port and ":" .. one.port or "")
  end
  out[#out + 1] = one.path or ""
  if one.query then
    out[#out + 1] = "?" .. one.queryString
  end
  if one.fragment then
    out[#out + 1] = "#" .. one.fragment
  end
  return table.concat(out)
end
