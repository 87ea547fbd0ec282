"""Words that tell what kind of thing a name is: titles before it, nouns beside it, the head it ends in."""

from __future__ import annotations

import re

from newsquiz.authoring import knowledge


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    Mr Mr. Mrs Mrs. Ms Ms. Miss Mme Dr Dr. Prof Prof. Sir Dame Lord Lady Rev. Reverend Father Sister Brother Rabbi Imam
    Mufti Ayatollah Sheikh Pope Cardinal Bishop Archbishop Saint King Queen Prince Princess Emperor Empress Duke Duchess Earl
    Count Baron Baroness Sultan Emir President Presidents Premier Chancellor Taoiseach Tánaiste Minister Ministers Secretary
    Senator Senators Sen. Congressman Congresswoman Representative Representatives Rep. Reps. Sens. Governor Gov. Mayor
    Councillor Councilman Councilwoman Alderman Ambassador Ambassadors Justice Justices Judge Judges Attorney Prosecutor
    Sheriff Constable Officer Officers Detective Inspector Superintendent Commissioner Sergeant Sgt. Corporal Private
    Lieutenant Lt. Captain Capt. Major Maj. Colonel Col. General Gen. Brigadier Admiral Commander Marshal Chief Director
    Chairman Chairwoman Chairperson Chair Professor Coach Speaker Leader Whip Envoy Spokesman Spokeswoman Spokesperson MP
    MEP MSP MPs Agent Comrade Kaiser Tsar Shah Chancellor Deputy Inspector-General Ombudsman Treasurer Doctor
""")
"""Words that stand before a person's name and are no part of it."""

COMPOUND_TITLES = (
    "Prime Minister", "Vice President", "Crown Prince", "Chief Justice", "Chief Executive", "Chief Minister", "Attorney General",
    "Foreign Minister", "Foreign Secretary", "Home Secretary", "Interior Minister", "Defence Minister", "Defense Minister",
    "Finance Minister", "Justice Minister", "Health Minister", "First Minister", "First Lady", "Secretary of State",
    "Secretary General", "Secretary-General", "Director General", "Lord President", "Lord Chancellor", "District Attorney",
    "Solicitor General", "Surgeon General", "Minority Leader", "Majority Leader", "Minority Whip", "Majority Whip",
    "Detective Inspector", "Police Commissioner", "National Security Advisor", "National Security Adviser", "Chief of Staff",
    "Special Envoy", "High Commissioner", "Supreme Leader", "Prime Ministers", "Vice Presidents", "Lead Author",
)  # fmt: skip
"""Offices of several words. With or without a name behind them they are no name themselves."""

PERSON_NOUNS = _words("""
    man woman boy girl teenager child son daughter brother sister mother father wife husband widow widower uncle aunt nephew
    niece cousin grandson granddaughter grandfather grandmother fiancé fiancée fiance fiancee partner friend boyfriend
    girlfriend colleague countryman native national resident citizen veteran survivor victim witness eyewitness suspect
    defendant killer murderer assassin attacker gunman driver pilot captain sailor soldier officer constable detective
    inspector sergeant colonel general admiral commander chief head boss leader president premier chancellor minister
    secretary senator congressman congresswoman representative lawmaker legislator politician mp governor mayor councillor
    commissioner commissioners ambassador diplomat envoy rapporteur spokesman spokeswoman spokesperson spokeman official
    aide advisor adviser candidate challenger incumbent nominee opponent rival successor predecessor activist campaigner
    protester organiser organizer founder co-founder owner co-owner chairman chairwoman chairperson chair director
    executive ceo manager editor author co-author writer novelist poet journalist photojournalist reporter correspondent
    columnist broadcaster presenter host anchor producer filmmaker director actor actress comedian singer songwriter
    singer-songwriter lyricist musician guitarist drummer bassist rapper composer conductor artist painter sculptor
    architect designer fashion model dancer chef restaurateur personality star celebrity icon influencer philanthropist
    businessman businesswoman entrepreneur billionaire investor banker economist lawyer attorney solicitor barrister
    prosecutor judge justice magistrate sheriff prisoner inmate scientist researcher astronomer physicist chemist biologist
    ecologist geologist engineer inventor professor lecturer scholar historian academic academics expert analyst specialist
    doctor physician surgeon nurse psychologist psychiatrist student undergraduate undergrad graduate teacher principal
    headteacher cleric priest bishop archbishop cardinal pope imam rabbi pastor monk nun athlete footballer striker
    midfielder defender goalkeeper player captain coach trainer runner cyclist swimmer boxer wrestler golfer champion
    medallist medalist motorcyclist rider skier skater jockey astronaut cosmonaut explorer mountaineer climber farmer
    fisherman worker carpenter plumber mechanic electrician firefighter paramedic guard bodyguard policeman policewoman
    hostage migrant refugee king queen prince princess emperor empress monarch duke duchess heir sultan emir sheikh dictator
    warlord militant terrorist extremist rebel jihadist collaborator frontman vocalist performer entertainer jock
    photographer cartoonist blogger youtuber streamer programmer developer hacker whistleblower witness tourist
    backpacker hiker shopper neighbour neighbor landlord tenant customer passenger cofounder treasurer deputy speaker
    conservationist environmentalist feminist socialist republican democrat fellow member veteran laureate winner patriarch
    matriarch elder chieftain maker creator director-general vice-president co-author lead
""")

