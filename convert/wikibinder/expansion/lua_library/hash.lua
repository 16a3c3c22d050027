-- mw.hash: checksums.

local host, mw = ...

mw.hash = {}
function mw.hash.listAlgorithms()
  return { "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "crc32b" }
end
function mw.hash.hashValue(algorithm, value)
  for number = 1, 2 do
    local kind = type(({ algorithm, value })[number])
    if kind ~= "string" then
      error("bad argument #" .. number .. " to 'hashValue' (string expected, got " .. kind .. ")", 2)
    end
  end
  local found = host.hash(algorithm, value)
  if not found then
    error("Unknown hashing algorithm: " .. tostring(algorithm), 2)
  end
  return found
end
