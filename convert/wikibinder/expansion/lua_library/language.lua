-- mw.language: names, numbers, plural forms and dates of languages (data: CLDR).

local host, mw = ...

local language = {}
mw.language = language

local methods = {}

-- What every method of a language with an invalid code gives; a few answer for any code.
local any_code = { getCode = true, toBcp47Code = true, getFallbackLanguages = true }
local function invalid(one)
  error("language code '" .. one.code .. "' is invalid", 2)
end

local meta = { __index = function(one, name)
  local method = methods[name]
  if method and not any_code[name] and not language.isValidCode(one.code) then
    return invalid
  end
  return method
end }

local function checked(fine, ...)
  if not fine then
    error((...), 3)
  end
  return ...
end

function language.new(code)
  if type(code) ~= "string" then
    error("bad argument #1 to 'mw.language.new' (string expected, got " .. type(code) .. ")", 2)
  end
  code = string.lower(code)
  return setmetatable({ code = code }, meta)
end

function language.getContentLanguage()
  return language.new(host.language())
end

function language.fetchLanguageName(code, in_language)
  return host.language_name(code, in_language or "")
end

function language.fetchLanguageNames(in_language)
  return host.language_names(in_language or "")
end

language.FALLBACK_MESSAGES, language.FALLBACK_STRICT = 0, 1

function language.getFallbacksFor(code, mode)
  return language.isValidCode(code) and host.fallbacks(code, mode == 1) or {}
end

function language.isKnownLanguageTag(code)
  return type(code) == "string" and host.language_name(code, "en") ~= ""
end
language.isSupportedLanguage = language.isKnownLanguageTag

function language.isValidCode(code)
  return type(code) == "string" and code ~= "" and not string.find(code, "[:/\\%z&<>'\"%[%]{}|#]")
end

function language.isValidBuiltInCode(code)
  return type(code) == "string" and string.find(code, "^[a-zA-Z0-9-]+$") ~= nil
end

function methods:getCode() return self.code end
local standard_codes = { ["sr-ec"] = "sr-Cyrl", ["sr-el"] = "sr-Latn", simple = "en-simple", ["be-tarask"] = "be-tarask",
  ["zh-classical"] = "lzh", ["zh-min-nan"] = "nan", ["zh-yue"] = "yue", ["roa-rup"] = "rup", ["fiu-vro"] = "vro",
  ["bat-smg"] = "sgs", als = "gsw", ["de-formal"] = "de-x-formal", ["nl-informal"] = "nl-x-informal" }
function methods:toBcp47Code()
  local known = standard_codes[self.code]
  if known then
    return known
  end
  local out = {}
  for part in string.gmatch(self.code, "[^-]+") do
    if #out == 0 then
      out[1] = part
    elseif #part == 2 then
      out[#out + 1] = string.upper(part)
    elseif #part == 4 then
      out[#out + 1] = string.upper(string.sub(part, 1, 1)) .. string.sub(part, 2)
    else
      out[#out + 1] = part
    end
  end
  return table.concat(out, "-")
end
function methods:isRTL() return host.is_rtl(self.code) end
function methods:getDir() return host.is_rtl(self.code) and "rtl" or "ltr" end
function methods:getDirMark(opposite)
  return (host.is_rtl(self.code) ~= (opposite and true or false)) and "\226\128\143" or "\226\128\142"
end
function methods:getDirMarkEntity(opposite)
  return (host.is_rtl(self.code) ~= (opposite and true or false)) and "&rlm;" or "&lrm;"
end
local arrows = { forwards = { "→", "←" }, backwards = { "←", "→" }, left = { "←", "←" }, right = { "→", "→" },
  up = { "↑", "↑" }, down = { "↓", "↓" } }
function methods:getArrow(direction)
  local pair = arrows[direction or "forwards"]
  return pair and pair[host.is_rtl(self.code) and 2 or 1]
end
function methods:getFallbackLanguages(mode) return language.getFallbacksFor(self.code, mode) end
function methods:lc(text) return mw.ustring.lower(text) end
function methods:uc(text) return mw.ustring.upper(text) end
function methods:lcfirst(text)
  return mw.ustring.lower(mw.ustring.sub(text, 1, 1)) .. mw.ustring.sub(text, 2)
end
function methods:ucfirst(text)
  return mw.ustring.upper(mw.ustring.sub(text, 1, 1)) .. mw.ustring.sub(text, 2)
end
function methods:caseFold(text) return mw.ustring.upper(text) end
function methods:formatNum(number, options)
  if type(number) ~= "number" and type(number) ~= "string" then
    error("bad argument #1 to 'formatNum' (number expected, got " .. type(number) .. ")", 2)
  end
  local value = tonumber(number)
  if value and value ~= value then
    error("bad argument #1 to 'formatNum' (NaN)", 2)
  elseif value == math.huge or value == -math.huge then
    error("bad argument #1 to 'formatNum' (infinite)", 2)
  end
  return host.format_number(self.code, tostring(number), options ~= nil and options.noCommafy and true or false)
end
function methods:parseFormattedNumber(text) return tonumber(host.plain_number(self.code, text)) end
function methods:formatDate(format, moment, _local)
  return checked(host.format_date(self.code, format, moment or ""))
end
local sizes = { { "millennia", 31556952000, "year" }, { "centuries", 3155695200, "century" }, { "decades", 315569520, "decade" },
  { "years", 31556952, "year" }, { "weeks", 604800, "week" }, { "days", 86400, "day" }, { "hours", 3600, "hour" },
  { "minutes", 60, "minute" }, { "seconds", 1, "second" } }

-- By default a duration is given in all units.
local function intervals_of(seconds, wanted)
  local chosen, out, rest = {}, {}, math.floor(seconds)
  for _, name in ipairs(wanted or { "millennia", "centuries", "decades", "years", "weeks", "days", "hours", "minutes", "seconds" }) do
    chosen[name] = true
  end
  for _, size in ipairs(sizes) do
    if chosen[size[1]] and rest >= size[2] then
      out[#out + 1] = { size[1], math.floor(rest / size[2]), size[3] }
      rest = rest % size[2]
    end
  end
  return out
end

function methods:getDurationIntervals(seconds, wanted)
  local out = {}
  for _, one in ipairs(intervals_of(seconds, wanted)) do
    out[one[1]] = one[2]
  end
  return out
end

function methods:formatDuration(seconds, wanted)
  local words = {}
  for _, one in ipairs(intervals_of(seconds, wanted)) do
    words[#words + 1] = host.unit(self.code, one[3], one[1] == "millennia" and one[2] * 1000 or one[2])
  end
  return host.listed(self.code, words)
end
function methods:plural(number, ...)
  local forms = { ... }
  if type(forms[1]) == "table" then
    forms = forms[1]
  end
  return forms[math.min(host.plural(self.code, number), #forms)]
end
methods.convertPlural = methods.plural
function methods:grammar(_, word) return word end
methods.convertGrammar = function(_, word) return word end
function methods:gender(what, ...)
  local forms = { ... }
  if type(forms[1]) == "table" then
    forms = forms[1]
  end
  if what == "male" then
    return forms[1] or ""
  elseif what == "female" then
    return forms[2] or forms[1] or ""
  end
  return forms[3] or forms[1] or ""
end
