-- mw.text: functions over text that are not in string.

local host, mw = ...

local text = {}
mw.text = text
local find, gsub, match, sub = string.find, string.gsub, string.match, string.sub

local function checked(fine, ...)
  if not fine then
    error((...), 3)
  end
  return ...
end

function text.trim(value, charset)
  if charset == nil then
    return (match(value, "^[\t\r\n\f ]*(.-)[\t\r\n\f ]*$"))
  end
  return (mw.ustring.gsub(mw.ustring.gsub(value, "^[" .. charset .. "]+", ""), "[" .. charset .. "]+$", ""))
end

function text.gsplit(value, pattern, plain)
  local position, done = 1, false
  local length = mw.ustring.len(value)
  return function()
    if done then
      return nil
    end
    local first, last = mw.ustring.find(value, pattern, position, plain)
    local piece
    if first and last < first then
      -- An empty match: cut after the current character.
      piece = mw.ustring.sub(value, position, first)
      if first < length then
        position = first + 1
      else
        done = true
      end
    elseif first then
      piece = first > position and mw.ustring.sub(value, position, first - 1) or ""
      position = last + 1
    else
      piece = mw.ustring.sub(value, position)
      done = true
    end
    return piece
  end, nil, nil
end

function text.split(value, pattern, plain)
  local out = {}
  for piece in text.gsplit(value, pattern, plain) do
    out[#out + 1] = piece
  end
  return out
end

local encoded = { [">"] = "&gt;", ["<"] = "&lt;", ["&"] = "&amp;", ['"'] = "&quot;", ["'"] = "&#039;", ["\194\160"] = "&nbsp;" }

function text.encode(value, charset)
  return (mw.ustring.gsub(value, "[" .. (charset or "<>&\"'\194\160") .. "]", function(letter)
    return encoded[letter] or "&#" .. mw.ustring.codepoint(letter) .. ";"
  end))
end

local basic = { lt = "<", gt = ">", amp = "&", quot = '"', nbsp = "\194\160" }

function text.decode(value, all)
  if not find(value, "&", 1, true) then
    return value
  end
  return (gsub(value, "&(#?[xX]?[a-zA-Z0-9]+);", function(name)
    if sub(name, 1, 1) == "#" then
      local code = match(name, "^#[xX](%x+)$")
      code = code and tonumber(code, 16) or tonumber(match(name, "^#(%d+)$") or "")
      return code and code > 0 and code <= 0x10ffff and host.uchar(code) or nil
    end
    return basic[name] or (all and host.entity(name)) or nil
  end))
end

local function reference(letter)
  return "&#" .. string.byte(letter) .. ";"
end

-- Every character that could begin markup, alone or together with the text around the value.
function text.nowiki(value)
  -- A semicolon only at the beginning of a line, as MediaWiki 1.39 has it: later versions write every one as a reference.
  value = gsub(value, "[\"&'<=>%[%]{|}]", reference)
  value = gsub("\n" .. value, "(\r?\n)([#*:; \t\r\n!])", function(line, letter) return line .. reference(letter) end)
  value = gsub(value, "(\r?\n)%-%-%-%-", "%1&#45;---")
  value = sub(value, 2)
  value = gsub(value, "__", "_&#95;")
  value = gsub(value, "^[+_~-]", reference)
  value = gsub(value, "\n$", reference)
  value = gsub(value, "!!", "&#33;!")
  value = gsub(value, "~~~", "~~&#126;")
  value = gsub(value, "_$", reference)
  value = gsub(value, "~$", reference)
  value = gsub(value, "\239\188\191", "&#xFF3F;")
  value = gsub(value, "%-&#123;", "&#45;&#123;")
  value = gsub(value, "://", "&#58;//")
  for _, name in ipairs { "ISBN", "RFC", "PMID" } do
    value = gsub(value, name .. "([ \t\r\n\f])", function(space) return name .. reference(space) end)
  end
  return value
end

function text.tag(name, attributes, content)
  if type(name) == "table" then
    name, attributes, content = name.name, name.attrs, name.content
  end
  local out = { "<" .. name }
  for key, value in pairs(attributes or {}) do
    if value == true then
      out[#out + 1] = " " .. key
    elseif value ~= false then
      out[#out + 1] = " " .. key .. '="' .. text.encode(tostring(value), "<>&\"") .. '"'
    end
  end
  if content == nil then
    out[#out + 1] = ">"
  elseif content == false then
    out[#out + 1] = " />"
  else
    out[#out + 1] = ">" .. tostring(content) .. "</" .. name .. ">"
  end
  return table.concat(out)
end

function text.truncate(value, length, ellipsis, adjust)
  ellipsis = ellipsis or host.message("ellipsis")
  local size = mw.ustring.len(value)
  if size <= math.abs(length) then
    return value
  end
  local room = math.abs(length) - (adjust and mw.ustring.len(ellipsis) or 0)
  local cut
  if length >= 0 then
    cut = (room > 0 and mw.ustring.sub(value, 1, room) or "") .. ellipsis
  else
    cut = ellipsis .. (room > 0 and mw.ustring.sub(value, -room) or "")
  end
  return mw.ustring.len(cut) < size and cut or value
end

function text.listToText(list, separator, conjunction)
  separator = separator or host.message("comma-separator")
  conjunction = conjunction or host.message("and") .. host.message("word-separator")
  local count = #list
  if count < 2 then
    return count == 1 and tostring(list[1]) or ""
  end
  return table.concat(list, separator, 1, count - 1) .. conjunction .. list[count]
end

function text.killMarkers(value) return host.without_markers(value) end
function text.unstrip(value) return host.without_markers(host.unstripped_nowiki(value)) end
function text.unstripNoWiki(value) return host.unstripped_nowiki(value) end

-- ------------------------------------------------------------ JSON

text.JSON_PRESERVE_KEYS, text.JSON_TRY_FIXING, text.JSON_PRETTY = 1, 2, 4

function text.jsonDecode(value, flags)
  flags = flags or 0
  if flags % 4 >= 2 then
    value = gsub(value, ",(%s*[%]}])", "%1")
  end
  return (checked(host.json_decode(value, flags % 2 == 1)))
end

function text.jsonEncode(value, flags)
  flags = flags or 0
  local preserve = flags % 2 == 1
  local function plain(inner, seen)
    if type(inner) ~= "table" then
      if type(inner) == "function" then
        error("mw.text.jsonEncode: Cannot encode type 'function'", 0)
      end
      return inner
    end
    if seen[inner] then
      error("mw.text.jsonEncode: Cannot use recursive tables", 0)
    end
    seen[inner] = true
    local names, values, count, list = {}, {}, 0, true
    for key, element in pairs(inner) do
      if type(key) ~= "string" and type(key) ~= "number" then
        error("mw.text.jsonEncode: Cannot use type '" .. type(key) .. "' as a table key", 0)
      elseif type(key) == "number" and (key ~= key or key == math.huge or key == -math.huge) then
        error("mw.text.jsonEncode: Cannot use '" .. tostring(key) .. "' as a table key", 0)
      end
      count = count + 1
      names[count], values[count] = key, plain(element, seen)
    end
    local base = (preserve or inner[0] ~= nil) and 0 or 1
    for index = 1, count do
      local key = names[index]
      if type(key) ~= "number" or key < base or key > count - 1 + base or key ~= math.floor(key) then
        list = false
      end
    end
    seen[inner] = nil
    return { list = list, names = names, values = values, count = count, base = base }
  end
  return checked(host.json_encode(plain(value, {}), flags >= 4))
end
