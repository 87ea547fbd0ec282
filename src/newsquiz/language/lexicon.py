"""Words that the comparison of names has to know: titles, particles, nicknames, and names one slip away from another.

All are folded (see `folding`). The lists are general: no name stands here for the sake of one article.
"""

from __future__ import annotations

from newsquiz.language.numbers import NUMBER_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A title that ends what stands before a name: "French President", "former US Secretary of State".
OFFICES = _words(
    "president premier chancellor minister secretary senator sen representative rep congressman congresswoman "
    "governor gov mayor ambassador chairman chairwoman chair ceo director commissioner general gen colonel col "
    "captain capt lieutenant lt sergeant sgt admiral professor prof spokesman spokeswoman mp"
)
# A title only at the very beginning: some of these are names elsewhere (Billie Jean King, Lord Byron).
HONORIFICS = _words(
    "mr mrs ms miss mx dr doctor sir dame lord lady king queen prince princess pope emperor sheikh shaykh ayatollah "
    "imam rabbi reverend rev saint st judge justice cardinal bishop archbishop father sister brother major crown "
    "former acting vice deputy prime first 1st us pm"
)
SUFFIXES = _words("jr junior sr senior")
GENERATIONS = _words("i v vi xv xvii xviii 2 3 4 7 8 9 12 13 14 16")  # numerals as `names` reads them
# Particles belong to the surname. The loose ones may be left out; without the binding ones it is somebody else's name.
LOOSE_PARTICLES = _words("de da di do dos das du del della der den la le van von zu zur ter ten al el y e")
BINDING_PARTICLES = _words("bin ibn bint ben abu o san")
PARTICLES = LOOSE_PARTICLES | BINDING_PARTICLES
LEGAL_FORMS = _words("inc incorporated corp corporation co company ltd limited plc llc ag sa gmbh nv spa se group")

# Surnames that stand first in Chinese and Korean names.
FAMILY_FIRST = _words(
    "bai cai cao chen cheng choe choi chung cui deng ding dong du fan fang feng fu gao gu guo han hao he hong hou "
    "hu huang hwang jang jeong jia jiang jin jo jung kang kim kong kwon lai lee lei li lian liang liao lim lin liu "
    "long lu luo lyu ma mao meng min moon oh pan park peng qian qiao qin qiu ren ryu seo shao shen shi shin shu "
    "song su sun tan tang tao tian tsai tu wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yi yin "
    "yoo yoon yu yuan zeng zhang zhao zheng zhong zhou zhu"
)

NICKNAMES = tuple(
    _words(group)
    for group in (
        "joseph joe", "robert bob rob bobby", "william bill will billy", "james jim jimmy", "john jack johnny",
        "michael mike", "richard dick rick", "thomas tom", "anthony antony tony", "edward ed ted", "charles charlie",
        "elizabeth liz beth", "margaret maggie", "katherine catherine kate kathy", "alexander alex alexei alexey",
        "benjamin ben",
        "daniel dan", "david dave", "donald don", "kenneth ken", "ronald ron", "samuel sam", "steven stephen steve",
        "timothy tim", "christopher chris", "nicholas nick", "gregory greg", "jeffrey jeff", "matthew matt",
        "patrick pat", "andrew andy", "albert al", "bernard bernie", "franklin frank", "susan sue", "deborah debbie",
    )
)  # fmt: skip

# Names of the same country or body; each is right where another is the key.
SAME_NAMES = tuple(
    frozenset(group.split(", "))
    for group in (
        "us, usa, united states, united states of america, america",
        "uk, united kingdom, britain, great britain",
        "uae, united arab emirates",
        "eu, european union",
        "un, united nations",
        "uno, united nations",
        "nato, north atlantic treaty organization, north atlantic treaty organisation",
        "drc, dr congo, democratic republic of congo, democratic republic of the congo",
        "prc, china, people s republic of china, peoples republic of china",
        "netherlands, holland",
        "czechia, czech republic",
        "ivory coast, cote d ivoire, cote divoire",
        "turkey, turkiye",
        "myanmar, burma",
        "eswatini, swaziland",
        "kyiv, kiev",
        "kharkiv, kharkov",
        "odesa, odessa",
        "beijing, peking",
        "mumbai, bombay",
        "new york, new york city, nyc",
        "washington, washington dc",
        "los angeles, la",
    )
)

