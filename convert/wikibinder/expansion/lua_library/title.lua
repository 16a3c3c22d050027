-- mw.title: titles of pages. What only a wiki's database knows (protection, dates of editing) has its empty value.

local host, mw = ...

local title = {}
mw.title = title

local meta = { __tostring = function(one) return one.prefixedText end }
local fields, methods = {}, {}

function meta.__eq(left, right)
  return left.prefixedText == right.prefixedText
end
function meta.__lt(left, right)
  return title.compare(left, right) < 0
end
function meta.__le(left, right)
  return title.compare(left, right) <= 0
end

local function text_part(one, cut)
  return mw.site.namespaces[one.namespace] and mw.site.namespaces[one.namespace].hasSubpages and cut or nil
end

local computed = {
  nsText = function(one) return mw.site.namespaces[one.namespace] and mw.site.namespaces[one.namespace].name or "" end,
  prefixedText = function(one)
    local prefix = one.nsText
    local name = prefix ~= "" and prefix .. ":" .. one.text or one.text
    return one.interwiki ~= "" and one.interwiki .. ":" .. name or name
  end,
  fullText = function(one) return one.prefixedText .. (one.fragment ~= "" and "#" .. one.fragment or "") end,
  talkNsText = function(one)
    local space = mw.site.namespaces[one.namespace]
    return space and space.talk and space.talk.name or nil
  end,
  subjectNsText = function(one)
    local space = mw.site.namespaces[one.namespace]
    return space and space.subject.name or ""
  end,
  rootText = function(one) return text_part(one, string.match(one.text, "^[^/]*")) or one.text end,
  baseText = function(one) return text_part(one, string.match(one.text, "^(.*)/[^/]*$")) or one.text end,
  subpageText = function(one) return text_part(one, string.match(one.text, "([^/]*)$")) or one.text end,
  isSubpage = function(one) return text_part(one, true) and string.find(one.text, "/", 1, true) ~= nil or false end,
  isTalkPage = function(one) return one.namespace > 0 and one.namespace % 2 == 1 end,
  isContentPage = function(one) return one.namespace == 0 end,
  isSpecialPage = function(one) return one.namespace < 0 end,
  isExternal = function(one) return one.interwiki ~= "" end,
  isLocal = function(one) return one.interwiki == "" end,
  canTalk = function(one) return one.namespace >= 0 end,
  basePageTitle = function(one) return title.makeTitle(one.namespace, one.baseText) end,
  rootPageTitle = function(one) return title.makeTitle(one.namespace, one.rootText) end,
  talkPageTitle = function(one)
    local space = mw.site.namespaces[one.namespace]
    return space and space.talk and title.makeTitle(space.talk.id, one.text) or nil
  end,
  subjectPageTitle = function(one)
    local space = mw.site.namespaces[one.namespace]
    return space and title.makeTitle(space.subject.id, one.text) or nil
  end,
  exists = function(one) return host.title_exists(one.prefixedText) end,
  isRedirect = function(one) return host.title_redirect(one.prefixedText) ~= nil end,
  redirectTarget = function(one)
    local target = host.title_redirect(one.prefixedText)
    return target and title.new(target) or false
  end,
  content = function(one) return host.page_text(one.prefixedText) end,
  id = function(one) return host.title_id(one.prefixedText) end,
  contentModel = function(one) return host.title_model(one.prefixedText) end,
  pageLang = function() return mw.language.getContentLanguage() end,
  protectionLevels = function() return {} end,
  cascadingProtection = function() return { restrictions = {}, sources = {} } end,
  categories = function() return {} end,
  file = function() return { exists = false } end,
  fileExists = function() return false end,
}

function meta.__index(one, key)
  if methods[key] then
    return methods[key]
  elseif computed[key] then
    local value = computed[key](one)
    rawset(one, key, value)
    return value
  end
end
function meta.__newindex(one, key, value)
  if key == "fragment" then
    rawset(one, "fragment", (string.gsub(value, "[ _]+", " ")))
    rawset(one, "fullText", nil)
    return
  end
  error("index '" .. tostring(key) .. "' is read only", 2)
