-- mw.ustring: the functions of string, over characters instead of bytes. Text that is ASCII alone is given to string.

local host, mw = ...

local ustring = { maxPatternLength = 10000, maxStringLength = 2097152 }
mw.ustring = ustring

local byte, char, find, gmatch, gsub, match, sub, rep, format, lower, upper, len =
  string.byte, string.char, string.find, string.gmatch, string.gsub, string.match, string.sub, string.rep,
  string.format, string.lower, string.upper, string.len

local function checked(fine, ...)
  if not fine then
    error((...), 3)
  end
  return ...
end

local function check_text(name, number, value)
  if type(value) == "number" then
    return tostring(value)
  elseif type(value) ~= "string" then
    error("bad argument #" .. number .. " to '" .. name .. "' (string expected, got " .. type(value) .. ")", 3)
  end
  return value
end

local function is_ascii(text)
  return not find(text, "[\128-\255]")
end

ustring.byte, ustring.format, ustring.rep = byte, format, rep

function ustring.len(text)
  text = check_text("len", 1, text)
  if is_ascii(text) then
    return len(text)
  end
  return host.is_utf8(text) and host.ulen(text) or nil
end

function ustring.isutf8(text)
  return is_ascii(text) or host.is_utf8(text)
end

function ustring.char(...)
  local codes = { ... }
  local out = {}
  for index = 1, #codes do
    local code = codes[index]
    if type(code) ~= "number" then
      error("bad argument #" .. index .. " to 'char' (number expected, got " .. type(code) .. ")", 2)
    elseif code < 0 or code > 0x10ffff then
      error("bad argument #" .. index .. " to 'char' (value out of range)", 2)
    end
    out[index] = code < 128 and char(code) or host.uchar(code)
  end
  return table.concat(out)
end

function ustring.sub(text, first, last)
  text = check_text("sub", 1, text)
  if is_ascii(text) then
    return sub(text, first or 1, last or -1)
  end
  return host.usub(text, first or 1, last or -1)
end

function ustring.lower(text)
  text = check_text("lower", 1, text)
  return is_ascii(text) and lower(text) or host.ulower(text)
end

function ustring.upper(text)
  text = check_text("upper", 1, text)
  return is_ascii(text) and upper(text) or host.uupper(text)
end

local function codes_of(text, first, last)
  return host.codepoints(text, first or 1, last or -1)
end

function ustring.codepoint(text, first, last)
  first = first or 1
  return unpack(codes_of(check_text("codepoint", 1, text), first, last or first))
end

function ustring.gcodepoint(text, first, last)
  local codes, index = codes_of(check_text("gcodepoint", 1, text), first, last), 0
  return function()
    index = index + 1
    return codes[index]
  end
end

function ustring.byteoffset(text, place, from)
  return host.byte_offset(text, place or 1, from or 1)
end

function ustring.toNFC(text) return host.normalized(check_text("toNFC", 1, text), "NFC") end
function ustring.toNFD(text) return host.normalized(check_text("toNFD", 1, text), "NFD") end
function ustring.toNFKC(text) return host.normalized(check_text("toNFKC", 1, text), "NFKC") end
function ustring.toNFKD(text) return host.normalized(check_text("toNFKD", 1, text), "NFKD") end

function ustring.find(text, pattern, first, plain)
  text, pattern = check_text("find", 1, text), check_text("find", 2, pattern)
  if is_ascii(text) and is_ascii(pattern) then
    return find(text, pattern, first, plain)
  end
  local found = checked(host.ufind(text, pattern, first or 1, plain and true or false))
  if not found then
    return nil
  end
  return unpack(found)
end

function ustring.match(text, pattern, first)
  text, pattern = check_text("match", 1, text), check_text("match", 2, pattern)
  if is_ascii(text) and is_ascii(pattern) then
    return match(text, pattern, first)
  end
  local found = checked(host.umatch(text, pattern, first or 1))
  if not found then
    return nil
  end
  return unpack(found)
end

function ustring.gmatch(text, pattern)
  text, pattern = check_text("gmatch", 1, text), check_text("gmatch", 2, pattern)
  if is_ascii(text) and is_ascii(pattern) then
    return gmatch(text, pattern)
  end
  local found, index = checked(host.umatches(text, pattern, -1, false)), 0
  return function()
    index = index + 1
    local one = found[index]
    if one then
      return unpack(one, 4)
    end
  end
end

function ustring.gsub(text, pattern, replacement, count)
  text, pattern = check_text("gsub", 1, text), check_text("gsub", 2, pattern)
  if #text > ustring.maxStringLength then
    error("bad argument #1 to 'gsub' (string is longer than " .. ustring.maxStringLength .. " bytes)", 2)
  elseif #pattern > ustring.maxPatternLength then
    error("bad argument #2 to 'gsub' (pattern is longer than " .. ustring.maxPatternLength .. " bytes)", 2)
  end
  local kind = type(replacement)
  if is_ascii(text) and is_ascii(pattern) then
    if kind == "string" then
      -- A "%" before anything but a digit or "%" is a character.
      replacement = gsub(replacement, "%%(.?)", function(letter)
        return not find(letter, "[%d%%]") and "%%" .. letter or nil
      end)
    elseif kind == "table" then
      local values = replacement
      replacement = function(key) return values[key] end
    end
    return gsub(text, pattern, replacement, count)
  end
  if kind == "number" then
    replacement, kind = tostring(replacement), "string"
  end
  if kind ~= "string" and kind ~= "table" and kind ~= "function" then
    error("bad argument #3 to 'gsub' (string/function/table expected)", 2)
  end
  -- Each match: the text before it, the match, the text behind it, the captures (the match itself without any).
  local found = checked(host.umatches(text, pattern, count or -1))
  local out, rest = {}, text
  for index = 1, #found do
    local one = found[index]
    local whole, value = one[2], nil
    if kind == "string" then
      value = gsub(replacement, "%%(.?)", function(digit)
        if digit == "" then
          return "%"
        elseif digit == "0" then
          return whole
        elseif find(digit, "%d") then
          local capture = one[3 + tonumber(digit)]
          if capture == nil then
            error("invalid capture index %" .. digit .. " in replacement string", 0)
          end
          return tostring(capture)
        end
        return digit == "%" and "%" or "%" .. digit
      end)
    elseif kind == "table" then
      value = replacement[one[4]]
    else
      value = replacement(unpack(one, 4))
    end
    if value == nil or value == false then
      value = whole
    elseif type(value) ~= "string" and type(value) ~= "number" then
      error("invalid replacement value (a " .. type(value) .. ")", 2)
    end
    out[#out + 1] = one[1]
    out[#out + 1] = value
    rest = one[3]
  end
  out[#out + 1] = rest
  return table.concat(out), #found
end
