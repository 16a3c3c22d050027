local p = {}

function p.greet(frame)
  local name = frame.args[1] ~= "" and frame.args[1] or frame:getParent().args.name or "nobody"
  return "Hello, " .. mw.text.trim(name) .. "!"
end

function p.upper(frame)
  return mw.ustring.upper(frame.args[1])
end

function p.data()
  local data = mw.loadData("Module:Tools/data")
  local out = {}
  for key, value in pairs(data.metres) do
    out[#out + 1] = key .. "=" .. value
  end
  table.sort(out)
  return table.concat(out, ", ")
end

function p.words(frame)
  local out = {}
  for word in mw.ustring.gmatch(frame.args[1], "%a+") do
    out[#out + 1] = "<" .. word .. ">"
  end
  return table.concat(out)
end

function p.html()
  local root = mw.html.create("div"):addClass("a"):css("color", "red"):attr("title", 'x"y')
  root:tag("b"):wikitext("bold")
  return tostring(root)
end

function p.preprocess(frame)
  return frame:preprocess("{{lc:ABC}}") .. frame:expandTemplate { title = "List", args = { "one" } }
    .. frame:callParserFunction("uc", "x") .. frame:extensionTag("nowiki", "[[y]]")
end

function p.title()
  local title = mw.title.new("Template:Box/doc")
  return title.nsText .. "/" .. title.baseText .. "/" .. title.subpageText .. "/" .. tostring(title.exists)
end

function p.addresses()
  local title = mw.title.new("Box")
  return table.concat({ title:fullUrl(), title:fullUrl("a=b", "https"), title:canonicalUrl(), title:localUrl("a=b") }, " ; ")
end

function p.broken()
  local nothing
  return nothing.field
end

function p.forever()
  while true do
    pcall(function() while true do end end)
  end
end

function p.hoard()
  local out = {}
  while true do
    out[#out + 1] = string.rep("x", 100000) .. #out
  end
end

function p.reach()
  return tostring(python) .. tostring(io) .. tostring(debug.getinfo) .. tostring(os.execute) .. tostring(string.dump)
    .. tostring(getmetatable(""))
end

function p.libraries()
  local out = {
    mw.text.nowiki("a|b"), mw.text.truncate("foobarbaz", 3), mw.text.jsonEncode({ a = { 1, 2 } }),
    mw.text.listToText({ "a", "b", "c" }), mw.ustring.gsub("xéz", "é", "%%%0%y"), tostring(mw.uri.new("//e.org/p?b=1&a=2#f")),
    mw.language.new("fr"):formatNum(1234.5), mw.language.new("de"):formatDuration(90061, { "days", "hours" }),
    mw.hash.hashValue("md5", "a"), tostring(mw.ustring.byteoffset("aéb", 1, 3)), mw.language.new("pt-br"):toBcp47Code(),
    tostring(pcall(function() return mw.html.create("br"):wikitext("x") end)),
  }
  return table.concat(out, " ; ")
end

function p.times()
  local times = {
    os.time({ year = 2001, month = 14, day = 1, hour = 0 }),
    os.time({ year = 2000, month = 0, day = 32, hour = 1, min = 2, sec = 3 }),
    os.time({ year = 2001, month = 1, day = 0, hour = 25, min = 61, sec = 61 }),
  }
  for number, time in ipairs(times) do
    times[number] = os.date("!%Y-%m-%d %H:%M:%S", time)
  end
  return table.concat(times, " ; ")
end

function p.clocks()
  local out = {}
  for _, time in ipairs({ 951827696, -1e15, 1e15 }) do
    local parts = os.date("!*t", time)
    out[#out + 1] = table.concat({
      parts.year, parts.month, parts.day, parts.hour, parts.min, parts.sec, parts.wday, parts.yday,
    }, " ")
  end
  out[#out + 1] = os.date("!%Y-%m-%d", 1e15)
  for _, year in ipairs({ 99999, 1e20 }) do
    out[#out + 1] = tostring(os.time({ year = year, month = 1, day = 1 }))
  end
  out[#out + 1] = os.time({ year = 1970, month = 1, day = 1 })
  return table.concat(out, "; ")
end

function p.json()
  local nested = mw.text.jsonDecode('{"1":{"a":"é"},"b":[true]}')
  return nested[1].a .. tostring(nested.b[1]) .. mw.text.jsonEncode({ a = 1 }, mw.text.JSON_PRETTY)
end

return p
