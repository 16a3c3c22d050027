"""Units by the codes of ``{{convert}}`` (Module:Convert): their measure in pint's terms, symbol, names, usual partner.

The measures themselves come from pint; this table only says what a code means and how it is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pint


@dataclass(frozen=True, slots=True)
class Unit:
    """``measure`` is pint's expression; ``partners`` are the codes that a value is converted to where none is given.
    An ``inverse`` unit counts the other way round (litres per 100 km against miles per gallon).
    """

    measure: str
    symbol: str
    singular: str
    plural: str
    partners: str
    inverse: bool = False


_TABLE = """
# length
m|meter|m|metre||ft
km|kilometer|km|kilometre||mi
cm|centimeter|cm|centimetre||in
mm|millimeter|mm|millimetre||in
dm|decimeter|dm|decimetre||in
um|micrometer|μm|micrometre||in
nm|nanometer|nm|nanometre||in
mi|mile|mi|mile||km
ft|foot|ft|foot|feet|m
in|inch|in|inch|inches|mm
yd|yard|yd|yard||m
nmi|nautical_mile|nmi|nautical mile||km mi
fathom|6*foot|fathom|fathom||ft m
furlong|660*foot|furlong|furlong||mi km
chain|66*foot|chain|chain||ft m
rod|16.5*foot|rd|rod||ft m
hand|4*inch|h|hand||in cm
league|3*mile|league|league||km
au|astronomical_unit|AU|astronomical unit||km mi
ly|light_year|ly|light-year||km mi
pc|parsec|pc|parsec||ly
kpc|kiloparsec|kpc|kiloparsec||kly
kly|1000*light_year|kly|kilolight-year||pc
# area
m2|meter**2|m<sup>2</sup>|square metre||sqft
km2|kilometer**2|km<sup>2</sup>|square kilometre||sqmi
cm2|centimeter**2|cm<sup>2</sup>|square centimetre||sqin
mm2|millimeter**2|mm<sup>2</sup>|square millimetre||sqin
ha|hectare|ha|hectare||acre
sqmi|mile**2|sq mi|square mile||km2
sqft|foot**2|sq ft|square foot|square feet|m2
sqyd|yard**2|sq yd|square yard||m2
sqin|inch**2|sq in|square inch|square inches|cm2
acre|43560*foot**2|acre|acre||ha
# volume
m3|meter**3|m<sup>3</sup>|cubic metre||cuft
km3|kilometer**3|km<sup>3</sup>|cubic kilometre||cumi
cm3|centimeter**3|cm<sup>3</sup>|cubic centimetre||cuin
mm3|millimeter**3|mm<sup>3</sup>|cubic millimetre||cuin
cc|centimeter**3|cc|cubic centimetre||cuin
L|liter|L|litre||impgal usgal
mL|milliliter|mL|millilitre||impoz usoz
cL|centiliter|cL|centilitre||impoz usoz
hL|hectoliter|hL|hectolitre||impgal usgal
ML|megaliter|ML|megalitre||e6impgal e6usgal
cuft|foot**3|cu ft|cubic foot|cubic feet|m3
cuin|inch**3|cu in|cubic inch|cubic inches|cm3
cuyd|yard**3|cu yd|cubic yard||m3
cumi|mile**3|cu mi|cubic mile||km3
acreft|43560*foot**3|acre⋅ft|acre-foot|acre-feet|m3
impgal|imperial_gallon|imp gal|imperial gallon||L usgal
usgal|gallon|US gal|US gallon||L impgal
impoz|imperial_fluid_ounce|imp fl oz|imperial fluid ounce||mL usoz
usoz|fluid_ounce|US fl oz|US fluid ounce||mL impoz
imppt|imperial_pint|imp pt|imperial pint||L
uspt|pint|US pt|US pint||L
impqt|imperial_quart|imp qt|imperial quart||L
usqt|quart|US qt|US quart||L
e6impgal|1e6*imperial_gallon|million imp gal|million imperial gallon||ML
e6usgal|1e6*gallon|million US gal|million US gallon||ML
impbsh|8*imperial_gallon|imp bsh|imperial bushel||L
usbsh|bushel|US bsh|US bushel||L
oilbbl|oil_barrel|bbl|barrel||m3
# mass
kg|kilogram|kg|kilogram||lb
g|gram|g|gram||oz
mg|milligram|mg|milligram||gr
ug|microgram|μg|microgram||gr
t|metric_ton|t|tonne||LT ST
kt|1000*metric_ton|kt|kilotonne||LT ST
Mt|1e6*metric_ton|Mt|megatonne||LT ST
lb|pound|lb|pound||kg
oz|ounce|oz|ounce||g
gr|grain|gr|grain||mg
st|stone|st|stone|stone|lb kg
LT|long_ton|long ton|long ton||t
ST|2000*pound|short ton|short ton||t
cwt|112*pound|long cwt|long hundredweight|long hundredweight|lb kg
uscwt|100*pound|short cwt|short hundredweight|short hundredweight|lb kg
ozt|troy_ounce|ozt|troy ounce||oz g
carat|carat|carat|carat||g
# speed
km/h|kilometer/hour|km/h|kilometre per hour|kilometres per hour|mph
mph|mile/hour|mph|mile per hour|miles per hour|km/h
kn|knot|kn|knot||km/h mph
m/s|meter/second|m/s|metre per second|metres per second|ft/s
ft/s|foot/second|ft/s|foot per second|feet per second|m/s
ft/min|foot/minute|ft/min|foot per minute|feet per minute|m/min
m/min|meter/minute|m/min|metre per minute|metres per minute|ft/min
km/s|kilometer/second|km/s|kilometre per second|kilometres per second|mi/s
mi/s|mile/second|mi/s|mile per second|miles per second|km/s
# temperature
C|degC|°C|degree Celsius|degrees Celsius|F
F|degF|°F|degree Fahrenheit|degrees Fahrenheit|C
K|kelvin|K|kelvin||C F
R|degR|°R|degree Rankine|degrees Rankine|K F C
C-change|kelvin|°C|degree Celsius|degrees Celsius|F-change
F-change|delta_degF|°F|degree Fahrenheit|degrees Fahrenheit|C-change
# pressure
Pa|pascal|Pa|pascal||psi
hPa|hectopascal|hPa|hectopascal||inHg
kPa|kilopascal|kPa|kilopascal||psi
MPa|megapascal|MPa|megapascal||psi
GPa|gigapascal|GPa|gigapascal||psi
bar|bar|bar|bar||kPa
mbar|millibar|mbar|millibar||hPa
psi|pound_force_per_square_inch|psi|pound per square inch|pounds per square inch|kPa
atm|standard_atmosphere|atm|standard atmosphere||kPa
mmHg|mmHg|mmHg|millimetre of mercury|millimetres of mercury|kPa
inHg|inHg|inHg|inch of mercury|inches of mercury|kPa
Torr|torr|Torr|torr|torr|kPa
lb/sqft|pound_force/foot**2|lb/sq ft|pound per square foot|pounds per square foot|kPa
kg/m2|kilogram/meter**2|kg/m<sup>2</sup>|kilogram per square metre|kilograms per square metre|lb/ft2
lb/ft2|pound/foot**2|lb/sq ft|pound per square foot|pounds per square foot|kg/m2
# power, energy, force, torque
W|watt|W|watt||hp
kW|kilowatt|kW|kilowatt||hp
MW|megawatt|MW|megawatt||hp
GW|gigawatt|GW|gigawatt||hp
hp|550*foot*pound_force/second|hp|horsepower|horsepower|kW
bhp|550*foot*pound_force/second|bhp|brake horsepower|brake horsepower|kW
shp|550*foot*pound_force/second|shp|shaft horsepower|shaft horsepower|kW
ihp|550*foot*pound_force/second|ihp|indicated horsepower|indicated horsepower|kW
PS|metric_horsepower|PS|metric horsepower|metric horsepower|kW
J|joule|J|joule||cal
kJ|kilojoule|kJ|kilojoule||kcal
MJ|megajoule|MJ|megajoule||kWh
GJ|gigajoule|GJ|gigajoule||kWh
cal|calorie|cal|calorie||J
kcal|kilocalorie|kcal|kilocalorie||kJ
Wh|watt_hour|W⋅h|watt-hour||kJ
kWh|kilowatt_hour|kW⋅h|kilowatt-hour||MJ
MWh|megawatt_hour|MW⋅h|megawatt-hour||GJ
BTU|british_thermal_unit|BTU|British thermal unit||kJ
eV|electron_volt|eV|electronvolt||aJ
aJ|attojoule|aJ|attojoule||eV
N|newton|N|newton||lbf
kN|kilonewton|kN|kilonewton||lbf
MN|meganewton|MN|meganewton||lbf
lbf|pound_force|lbf|pound-force|pounds-force|N
kgf|kilogram_force|kgf|kilogram-force|kilograms-force|N lbf
tf|1000*kilogram_force|tf|tonne-force|tonnes-force|kN
Nm|newton*meter|N⋅m|newton-metre||lbft
lbft|foot*pound_force|lb⋅ft|pound force-foot|pound force-feet|Nm
# density, flow, use of fuel
/km2|1/kilometer**2|/km<sup>2</sup>|per square kilometre|per square kilometre|/sqmi
/sqmi|1/mile**2|/sq mi|per square mile|per square mile|/km2
/ha|1/hectare|/ha|per hectare|per hectare|/acre
/acre|1/(43560*foot**2)|/acre|per acre|per acre|/ha
kg/m3|kilogram/meter**3|kg/m<sup>3</sup>|kilogram per cubic metre|kilograms per cubic metre|lb/cuft
g/cm3|gram/centimeter**3|g/cm<sup>3</sup>|gram per cubic centimetre|grams per cubic centimetre|lb/cuin
lb/cuft|pound/foot**3|lb/cu ft|pound per cubic foot|pounds per cubic foot|kg/m3
lb/cuin|pound/inch**3|lb/cu in|pound per cubic inch|pounds per cubic inch|g/cm3
m3/s|meter**3/second|m<sup>3</sup>/s|cubic metre per second|cubic metres per second|cuft/s
cuft/s|foot**3/second|cu ft/s|cubic foot per second|cubic feet per second|m3/s
L/s|liter/second|L/s|litre per second|litres per second|cuft/s
m3/d|meter**3/day|m<sup>3</sup>/d|cubic metre per day|cubic metres per day|cuft/d
cuft/d|foot**3/day|cu ft/d|cubic foot per day|cubic feet per day|m3/d
mpgus|mile/gallon|mpg<sub>‑US</sub>|mile per US gallon|miles per US gallon|L/100 km
mpgimp|mile/imperial_gallon|mpg<sub>‑imp</sub>|mile per imperial gallon|miles per imperial gallon|L/100 km
km/L|kilometer/liter|km/L|kilometre per litre|kilometres per litre|mpgimp mpgus
L/100 km|liter/(100*kilometer)|L/100 km|litre per 100 kilometres|litres per 100 kilometres|mpgimp mpgus|inverse
lb/acre|pound/(43560*foot**2)|lb/acre|pound per acre|pounds per acre|kg/ha
kg/ha|kilogram/hectare|kg/ha|kilogram per hectare|kilograms per hectare|lb/acre
m/s2|meter/second**2|m/s<sup>2</sup>|metre per second squared|metres per second squared|ft/s2
ft/s2|foot/second**2|ft/s<sup>2</sup>|foot per second squared|feet per second squared|m/s2
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
        units[code] = Unit(measure, symbol, singular, plural or singular + "s", partners, bool(inverse))
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


