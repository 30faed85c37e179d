"""One line a State: alpha-2, alpha-3, M49, regional group, default commission, memberships, UN short name.

The codes are those of ISO 3166-1 and of the United Nations Statistics Division. A dash stands for none.
Sorted by name, accents and apostrophes aside.
"""

from __future__ import annotations

ROWS = """\
AF AFG 004 APG    ESCAP ESCAP            Afghanistan
AL ALB 008 EEG    ECE   ECE              Albania
DZ DZA 012 AFR    ECA   ECA,ESCWA        Algeria
AD AND 020 WEOG   ECE   ECE              Andorra
AO AGO 024 AFR    ECA   ECA              Angola
AG ATG 028 GRULAC ECLAC ECLAC            Antigua and Barbuda
AR ARG 032 GRULAC ECLAC ECLAC            Argentina
AM ARM 051 EEG    ECE   ECE,ESCAP        Armenia
AU AUS 036 WEOG   ESCAP ESCAP            Australia
AT AUT 040 WEOG   ECE   ECE              Austria
AZ AZE 031 EEG    ECE   ECE,ESCAP        Azerbaijan
BS BHS 044 GRULAC ECLAC ECLAC            Bahamas
BH BHR 048 APG    ESCWA ESCWA            Bahrain
BD BGD 050 APG    ESCAP ESCAP            Bangladesh
BB BRB 052 GRULAC ECLAC ECLAC            Barbados
BY BLR 112 EEG    ECE   ECE              Belarus
BE BEL 056 WEOG   ECE   ECE              Belgium
BZ BLZ 084 GRULAC ECLAC ECLAC            Belize
BJ BEN 204 AFR    ECA   ECA              Benin
BT BTN 064 APG    ESCAP ESCAP            Bhutan
BO BOL 068 GRULAC ECLAC ECLAC            Bolivia (Plurinational State of)
BA BIH 070 EEG    ECE   ECE              Bosnia and Herzegovina
BW BWA 072 AFR    ECA   ECA              Botswana
BR BRA 076 GRULAC ECLAC ECLAC            Brazil
BN BRN 096 APG    ESCAP ESCAP            Brunei Darussalam
BG BGR 100 EEG    ECE   ECE              Bulgaria
BF BFA 854 AFR    ECA   ECA              Burkina Faso
BI BDI 108 AFR    ECA   ECA              Burundi
CV CPV 132 AFR    ECA   ECA              Cabo Verde
KH KHM 116 APG    ESCAP ESCAP            Cambodia
CM CMR 120 AFR    ECA   ECA              Cameroon
CA CAN 124 WEOG   ECE   ECE,ECLAC        Canada
CF CAF 140 AFR    ECA   ECA              Central African Republic
TD TCD 148 AFR    ECA   ECA              Chad
CL CHL 152 GRULAC ECLAC ECLAC            Chile
CN CHN 156 APG    ESCAP ESCAP            China
CO COL 170 GRULAC ECLAC ECLAC            Colombia
KM COM 174 AFR    ECA   ECA              Comoros
CG COG 178 AFR    ECA   ECA              Congo
CR CRI 188 GRULAC ECLAC ECLAC            Costa Rica
CI CIV 384 AFR    ECA   ECA              Côte d’Ivoire
HR HRV 191 EEG    ECE   ECE              Croatia
CU CUB 192 GRULAC ECLAC ECLAC            Cuba
CY CYP 196 APG    ECE   ECE              Cyprus
CZ CZE 203 EEG    ECE   ECE              Czechia
KP PRK 408 APG    ESCAP ESCAP            Democratic People’s Republic of Korea
CD COD 180 AFR    ECA   ECA              Democratic Republic of the Congo
DK DNK 208 WEOG   ECE   ECE              Denmark
DJ DJI 262 AFR    ECA   ECA,ESCWA        Djibouti
DM DMA 212 GRULAC ECLAC ECLAC            Dominica
DO DOM 214 GRULAC ECLAC ECLAC            Dominican Republic
EC ECU 218 GRULAC ECLAC ECLAC            Ecuador
EG EGY 818 AFR    ECA   ECA,ESCWA        Egypt
SV SLV 222 GRULAC ECLAC ECLAC            El Salvador
GQ GNQ 226 AFR    ECA   ECA              Equatorial Guinea
ER ERI 232 AFR    ECA   ECA              Eritrea
EE EST 233 EEG    ECE   ECE              Estonia
SZ SWZ 748 AFR    ECA   ECA              Eswatini
ET ETH 231 AFR    ECA   ECA              Ethiopia
FJ FJI 242 APG    ESCAP ESCAP            Fiji
FI FIN 246 WEOG   ECE   ECE              Finland
FR FRA 250 WEOG   ECE   ECE,ECLAC,ESCAP  France
GA GAB 266 AFR    ECA   ECA              Gabon
GM GMB 270 AFR    ECA   ECA              Gambia
GE GEO 268 EEG    ECE   ECE,ESCAP        Georgia
DE DEU 276 WEOG   ECE   ECE,ECLAC        Germany
GH GHA 288 AFR    ECA   ECA              Ghana
GR GRC 300 WEOG   ECE   ECE              Greece
GD GRD 308 GRULAC ECLAC ECLAC            Grenada
GT GTM 320 GRULAC ECLAC ECLAC            Guatemala
GN GIN 324 AFR    ECA   ECA              Guinea
GW GNB 624 AFR    ECA   ECA              Guinea-Bissau
GY GUY 328 GRULAC ECLAC ECLAC            Guyana
HT HTI 332 GRULAC ECLAC ECLAC            Haiti
VA VAT 336 -      ECE   -                Holy See
HN HND 340 GRULAC ECLAC ECLAC            Honduras
HU HUN 348 EEG    ECE   ECE              Hungary
IS ISL 352 WEOG   ECE   ECE              Iceland
IN IND 356 APG    ESCAP ESCAP            India
ID IDN 360 APG    ESCAP ESCAP            Indonesia
IR IRN 364 APG    ESCAP ESCAP            Iran (Islamic Republic of)
IQ IRQ 368 APG    ESCWA ESCWA            Iraq
IE IRL 372 WEOG   ECE   ECE              Ireland
IL ISR 376 WEOG   ECE   ECE              Israel
IT ITA 380 WEOG   ECE   ECE,ECLAC        Italy
JM JAM 388 GRULAC ECLAC ECLAC            Jamaica
JP JPN 392 APG    ESCAP ECLAC,ESCAP      Japan
JO JOR 400 APG    ESCWA ESCWA            Jordan
KZ KAZ 398 APG    ESCAP ECE,ESCAP        Kazakhstan
KE KEN 404 AFR    ECA   ECA              Kenya
KI KIR 296 APG    ESCAP ESCAP            Kiribati
KW KWT 414 APG    ESCWA ESCWA            Kuwait
KG KGZ 417 APG    ESCAP ECE,ESCAP        Kyrgyzstan
LA LAO 418 APG    ESCAP ESCAP            Lao People’s Democratic Republic
LV LVA 428 EEG    ECE   ECE              Latvia
LB LBN 422 APG    ESCWA ESCWA            Lebanon
LS LSO 426 AFR    ECA   ECA              Lesotho
LR LBR 430 AFR    ECA   ECA              Liberia
LY LBY 434 AFR    ECA   ECA,ESCWA        Libya
LI LIE 438 WEOG   ECE   ECE              Liechtenstein
LT LTU 440 EEG    ECE   ECE              Lithuania
LU LUX 442 WEOG   ECE   ECE              Luxembourg
MG MDG 450 AFR    ECA   ECA              Madagascar
MW MWI 454 AFR    ECA   ECA              Malawi
MY MYS 458 APG    ESCAP ESCAP            Malaysia
MV MDV 462 APG    ESCAP ESCAP            Maldives
ML MLI 466 AFR    ECA   ECA              Mali
MT MLT 470 WEOG   ECE   ECE              Malta
MH MHL 584 APG    ESCAP ESCAP            Marshall Islands
MR MRT 478 AFR    ECA   ECA,ESCWA        Mauritania
MU MUS 480 AFR    ECA   ECA              Mauritius
MX MEX 484 GRULAC ECLAC ECLAC            Mexico
FM FSM 583 APG    ESCAP ESCAP            Micronesia (Federated States of)
MC MCO 492 WEOG   ECE   ECE              Monaco
MN MNG 496 APG    ESCAP ESCAP            Mongolia
ME MNE 499 EEG    ECE   ECE              Montenegro
MA MAR 504 AFR    ECA   ECA,ESCWA        Morocco
MZ MOZ 508 AFR    ECA   ECA              Mozambique
MM MMR 104 APG    ESCAP ESCAP            Myanmar
NA NAM 516 AFR    ECA   ECA              Namibia
NR NRU 520 APG    ESCAP ESCAP            Nauru
NP NPL 524 APG    ESCAP ESCAP            Nepal
NL NLD 528 WEOG   ECE   ECE,ECLAC,ESCAP  Netherlands (Kingdom of the)
NZ NZL 554 WEOG   ESCAP ESCAP            New Zealand
NI NIC 558 GRULAC ECLAC ECLAC            Nicaragua
NE NER 562 AFR    ECA   ECA              Niger
NG NGA 566 AFR    ECA   ECA              Nigeria
MK MKD 807 EEG    ECE   ECE              North Macedonia
NO NOR 578 WEOG   ECE   ECE,ECLAC        Norway
OM OMN 512 APG    ESCWA ESCWA            Oman
PK PAK 586 APG    ESCAP ESCAP            Pakistan
PW PLW 585 APG    ESCAP ESCAP            Palau
PA PAN 591 GRULAC ECLAC ECLAC            Panama
PG PNG 598 APG    ESCAP ESCAP            Papua New Guinea
PY PRY 600 GRULAC ECLAC ECLAC            Paraguay
PE PER 604 GRULAC ECLAC ECLAC            Peru
PH PHL 608 APG    ESCAP ESCAP            Philippines
PL POL 616 EEG    ECE   ECE              Poland
PT PRT 620 WEOG   ECE   ECE,ECLAC        Portugal
QA QAT 634 APG    ESCWA ESCWA            Qatar
KR KOR 410 APG    ESCAP ECLAC,ESCAP      Republic of Korea
MD MDA 498 EEG    ECE   ECE              Republic of Moldova
RO ROU 642 EEG    ECE   ECE              Romania
RU RUS 643 EEG    ECE   ECE,ESCAP        Russian Federation
RW RWA 646 AFR    ECA   ECA              Rwanda
KN KNA 659 GRULAC ECLAC ECLAC            Saint Kitts and Nevis
LC LCA 662 GRULAC ECLAC ECLAC            Saint Lucia
VC VCT 670 GRULAC ECLAC ECLAC            Saint Vincent and the Grenadines
WS WSM 882 APG    ESCAP ESCAP            Samoa
SM SMR 674 WEOG   ECE   ECE              San Marino
ST STP 678 AFR    ECA   ECA              Sao Tome and Principe
SA SAU 682 APG    ESCWA ESCWA            Saudi Arabia
SN SEN 686 AFR    ECA   ECA              Senegal
RS SRB 688 EEG    ECE   ECE              Serbia
SC SYC 690 AFR    ECA   ECA              Seychelles
SL SLE 694 AFR    ECA   ECA              Sierra Leone
SG SGP 702 APG    ESCAP ESCAP            Singapore
SK SVK 703 EEG    ECE   ECE              Slovakia
SI SVN 705 EEG    ECE   ECE              Slovenia
SB SLB 090 APG    ESCAP ESCAP            Solomon Islands
SO SOM 706 AFR    ECA   ECA,ESCWA        Somalia
ZA ZAF 710 AFR    ECA   ECA              South Africa
SS SSD 728 AFR    ECA   ECA              South Sudan
ES ESP 724 WEOG   ECE   ECE,ECLAC        Spain
LK LKA 144 APG    ESCAP ESCAP            Sri Lanka
PS PSE 275 -      ESCWA ESCWA            State of Palestine
SD SDN 729 AFR    ECA   ECA,ESCWA        Sudan
SR SUR 740 GRULAC ECLAC ECLAC            Suriname
SE SWE 752 WEOG   ECE   ECE              Sweden
CH CHE 756 WEOG   ECE   ECE              Switzerland
SY SYR 760 APG    ESCWA ESCWA            Syrian Arab Republic
TJ TJK 762 APG    ESCAP ECE,ESCAP        Tajikistan
TH THA 764 APG    ESCAP ESCAP            Thailand
TL TLS 626 APG    ESCAP ESCAP            Timor-Leste
TG TGO 768 AFR    ECA   ECA              Togo
TO TON 776 APG    ESCAP ESCAP            Tonga
TT TTO 780 GRULAC ECLAC ECLAC            Trinidad and Tobago
TN TUN 788 AFR    ECA   ECA,ESCWA        Tunisia
TR TUR 792 WEOG   ECE   ECE,ECLAC,ESCAP  Türkiye
TM TKM 795 APG    ESCAP ECE,ESCAP        Turkmenistan
TV TUV 798 APG    ESCAP ESCAP            Tuvalu
UG UGA 800 AFR    ECA   ECA              Uganda
UA UKR 804 EEG    ECE   ECE              Ukraine
AE ARE 784 APG    ESCWA ESCWA            United Arab Emirates
GB GBR 826 WEOG   ECE   ECE,ECLAC,ESCAP  United Kingdom of Great Britain and Northern Ireland
TZ TZA 834 AFR    ECA   ECA              United Republic of Tanzania
US USA 840 -      ECE   ECE,ECLAC,ESCAP  United States of America
UY URY 858 GRULAC ECLAC ECLAC            Uruguay
UZ UZB 860 APG    ESCAP ECE,ESCAP        Uzbekistan
VU VUT 548 APG    ESCAP ESCAP            Vanuatu
VE VEN 862 GRULAC ECLAC ECLAC            Venezuela (Bolivarian Republic of)
VN VNM 704 APG    ESCAP ESCAP            Viet Nam
YE YEM 887 APG    ESCWA ESCWA            Yemen
ZM ZMB 894 AFR    ECA   ECA              Zambia
ZW ZWE 716 AFR    ECA   ECA              Zimbabwe
"""
