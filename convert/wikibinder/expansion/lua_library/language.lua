-- mw.language: names, numbers, plural forms and dates of languages (data: CLDR).

local host, mw = ...

local language = {}
mw.language = language

local methods = {}
local meta = { __index = methods }

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

function language.getFallbacksFor(code)
  return host.fallbacks(code)
end

function language.isKnownLanguageTag(code)
  return type(code) == "string" and host.language_name(code, "en") ~= ""
end
language.isSupportedLanguage = language.isKnownLanguageTag

function language.isValidCode(code)
  return type(code) == "string" and code ~= "" and not string.find(code, "[:/\\%z&<>'\"]")
end

function language.isValidBuiltInCode(code)
  return type(code) == "string" and string.find(code, "^[a-zA-Z0-9-]+$") ~= nil
end

function methods:getCode() return self.code end
function methods:toBcp47Code() return self.code end
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
function methods:getFallbackLanguages() return host.fallbacks(self.code) end
function methods:lc(text) return mw.ustring.lower(text) end
function methods:uc(text) return mw.ustring.upper(text) end
function methods:lcfirst(text)
  return mw.ustring.lower(mw.ustring.sub(text, 1, 1)) .. mw.ustring.sub(text, 2)
end
function methods:ucfirst(text)
  return mw.ustring.upper(mw.ustring.sub(text, 1, 1)) .. mw.ustring.sub(text, 2)
end
function methods:caseFold(text) return host.casefold(text) end
function methods:formatNum(number, options)
  if type(number) ~= "number" and type(number) ~= "string" then
    error("bad argument #1 to 'formatNum' (number expected, got " .. type(number) .. ")", 2)
  end
  return host.format_number(self.code, tostring(number), options ~= nil and options.noCommafy and true or false)
end
function methods:parseFormattedNumber(text) return tonumber(host.plain_number(self.code, text)) end
function methods:formatDate(format, moment, _local)
  return checked(host.format_date(self.code, format, moment or ""))
end
function methods:formatDuration(seconds, intervals) return host.duration(seconds) end
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
function methods:gender(_, ...)
  local forms = { ... }
  if type(forms[1]) == "table" then
    forms = forms[1]
  end
  return forms[3] or forms[1] or ""
end