end

local function made(namespace, text, fragment, interwiki)
  if namespace == nil then
    return nil
  end
  return setmetatable(fields.new(namespace, text, fragment, interwiki), meta)
end

function fields.new(namespace, text, fragment, interwiki)
  fragment = string.gsub(fragment or "", "[ _]+", " ")
  return { namespace = namespace, text = text, fragment = fragment, interwiki = interwiki or "" }
end

-- The number of the namespace that an argument gives by its number or name; the errors are Scribunto's (TitleLibrary.php).
local function checked_namespace(value, name, place)
  local kind = type(value)
  local wrong
  if kind ~= "number" and kind ~= "string" then
    wrong = "namespace number or name expected, got " .. kind
  else
    local number = tonumber(value)
    local found = mw.site.namespaces[number and (number < 0 and math.ceil(number) or math.floor(number)) or value]
    if found then
      return found.id
    end
    wrong = "unrecognized namespace " .. (number and "number" or "name") .. " '" .. tostring(value) .. "'"
  end
  error("bad argument #" .. place .. " to '" .. name .. "' (" .. wrong .. ")", 3)
end

function title.new(value, namespace)
  if type(value) == "number" then
    return made(host.title_of_id(value))
  elseif type(value) == "table" and getmetatable(value) == meta then
    return made(value.namespace, value.text, value.fragment, value.interwiki)
  elseif type(value) ~= "string" then
    error("bad argument #1 to 'title.new' (number or string expected, got " .. type(value) .. ")", 2)
  end
  return made(host.title(value, namespace == nil and 0 or checked_namespace(namespace, "title.new", 2)))
end

function title.makeTitle(namespace, text, fragment, interwiki)
  local number = checked_namespace(namespace, "makeTitle", 1)
  if type(text) ~= "string" and type(text) ~= "number" then
    error("bad argument #2 to 'makeTitle' (string expected, got " .. type(text) .. ")", 2)
  end
  return made(host.make_title(number, text, fragment or "", interwiki or ""))
end

-- Titles are looked up as they are needed here: nothing is gained by asking for several at once.
function title.newBatch(list, namespace)
  local out = {}
  for _, text in ipairs(list) do
    out[#out + 1] = title.new(text, namespace)
  end
  return { lookupExistence = function(self) return self end, getTitles = function() return out end }
end

function title.getCurrentTitle()
  return title.new(host.current_title())
end

function title.compare(left, right)
  for _, key in ipairs { "interwiki", "namespace", "text" } do
    if left[key] ~= right[key] then
      return left[key] < right[key] and -1 or 1
    end
  end
  return 0
end

function title.equals(left, right)
  return left.interwiki == right.interwiki and left.namespace == right.namespace and left.text == right.text
end

function methods:inNamespace(value)
  return self.namespace == checked_namespace(value, "inNamespace", 1)
end
function methods:inNamespaces(...)
  for index = 1, select("#", ...) do
    if self.namespace == checked_namespace((select(index, ...)), "inNamespaces", index) then
      return true
    end
  end
  return false
end
function methods:hasSubjectNamespace(value)
  local space = mw.site.namespaces[self.namespace]
  return space ~= nil and space.subject.id == checked_namespace(value, "hasSubjectNamespace", 1)
end
function methods:isSubpageOf(other)
  return self.namespace == other.namespace and self.interwiki == other.interwiki
    and string.sub(self.text, 1, #other.text + 1) == other.text .. "/"
end
function methods:subPageTitle(text)
  return title.makeTitle(self.namespace, self.text .. "/" .. text)
end
function methods:partialUrl()
  return host.encoded_title(self.text)
end
function methods:fullUrl(query, protocol)
  return host.title_url(self.fullText, mw.uri.buildQueryText(query), protocol or "", "full")
end
function methods:canonicalUrl(query)
  return host.title_url(self.fullText, mw.uri.buildQueryText(query), "", "canonical")
end
function methods:localUrl(query)
  return host.title_url(self.fullText, mw.uri.buildQueryText(query), "", "local")
end
function methods:getContent()
  return host.page_text(self.prefixedText)
end
