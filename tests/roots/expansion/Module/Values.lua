-- Prints what the libraries of Scribunto return: the values of {{#invoke:Values|call|mw.ustring.sub|höher|1|2}} are
-- those of mw.ustring.sub("höher", 1, 2); "title" and "language" call a method, or read a field, of the object they name.

local p = {}

local words = { ["true"] = true, ["false"] = false }

local function argument(text)
  if words[text] ~= nil then
    return words[text]
  end
  return tonumber(text) or text
end

local function arguments(frame, number)
  local text = frame.args[number]
  if text == nil then
    return
  end
  return argument(text), arguments(frame, number + 1)
end

local function written(value)
  local text = tostring(value)
  if text ~= "table" then
    return text
  end
  local out = {}
  for key, inner in pairs(value) do
    out[#out + 1] = tostring(key) .. "=" .. written(inner)
  end
  table.sort(out)
  return "{" .. table.concat(out, ",") .. "}"
end

local function listed(fine, ...)
  local out = { fine and "" or "error" }
  for number = 1, select("#", ...) do
    out[number + (fine and 0 or 1)] = written((select(number, ...)))
  end
  return table.concat(out, " ; ")
end

function p.call(frame)
  local found = _G
  for name in string.gmatch(frame.args[1], "[^.]+") do
    found = found[name]
  end
  return listed(pcall(found, arguments(frame, 2)))
end

local function member(object, name, ...)
  local found = object[name]
  if type(found) == "function" then
    return listed(pcall(found, object, ...))
  end
  return listed(true, found)
end

function p.title(frame)
  local title = mw.title.new(argument(frame.args[1]))
  return title and member(title, frame.args[2], arguments(frame, 3)) or "no title"
end

function p.language(frame)
  return member(mw.language.new(frame.args[1]), frame.args[2], arguments(frame, 3))
end

function p.frame(frame)
  local name, first = frame.args[1], argument(frame.args[2])
  if name == "expandTemplate" then
    return member(frame, name, { title = first, args = { arguments(frame, 3) } })
  end
  return member(frame, name, first, arguments(frame, 3))
end

return p
