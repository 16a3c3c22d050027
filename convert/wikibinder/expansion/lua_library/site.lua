-- mw.site: the wiki and its namespaces.

local host, mw = ...

local site = {}
mw.site = site
site.siteName, site.server, site.scriptPath, site.stylePath, site.currentVersion = host.site()

local by_number, by_name = {}, {}
local names, numbers, canonical, subpages = host.namespaces()
for index = 1, #names do
  local number = numbers[index]
  local space = {
    id = number, name = names[index], canonicalName = canonical[index], displayName = names[index],
    hasSubpages = subpages[index], hasGenderDistinction = number == 2 or number == 3, isCapitalized = true,
    isContent = number == 0, isIncludable = number >= 0, isMovable = number >= 0, aliases = {},
    isSubject = number < 0 or number % 2 == 0, isTalk = number >= 0 and number % 2 == 1,
  }
  by_number[number] = space
end
for number, space in pairs(by_number) do
  space.subject = number >= 0 and by_number[number - number % 2] or space
  space.talk = number >= 0 and by_number[number - number % 2 + 1] or nil
  space.associated = number >= 0 and by_number[number % 2 == 0 and number + 1 or number - 1] or nil
  by_name[string.lower(space.name)] = space
  by_name[string.lower(space.canonicalName)] = space
end

local lookup = { __index = function(_, key)
  if type(key) == "string" then
    local number = tonumber(key)
    if number then
      return by_number[number]
    end
    local found = by_name[string.lower((string.gsub(key, "_", " ")))]
    if found then
      return found
    end
    local other = host.namespace_number(key)
    return other and by_number[other] or nil
  end
end }

local function listed(wanted)
  local out = {}
  for number, space in pairs(by_number) do
    if wanted(space) then
      out[number] = space
    end
  end
  return setmetatable(out, lookup)
end

site.namespaces = listed(function() return true end)
site.contentNamespaces = listed(function(space) return space.isContent end)
site.subjectNamespaces = listed(function(space) return space.isSubject end)
site.talkNamespaces = listed(function(space) return space.isTalk end)
site.stats = { pages = 0, articles = 0, files = 0, edits = 0, users = 0, activeUsers = 0, admins = 0 }
function site.stats.pagesInCategory() return 0 end
function site.stats.pagesInNamespace() return 0 end
function site.stats.usersInGroup() return 0 end
site.wikiId = host.wiki_id()
function site.interwikiMap(filter)
  if filter ~= nil and type(filter) ~= "string" then
    error("bad argument #1 to 'interwikiMap' (string expected, got " .. type(filter) .. ")", 2)
  elseif filter ~= nil and filter ~= "local" and filter ~= "!local" then
    error("bad argument #1 to 'interwikiMap' (unknown filter '" .. filter .. "')", 2)
  end
  return {}
end