MULTIPLES = {"e3": ("1e3", "thousand"), "e6": ("1e6", "million"), "e9": ("1e9", "billion"), "e12": ("1e12", "trillion")}


def unit(code: str) -> Unit | None:
    """The unit for a code as articles write it, or None; ``e6`` before a code counts millions of it."""
    found = UNITS.get(code) or UNITS.get(ALIASES.get(code, ""))
    if found is None and code.startswith("e"):
        prefix = next((prefix for prefix in ("e12", "e3", "e6", "e9") if code.startswith(prefix)), "")
        base = unit(code[len(prefix) :]) if prefix else None
        if base is not None:
            factor, word = MULTIPLES[prefix]
            return Unit(
                f"{factor}*{base.measure}",
                f"{word}&nbsp;{base.symbol}",
                f"{word} {base.plural}",
                f"{word} {base.plural}",
                " ".join(f"{prefix}{partner}" for partner in base.partners.split()),
            )
    return found


@cache
def _registry() -> pint.UnitRegistry[Any]:
    """Read on first use: most pages convert nothing."""
    import pint  # noqa: PLC0415  # a third of a second that only pages with conversions should pay

    return pint.UnitRegistry()


def convertible(source: Unit, target: Unit) -> bool:
    """Whether both measure the same thing."""
    one, other = (_measured(_measure(unit))[1] for unit in (source, target))
    return bool(one.dimensionality == other.dimensionality)


def _measure(unit: Unit) -> str:
    return f"1/({unit.measure})" if unit.inverse else unit.measure


@cache
def _measured(measure: str) -> tuple[float, Any]:
    """A measure as a number and pint's plain unit: an expression may begin with a number."""
    quantity = _registry().parse_expression(measure)
    return float(quantity.magnitude), quantity.units


def convert(value: float, source: Unit, target: Unit) -> float:
    """The value in the other unit."""
    if source.inverse or target.inverse:
        if value == 0:
            return 0.0
        if source.inverse != target.inverse:
            value = 1 / value if source.inverse else value
            result = _linear(value, _measure(source), _measure(target))
            return 1 / result if target.inverse else result
    return _linear(value, source.measure, target.measure)


def _linear(value: float, source: str, target: str) -> float:
    factor, one = _measured(source)
    divisor, other = _measured(target)
    return float(_registry().Quantity(value * factor, one).to(other).magnitude) / divisor