ORG_NOUNS = _words("""
    company firm corporation conglomerate startup start-up manufacturer maker automaker carmaker builder builders retailer
    publisher developer operator airline carrier bank insurer brand studio label newspaper paper daily weekly magazine journal
    tabloid broadcaster channel network station outlet agency website site portal platform charity nonprofit non-profit
    organisation organization ngo group union association federation alliance coalition party movement militia band orchestra
    team club university college school institute thinktank think-tank ministry department court commission committee council
    parliament legislature senate assembly bloc regulator watchdog police force enterprise subsidiary consultancy lender
    brewer chain cartel gang unit laboratory lab foundation fund church source
""")

PLACE_NOUNS = _words("""
    city town village capital hamlet suburb neighbourhood neighborhood borough district county province state region territory
    country nation republic kingdom island islands municipality commune prefecture port resort peninsula settlement township
    area constituency enclave archipelago
""")

LAND_NOUNS = _words(
    "sea ocean river lake mountain volcano valley desert bay gulf strait peninsula glacier forest planet star"
)

BUILDING_NOUNS = _words("""
    restaurant hotel hostel bar pub cafe café station airport prison jail hospital clinic stadium arena theatre theater cinema
    museum gallery church cathedral mosque temple synagogue palace castle bridge tunnel tower building skyscraper mall
    market square street road avenue highway nightclub club harbour harbor headquarters
""")

PRODUCT_NOUNS = _words("""
    ship boat vessel ferry tanker trawler yacht submarine frigate destroyer carrier aircraft plane jet helicopter airliner
    drone rocket missile satellite spacecraft probe rover telescope app application smartphone phone console software
    browser game device drug vaccine treatment medication pill car truck lorry motorcycle suv sedan model rifle pistol
""")

WORK_NOUNS = _words("""
    film movie mockumentary documentary comedy drama sitcom series show programme program song single album record book novel
    memoir poem play musical opera painting sculpture episode soundtrack podcast poster hit track
""")

EVENT_NOUNS = _words("""
    storm hurricane typhoon cyclone earthquake festival tournament championship marathon race conference convention summit
    ceremony rally war battle referendum election operation campaign
""")

NOUN_LABELS = (
    (PERSON_NOUNS, "PERSON"),
    (ORG_NOUNS, "ORG"),
    (PLACE_NOUNS, "GPE"),
    (LAND_NOUNS, "LOC"),
    (BUILDING_NOUNS, "FAC"),
    (PRODUCT_NOUNS, "PRODUCT"),
    (WORK_NOUNS, "WORK_OF_ART"),
    (EVENT_NOUNS, "EVENT"),
)

