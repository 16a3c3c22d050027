-- libraryUtil: checks of arguments that libraries share.

local library = {}

function library.checkType(name, number, value, kind, optional)
  if value == nil and optional then
    return
  end
  if type(value) ~= kind then
    error(string.format("bad argument #%d to '%s' (%s expected, got %s)", number, name, kind, type(value)), 3)
  end
end

function library.checkTypeMulti(name, number, value, kinds)
  for _, kind in ipairs(kinds) do
    if type(value) == kind then
      return
    end
  end
  local expected = table.concat(kinds, ", ", 1, math.max(#kinds - 1, 0))
  expected = (#kinds > 1 and expected .. " or " or "") .. (kinds[#kinds] or "")
  error(string.format("bad argument #%d to '%s' (%s expected, got %s)", number, name, expected, type(value)), 3)
end

function library.checkTypeForIndex(index, value, kind)
  if type(value) ~= kind then
    error(string.format("value for index '%s' must be %s, %s given", tostring(index), kind, type(value)), 3)
  end
end

function library.checkTypeForNamedArg(name, argument, value, kind, optional)
  if value == nil and optional then
    return
  end
  if type(value) ~= kind then
    error(string.format("bad named argument %s to '%s' (%s expected, got %s)", argument, name, kind, type(value)), 3)
  end
end

function library.makeCheckSelfFunction(name, variable, object, description)
  return function(self, method)
    if self ~= object then
      error(string.format("%s: invalid %s. Did you call %s with a dot instead of a colon, i.e. %s.%s() instead of %s:%s()?",
        name, description, method, variable, method, variable, method), 3)
    end
  end
end

return library
