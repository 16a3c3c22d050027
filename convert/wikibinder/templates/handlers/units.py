"""Units by the codes of ``{{convert}}`` (Module:Convert): what they measure, symbol, names, usual partner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from babel.units import format_unit

from wikibinder.templates.cldr import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unit:
    """``kind``: what it measures. ``scale``: one of it in the unit of the SI; ``offset``: its zero in that unit.

    ``partners`` are the codes that a value is converted to where none is given. An ``inverse`` unit counts the other
    way round (litres per 100 km against miles per gallon).
    """

    kind: str
    scale: float
    offset: float
    symbol: str
    singular: str
    plural: str
    partners: str
    inverse: bool = False


_TABLE = """
# length
m|length 1|m|metre||ft
km|length 1000|km|kilometre||mi
cm|length 0.01|cm|centimetre||in
mm|length 0.001|mm|millimetre||in
dm|length 0.1|dm|decimetre||in
um|length 1e-06|μm|micrometre||in
nm|length 1e-09|nm|nanometre||in
mi|length 1609.344|mi|mile||km
ft|length 0.3048|ft|foot|feet|m
in|length 0.0254|in|inch|inches|mm
yd|length 0.9144|yd|yard||m
nmi|length 1852|nmi|nautical mile||km mi
fathom|length 1.8288|fathom|fathom||ft m
furlong|length 201.168|furlong|furlong||mi km
chain|length 20.1168|chain|chain||ft m
rod|length 5.0292|rd|rod||ft m
hand|length 0.1016|h|hand||in cm
league|length 4828.032|league|league||km
au|length 149597870700|AU|astronomical unit||km mi
ly|length 9.4607304725808e15|ly|light-year||km mi
pc|length 3.08567758146719e16|pc|parsec||ly
kpc|length 3.08567758146719e19|kpc|kiloparsec||kly
kly|length 9.4607304725808e18|kly|kilolight-year||pc
# area
m2|area 1|m<sup>2</sup>|square metre||sqft
km2|area 1000000|km<sup>2</sup>|square kilometre||sqmi
cm2|area 0.0001|cm<sup>2</sup>|square centimetre||sqin
mm2|area 1e-06|mm<sup>2</sup>|square millimetre||sqin
ha|area 10000|ha|hectare||acre
sqmi|area 2589988.110336|sq mi|square mile||km2
sqft|area 0.09290304|sq ft|square foot|square feet|m2
sqyd|area 0.83612736|sq yd|square yard||m2
sqin|area 0.00064516|sq in|square inch|square inches|cm2
acre|area 4046.8564224|acre|acre||ha
# volume
m3|volume 1|m<sup>3</sup>|cubic metre||cuft
km3|volume 1000000000|km<sup>3</sup>|cubic kilometre||cumi
cm3|volume 1e-06|cm<sup>3</sup>|cubic centimetre||cuin
mm3|volume 1e-09|mm<sup>3</sup>|cubic millimetre||cuin
cc|volume 1e-06|cc|cubic centimetre||cuin
L|volume 0.001|L|litre||impgal usgal
mL|volume 1e-06|mL|millilitre||impoz usoz
cL|volume 1e-05|cL|centilitre||impoz usoz
hL|volume 0.1|hL|hectolitre||impgal usgal
ML|volume 1000|ML|megalitre||e6impgal e6usgal
cuft|volume 0.028316846592|cu ft|cubic foot|cubic feet|m3
cuin|volume 1.6387064e-05|cu in|cubic inch|cubic inches|cm3
cuyd|volume 0.764554857984|cu yd|cubic yard||m3
cumi|volume 4168181825.44058|cu mi|cubic mile||km3
acreft|volume 1233.48183754752|acre⋅ft|acre-foot|acre-feet|m3
impgal|volume 0.00454609|imp gal|imperial gallon||L usgal
usgal|volume 0.003785411784|US gal|US gallon||L impgal
impoz|volume 2.84130625e-05|imp fl oz|imperial fluid ounce||mL usoz
usoz|volume 2.95735295625e-05|US fl oz|US fluid ounce||mL impoz
imppt|volume 0.00056826125|imp pt|imperial pint||L
uspt|volume 0.000473176473|US pt|US pint||L
impqt|volume 0.0011365225|imp qt|imperial quart||L
usqt|volume 0.000946352946|US qt|US quart||L
e6impgal|volume 4546.09|million imp gal|million imperial gallon||ML
e6usgal|volume 3785.411784|million US gal|million US gallon||ML
impbsh|volume 0.03636872|imp bsh|imperial bushel||L
usbsh|volume 0.03523907016688|US bsh|US bushel||L
oilbbl|volume 0.158987294928|bbl|barrel||m3
# mass
kg|mass 1|kg|kilogram||lb
g|mass 0.001|g|gram||oz
mg|mass 1e-06|mg|milligram||gr
ug|mass 1e-09|μg|microgram||gr
t|mass 1000|t|tonne||LT ST
kt|mass 1000000|kt|kilotonne||LT ST
Mt|mass 1000000000|Mt|megatonne||LT ST
lb|mass 0.45359237|lb|pound||kg
oz|mass 0.028349523125|oz|ounce||g
gr|mass 6.479891e-05|gr|grain||mg
st|mass 6.35029318|st|stone|stone|lb kg
LT|mass 1016.0469088|long ton|long ton||t
ST|mass 907.18474|short ton|short ton||t
cwt|mass 50.80234544|long cwt|long hundredweight|long hundredweight|lb kg
uscwt|mass 45.359237|short cwt|short hundredweight|short hundredweight|lb kg
ozt|mass 0.0311034768|ozt|troy ounce||oz g
carat|mass 0.0002|carat|carat||g
# speed
km/h|speed 0.277777777777778|km/h|kilometre per hour|kilometres per hour|mph
mph|speed 0.44704|mph|mile per hour|miles per hour|km/h
kn|speed 0.514444444444444|kn|knot||km/h mph
m/s|speed 1|m/s|metre per second|metres per second|ft/s
ft/s|speed 0.3048|ft/s|foot per second|feet per second|m/s
ft/min|speed 0.00508|ft/min|foot per minute|feet per minute|m/min
m/min|speed 0.0166666666666667|m/min|metre per minute|metres per minute|ft/min
km/s|speed 1000|km/s|kilometre per second|kilometres per second|mi/s
mi/s|speed 1609.344|mi/s|mile per second|miles per second|km/s
# temperature
C|temperature 1 273.15|°C|degree Celsius|degrees Celsius|F
F|temperature 0.5555555555555556 255.3722222222222|°F|degree Fahrenheit|degrees Fahrenheit|C
K|temperature 1|K|kelvin||C F
R|temperature 0.555555555555556|°R|degree Rankine|degrees Rankine|K F C
C-change|difference 1|°C|degree Celsius|degrees Celsius|F-change
F-change|difference 0.555555555555556|°F|degree Fahrenheit|degrees Fahrenheit|C-change
# pressure
Pa|pressure 1|Pa|pascal||psi
hPa|pressure 100|hPa|hectopascal||inHg
kPa|pressure 1000|kPa|kilopascal||psi
MPa|pressure 1000000|MPa|megapascal||psi
GPa|pressure 1000000000|GPa|gigapascal||psi
bar|pressure 100000|bar|bar||kPa
mbar|pressure 100|mbar|millibar||hPa
psi|pressure 6894.75729316836|psi|pound per square inch|pounds per square inch|kPa
atm|pressure 101325|atm|standard atmosphere||kPa
mmHg|pressure 133.322387415|mmHg|millimetre of mercury|millimetres of mercury|kPa
inHg|pressure 3386.388640341|inHg|inch of mercury|inches of mercury|kPa
Torr|pressure 133.322368421053|Torr|torr|torr|kPa
lb/sqft|pressure 47.8802589803359|lb/sq ft|pound per square foot|pounds per square foot|kPa
kg/m2|load 1|kg/m<sup>2</sup>|kilogram per square metre|kilograms per square metre|lb/ft2
lb/ft2|load 4.88242763638305|lb/sq ft|pound per square foot|pounds per square foot|kg/m2
# power, energy, force, torque
W|power 1|W|watt||hp
kW|power 1000|kW|kilowatt||hp
MW|power 1000000|MW|megawatt||hp
GW|power 1000000000|GW|gigawatt||hp
hp|power 745.69987158227|hp|horsepower|horsepower|kW
bhp|power 745.69987158227|bhp|brake horsepower|brake horsepower|kW
shp|power 745.69987158227|shp|shaft horsepower|shaft horsepower|kW
ihp|power 745.69987158227|ihp|indicated horsepower|indicated horsepower|kW
PS|power 735.49875|PS|metric horsepower|metric horsepower|kW
J|energy 1|J|joule||cal
kJ|energy 1000|kJ|kilojoule||kcal
MJ|energy 1000000|MJ|megajoule||kWh
GJ|energy 1000000000|GJ|gigajoule||kWh
cal|energy 4.184|cal|calorie||J
kcal|energy 4184|kcal|kilocalorie||kJ
Wh|energy 3600|W⋅h|watt-hour||kJ
kWh|energy 3600000|kW⋅h|kilowatt-hour||MJ
MWh|energy 3600000000|MW⋅h|megawatt-hour||GJ
BTU|energy 1055.056|BTU|British thermal unit||kJ
eV|energy 1.602176634e-19|eV|electronvolt||aJ
aJ|energy 1e-18|aJ|attojoule||eV
N|force 1|N|newton||lbf
kN|force 1000|kN|kilonewton||lbf
MN|force 1000000|MN|meganewton||lbf
lbf|force 4.4482216152605|lbf|pound-force|pounds-force|N
kgf|force 9.80665|kgf|kilogram-force|kilograms-force|N lbf
tf|force 9806.65|tf|tonne-force|tonnes-force|kN
Nm|energy 1|N⋅m|newton-metre||lbft
lbft|energy 1.3558179483314|lb⋅ft|pound force-foot|pound force-feet|Nm
# density, flow, use of fuel
/km2|per-area 1e-06|/km<sup>2</sup>|per square kilometre|per square kilometre|/sqmi
/sqmi|per-area 3.86102158542446e-07|/sq mi|per square mile|per square mile|/km2
/ha|per-area 0.0001|/ha|per hectare|per hectare|/acre
/acre|per-area 0.000247105381467165|/acre|per acre|per acre|/ha
kg/m3|density 1|kg/m<sup>3</sup>|kilogram per cubic metre|kilograms per cubic metre|lb/cuft
g/cm3|density 1000|g/cm<sup>3</sup>|gram per cubic centimetre|grams per cubic centimetre|lb/cuin
lb/cuft|density 16.0184633739601|lb/cu ft|pound per cubic foot|pounds per cubic foot|kg/m3
lb/cuin|density 27679.9047102031|lb/cu in|pound per cubic inch|pounds per cubic inch|g/cm3
m3/s|flow 1|m<sup>3</sup>/s|cubic metre per second|cubic metres per second|cuft/s
cuft/s|flow 0.028316846592|cu ft/s|cubic foot per second|cubic feet per second|m3/s
L/s|flow 0.001|L/s|litre per second|litres per second|cuft/s
m3/d|flow 1.15740740740741e-05|m<sup>3</sup>/d|cubic metre per day|cubic metres per day|cuft/d
cuft/d|flow 3.2774128e-07|cu ft/d|cubic foot per day|cubic feet per day|m3/d
mpgus|per-area 425143.707430272|mpg<sub>‑US</sub>|mile per US gallon|miles per US gallon|L/100 km
mpgimp|per-area 354006.189934647|mpg<sub>‑imp</sub>|mile per imperial gallon|miles per imperial gallon|L/100 km
km/L|per-area 1000000|km/L|kilometre per litre|kilometres per litre|mpgimp mpgus
L/100 km|per-area 1e-08|L/100 km|litre per 100 kilometres|litres per 100 kilometres|mpgimp mpgus|inverse
lb/acre|load 0.000112085115619446|lb/acre|pound per acre|pounds per acre|kg/ha
kg/ha|load 0.0001|kg/ha|kilogram per hectare|kilograms per hectare|lb/acre
m/s2|acceleration 1|m/s<sup>2</sup>|metre per second squared|metres per second squared|ft/s2
ft/s2|acceleration 0.3048|ft/s<sup>2</sup>|foot per second squared|feet per second squared|m/s2
"""

_ALIASES = """
metre meter metres meters=m  kilometre kilometer kilometres kilometers=km  centimetre centimeter=cm  millimetre=mm
mile miles=mi  foot feet=ft  inch inches=in  yard yards=yd  micrometre μm µm=um  nanometre=nm  NM nautmi=nmi  AU=au
sqm square_metre m² M2=m2  sqkm km²=km2  sqcm cm²=cm2  sqmm mm²=mm2  hectare hectares=ha  acres acre acre-sing=acre
squaremile mi2 mi² sqmi.=sqmi  ft2 ft² foot2=sqft  yd2=sqyd  in2=sqin  m³ cum=m3  ft3 ft³ cufoot=cuft  in3=cuin
yd3=cuyd  mi3=cumi  cm³=cm3  l litre liter litres liters=L  ml=mL  cl=cL  acre.ft acre·ft acre-ft acre.foot=acreft
USgal gal(US) gal U.S.gal galUS=usgal  impgal. gal(imp) galimp=impgal  USoz USfloz usfloz U.S.floz floz=usoz
impfloz=impoz  USqt=usqt  USpt=uspt  USbsh=usbsh  oilbbl. bbl=oilbbl  e6USgal=e6usgal
kilogram kilograms=kg  gram=g  tonne tonnes MT metric_ton=t  lbs pound pounds=lb  ounce ounces=oz  stone=st
long_ton longton=LT  short_ton shortton ST.=ST  lcwt=cwt  scwt=uscwt  troyounce=ozt  µg μg=ug
kmh kph kmph=km/h  mi/h MPH=mph  knot knots=kn  mps=m/s  fps ft/s.=ft/s
°C degC celsius=C  °F degF fahrenheit=F  degK=K  °R degR=R  C-change.=C-change
psi. lbf/in2 lbf/sqin=psi  lb/sqft. psf lbf/sqft=lb/sqft  kg/sqm=kg/m2
hp. HP=hp  Nm. N.m N·m N⋅m Nm=Nm  lb.ft lb·ft lb⋅ft lbf.ft lb-ft ft.lbf ftlbf ft.lb ftlb=lbft  kW.h kWh. kW·h=kWh
MW.h MW·h=MWh  W.h=Wh  Cal=kcal  btu=BTU  PD/sqkm PD/km2 /sqkm inhabitants/km2 PS/km2=/km2
PD/sqmi inhabitants/sqmi=/sqmi
PD/ha=/ha  PD/acre=/acre  lb/ft3 lb/cu_ft=lb/cuft  g/cc=g/cm3  cumec m3/sec=m3/s  cuft/sec cfs ft3/s=cuft/s
mpgUS mpg-US mpgUS. mpg=mpgus  mpgImp mpgimp. mpg-imp=mpgimp  L/100km l/100km=L/100 km  metre2=m2  m/s²=m/s2
"""


def _read_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        if line.startswith("#"):
            continue
        code, measure, symbol, singular, plural, partners, *inverse = line.split("|")
        kind, scale, *offset = measure.split()
        names = (symbol, singular, plural or singular + "s", partners)
        units[code] = Unit(kind, float(scale), float(offset[0]) if offset else 0.0, *names, bool(inverse))
    return units


def _read_aliases() -> dict[str, str]:
    aliases: dict[str, str] = {}
    for group in _ALIASES.strip().replace("\n", "  ").split("  "):
        names, _, code = group.rpartition("=")
        aliases.update(dict.fromkeys(names.split(), code))
    return aliases


UNITS: Mapping[str, Unit] = _read_units()
ALIASES: Mapping[str, str] = _read_aliases()

COMPOSITE: Mapping[str, tuple[str, str, int]] = {
    "ftin": ("ft", "in", 12),
    "ft in": ("ft", "in", 12),
    "stlb": ("st", "lb", 14),
    "st lb": ("st", "lb", 14),
    "lboz": ("lb", "oz", 16),
    "lb oz": ("lb", "oz", 16),
    "miyd": ("mi", "yd", 1760),
    "mi yd": ("mi", "yd", 1760),
}
"""Two units that make one value: the larger, the smaller, how many of it."""


MULTIPLES = {"e3": (1e3, "thousand"), "e6": (1e6, "million"), "e9": (1e9, "billion"), "e12": (1e12, "trillion")}


def unit(code: str) -> Unit | None:
    """The unit for a code as articles write it, or None; ``e6`` before a code counts millions of it."""
    found = UNITS.get(code) or UNITS.get(ALIASES.get(code, ""))
    if found is None and code.startswith("e"):
        prefix = next((prefix for prefix in ("e12", "e3", "e6", "e9") if code.startswith(prefix)), "")
        base = unit(code[len(prefix) :]) if prefix else None
        if base is not None:
            factor, word = MULTIPLES[prefix]
            return replace(
                base,
                scale=factor * base.scale,
                symbol=f"{word}&nbsp;{base.symbol}",
                singular=f"{word} {base.plural}",
                plural=f"{word} {base.plural}",
                partners=" ".join(f"{prefix}{partner}" for partner in base.partners.split()),
            )
    return found


CLDR: Mapping[str, str] = {
    "m": "length-meter", "km": "length-kilometer", "cm": "length-centimeter", "mm": "length-millimeter",
    "mi": "length-mile", "ft": "length-foot", "in": "length-inch", "yd": "length-yard", "ly": "length-light-year",
    "km<sup>2</sup>": "area-square-kilometer", "m<sup>2</sup>": "area-square-meter", "sq mi": "area-square-mile",
    "sq ft": "area-square-foot", "ha": "area-hectare", "acre": "area-acre", "L": "volume-liter",
    "mL": "volume-milliliter", "m<sup>3</sup>": "volume-cubic-meter", "cu ft": "volume-cubic-foot", "g": "mass-gram",
    "kg": "mass-kilogram", "lb": "mass-pound", "oz": "mass-ounce", "km/h": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour", "m/s": "speed-meter-per-second", "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit", "W": "power-watt", "kW": "power-kilowatt", "hp": "power-horsepower",
}  # fmt: skip
"""English symbols -> CLDR's names of units."""


@cache
def symbol(unit: Unit, language: str) -> str:
    """The unit's symbol in a language, as CLDR has it; English ones are this table's own."""
    name = CLDR.get(unit.symbol)
    if language == "en" or name is None:
        return unit.symbol
    shown = format_unit("¤", name, "short", locale=locale_of(language)).replace("¤", "").strip()
    return shown or unit.symbol


def convertible(source: Unit, target: Unit) -> bool:
    """Whether both measure the same thing."""
    return source.kind == target.kind


def convert(value: float, source: Unit, target: Unit) -> float:
    """The value in the other unit."""
    if value == 0 and (source.inverse or target.inverse):
        return 0.0
    measured = value * source.scale + source.offset
    if source.inverse != target.inverse:
        measured = 1 / measured
    return (measured - target.offset) / target.scale