HEADS: dict[str, frozenset[str]] = {
    "ORG": _words("""
        Agency Administration Academy Alliance Army Assembly Associates Association Authority Bank Bar Biotherapeutics Board
        Brigade Brothers Bureau Bulletin Cabinet Chamber Club Coalition Co. College Command Commission Committee Commons
        Communications Company Companies Confederation Congress Consortium Co-operative Corp Corp. Corporation Corps Corrections
        Council Court Daily Department Directorate Electric Embassy Energy Enterprise Enterprises Federation Fleet Force Forces
        Foundation Front Fund GmbH Government Group Guard Guards Herald Holding Holdings Inc Inc. Industries Initiative Institut
        Institute Institution Interpol Journal Kft Laboratory Laboratories Labs League Legislature Limited LLC Ltd Ltd. Lords
        Magazine Marine Materials Media Ministry Mission Motors Movement Nations Navy Network News Newspaper NGO Office
        Orchestra Organisation Organization Parliament Partners Partnership Party Patrol Pharmaceuticals Pictures plc Police Post
        Press Productions Project Radio Records Reporter Representatives Republicans Reserve Review Rescue S.A. School Secretariat
        Senate Service Services Socialists Society Solutions Studios Syndicate Systems Taliban Team Technologies Telegraph
        Television Therapeutics Times Tribune Treasury Trust TV Union United University Ventures Volunteers Watch Weekly Works
        Workers Yuan Airlines Airways Aviation Motorsport Racing Rovers FC CF Buckets
    """),
    "FAC": _words("""
        Airport Apartments Arena Auditorium Avenue Barracks Base Boulevard Bridge Building Canal Castle Cathedral Cemetery Center
        Centre Church Cinema Clinic Corner Dam Expressway Facility Fort Fortress Garden Gardens Gate Hall Harbor Harbour Highway
        Hospital Hotel House Inn Interchange Interstate Jail Library Lodge Mall Mansion Memorial Monument Mosque Motorway Museum
        Orfèvres Palace Park Parkway Pavilion Penitentiary Pier Plaza Prison Racecourse Railway Road Runway Shrine Square Stadium
        Station Street Synagogue Tavern Temple Terminal Theater Theatre Tower Towers Tunnel Underground Villa Wall Wharf Zoo Port
    """),
    "LOC": _words("""
        Alps Archipelago Bay Basin Beach Canyon Channel Coast Continent Creek Delta Desert Falls Fjord Glacier Gulf Heights
        Hemisphere Hills Isthmus Lagoon Lake Mountain Mountains Ocean Peninsula Plain Plains Plateau Pole Range Reef Region Ridge
        River Sea Shelf Strait Straits Valley Volcano Woods
    """),
    "GPE": _words(
        "City County Emirates Island Islands Kingdom Municipality Prefecture Province Republic Township Village"
    ),
    "LAW": _words(
        "Act Accord Accords Agreement Amendment Bill Charter Code Constitution Convention Directive Protocol Treaty"
    ),
    "EVENT": _words("""
        Battle Carnival Championship Championships Cup Earthquake Election Elections Equinox Expo Fair Fest Festival Final Games
        Marathon Massacre Olympics Open Paralympics Primary Prix Rebellion Referendum Revolution Riots Summit Tournament Trophy
        Uprising War Brexit Competition Holocaust
    """),
    "AWARD": _words("Award Awards Medal Prize Prizes Oscar Oscars Emmy Grammy Fame"),
    "WORK_OF_ART": _words("Show Symphony Suite"),
    "PRODUCT": _words("Shuttle Telescope Rover Probe Flight"),
    "MISC": _words("""
        System Scale Program Programme Advisory Warning Category Questions Order Day Eve Dollars Language Disease Virus Syndrome
        Plan Protocols Method Party's Church's Administration's Competition's Identification Tracking
    """),
}
"""What a name of several words is by its last word (of the part before "of", "for" or "in")."""

STARTS: dict[str, frozenset[str]] = {
    "FAC": _words("Interstate Fort Mosque Masjid Hotel RAF"),
    "LOC": _words("Mount Mt Mt. Lake Cape Strait Gulf Sea Bay"),
    "GPE": _words("County Port San Santa St St. Saint São New Los Las El Puerto Fort"),
    "PRODUCT": _words("MV MS SS USS HMS RMS INS HMCS HMAS MT Flight Boeing Airbus"),
    "EVENT": _words("Hurricane Typhoon Cyclone Storm Operation Battle"),
    "ORG": _words("University Ministry Department Institute Bank Church House Court Office Center Centre Museum"),
    "LAW": _words("Article Section Title Resolution"),
}

