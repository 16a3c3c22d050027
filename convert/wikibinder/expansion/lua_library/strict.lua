-- strict: reading or writing a global name that was not declared is an error.

local declared = {}
local meta = getmetatable(_G)
if not meta then
  meta = {}
  setmetatable(_G, meta)
end
meta.__newindex = function(globals, name, value)
  if not declared[name] then
    if name == "arg" then
      declared[name] = true
    else
      error("assign to undeclared variable '" .. tostring(name) .. "'", 2)
    end
  end
  rawset(globals, name, value)
end
meta.__index = function(_, name)
  if name ~= "arg" and not declared[name] then
    error("variable '" .. tostring(name) .. "' is not declared", 2)
  end
end
return true