COUNTRIES = _words(
    "afghanistan albania algeria andorra angola antigua argentina armenia australia austria azerbaijan bahamas "
    "bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei "
    "bulgaria burkina burundi cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus "
    "czechia denmark djibouti dominica dominican ecuador egypt england eritrea estonia eswatini ethiopia fiji "
    "finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea guyana haiti "
    "herzegovina honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan "
    "kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya "
    "liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania "
    "mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal "
    "netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines "
    "poland portugal qatar romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia "
    "slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga "
    "tunisia turkey turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu vatican venezuela vietnam wales "
    "yemen zambia zimbabwe"
)
_PEOPLES = (
    "american african european asian australian austrian nigerian nigerien iranian iraqi indian indonesian slovak "
    "slovakian slovene slovenian malian malawian malaysian maltese latvian lithuanian georgian guinean guyanese "
    "gambian zambian mauritanian mauritian swedish swiss danish russian prussian rwandan ugandan libyan syrian "
    "serbian siberian romanian roman norwegian german french british spanish italian israeli palestinian chinese "
    "japanese korean"
)
_PLACES = (
    "arkansas kansas carolina dakota virginia washington oregon indiana louisiana montana alabama alaska georgia "
    "budapest bucharest kyiv kharkiv kherson basra basel bern berlin berne dublin lublin lima limassol london "
    "londonderry paris sydney sidney vienna vientiane boston austin houston huston manila malaga medina modena "
    "parma palma cordoba genoa geneva granada grenada tripoli tbilisi valencia valletta victoria"
)
_DIRECTIONS = (
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central upper lower inner outer left right"
)
_TIME = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december spring summer autumn winter"
)
_NEGATIONS = "no not non none never neither nor nobody nothing without"
_OPPOSITES = (
    "import imports export exports increase increased decrease decreased inflow outflow inflation deflation "
    "employer employers employee employees immigration emigration immigrant immigrants emigrant emigrants legal "
    "illegal maternal paternal male female man woman men women mother father brother sister major minor majority "
    "minority maximum minimum internal external include exclude inclusion exclusion ascent descent capitalism "
    "communism nationalism rationalism conservation conversation precede proceed interstate intrastate "
    "international interracial optimist pessimist positive negative public republic republican democrat democratic "
    "prosecution persecution supply demand uranium thorium hydrogen nitrogen bronze silver golden mars venus "
    "mercury saturn uranus neptune protein prions bacteria virus viral rural urban nuclear unclear trail trial "
    "marital martial casual causal adopt adapt accept except affect effect angel angle"
)
_GIVEN_NAMES = (
    "alan allan carla carlo carlos daniel daniela daniele denis denise maria mario marie mark marks martin martina "
    "paul paula robert roberta roberto eric erica andre andrea andreas christian christina christine julia julian "
    "julie juliet simon simone stephan stephanie victor victoria francis frances francesca gabriel gabriela michel "
    "michelle michael louis louisa louise george georgia nicola nicolas antonia antonio claudia claudio patricia "
    "patricio joan johan john jones jonas bush biden aiden harris morris miller muller walker parker barker baker"
)
# A word of this list is meant when it is typed: it is never taken for a slip of another word.
DISTINCT = (
    _words(" ".join((_PEOPLES, _PLACES, _DIRECTIONS, _TIME, _NEGATIONS, _OPPOSITES, _GIVEN_NAMES)))
    | COUNTRIES
    | NUMBER_WORDS
)
NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "anti", "dis", "de", "a", "re", "pro", "pre", "ex")