VERBS_OF_PEOPLE = _words("""
    say tell add write tweet explain recall joke quip remark smile weep marry die resign apologize apologise testify confess
    think believe feel sing star
""")

PARTICLES = _words(
    "de del della di da do dos du la le van von der den ter bin bint ibn al el ul Ben Bin Al El De Van Von Abu"
)
JOINERS = _words("of the for and & de del des et la und")

NOT_NAMES = _words("""
    I I'm I‘m I've I'd I'll OK UTC GMT BST AST EST EDT PST PDT CET CEST MSK AM PM BC AD DNA RIP TBA
    Image Photo Video
""")

MONARCHS = _words("King Queen Pope Emperor Empress Prince Princess Lord Lady Sultan Saint")
"""Titles that belong to the name where a single name follows: Pope Francis, Queen Elizabeth II."""

NUMBERED = _words("Article Section Chapter Interstate Route Highway Flight Category Title Apollo Number Depression Level Phase Boeing")
"""Words that a number behind completes to a name."""

REGIONS = _words("Africa Asia Europe Antarctica America Oceania Scandinavia Earth Sun Moon Mars Venus Jupiter Saturn Arctic Atlantic Pacific")
"""Parts of the world and heavenly bodies that the closed sets do not hold."""

STATES = frozenset((
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia", "Hawaii",
    "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan",
    "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York",
    "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming",
    "Ontario", "Quebec", "British Columbia", "Alberta", "Manitoba", "Saskatchewan", "Nova Scotia", "New Brunswick",
    "Newfoundland and Labrador", "New South Wales", "Queensland", "Tasmania", "Western Australia", "South Australia",
    "England", "Scotland", "Wales", "Northern Ireland", "Puerto Rico", "Bermuda", "Hong Kong", "Bavaria", "Catalonia", "Crimea",
))  # fmt: skip

GROUPS = _words("""
    Republican Republicans Democrat Democrats Democratic Labour Conservative Conservatives Muslim Muslims Christian Christians Jewish
    Jew Jews Islamic Islamist Islamists Catholic Catholics Protestant Protestants Orthodox Buddhist Buddhists Hindu Hindus Sikh
    Sikhs Sunni Shia Shiite Houthi Houthis Palestinian Palestinians Kurdish Kurds Kurd Arab Arabs European Europeans African Africans
    Asian Asians Latino Latinos Hispanic Hispanics Scottish Welsh English Irish Tibetan Uyghur Uyghurs Rohingya Nazi Nazis Neo-Nazi
    American Americans Alabamian Alabamians Texan Texans Californian Californians Bavarian Catalan Pentecostal Evangelical Marxist
    Communist Communists Socialist Green Liberal Mormon Amish Zionist Congressional Presidential Parliamentary
""")


def is_place(text: str) -> bool:
    """Whether the text names a country, a state or a city for certain."""
    return text in STATES or ((len(text) > 1 and knowledge.fine_type(text, "GPE") is not None))


def place_kind(text: str) -> str | None:
    """COUNTRY, STATE (any first-level part of a country) or CITY; None for what is no known place."""
    kinds = knowledge.sets_of(text)
    if "country" in kinds:
        return "COUNTRY"
    return "STATE" if text in STATES else "CITY" if "city" in kinds else None


def is_group(text: str) -> bool:
    """Whether the text names a nationality, a faith or a political colour."""
    return text in GROUPS or knowledge.country_of_demonym(text) is not None


_PERSON_ENDING = re.compile(r"[a-z](?:ologist|onomist|ographer|wright|smith|woman|man|person|ist|ician)$")


def is_person_noun(word: str) -> bool:
    """Whether a common noun (any case, singular) names a person by what they are or do."""
    lower = word.lower()
    return lower in PERSON_NOUNS or bool(_PERSON_ENDING.search(lower) and len(lower) > 6)
