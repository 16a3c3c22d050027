-- bit32: operations on the bits of 32-bit numbers, as in Lua 5.2.

local bit32 = {}
local floor, limit = math.floor, 4294967296

local function number(value)
  return floor(value) % limit
end

local function combined(wanted, identity)
  return function(...)
    local result = identity
    for index = 1, select("#", ...) do
      local left, right, out, place = result, number((select(index, ...))), 0, 1
      for _ = 1, 32 do
        local a, b = left % 2, right % 2
        if wanted(a, b) then
          out = out + place
        end
        left, right, place = (left - a) / 2, (right - b) / 2, place * 2
      end
      result = out
    end
    return result
  end
end

bit32.band = combined(function(a, b) return a == 1 and b == 1 end, limit - 1)
bit32.bor = combined(function(a, b) return a == 1 or b == 1 end, 0)
bit32.bxor = combined(function(a, b) return a ~= b end, 0)
function bit32.bnot(value) return limit - 1 - number(value) end
function bit32.btest(...) return bit32.band(...) ~= 0 end
function bit32.lshift(value, count)
  if count < 0 then
    return bit32.rshift(value, -count)
  end
  return count > 31 and 0 or number(number(value) * 2 ^ count)
end
function bit32.rshift(value, count)
  if count < 0 then
    return bit32.lshift(value, -count)
  end
  return count > 31 and 0 or floor(number(value) / 2 ^ count)
end
function bit32.arshift(value, count)
  local base = number(value)
  if count < 0 then
    return bit32.lshift(value, -count)
  end
  count = math.min(count, 31)
  local filled = base >= 2147483648 and limit - 2 ^ (32 - count) or 0
  return floor(base / 2 ^ count) + filled
end
function bit32.lrotate(value, count)
  count = count % 32
  return number(bit32.lshift(value, count) + bit32.rshift(value, 32 - count))
end
function bit32.rrotate(value, count) return bit32.lrotate(value, -count) end
function bit32.extract(value, place, width)
  return bit32.rshift(value, place) % 2 ^ (width or 1)
end
function bit32.replace(value, other, place, width)
  local size = 2 ^ (width or 1)
  return number(number(value) - bit32.lshift(bit32.extract(value, place, width), place) + bit32.lshift(other % size, place))
end

return bit32
