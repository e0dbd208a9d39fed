"""Words that tell what a line on a card is about.

Source: collected by the authors from the printed conventions of business cards, November 2026; lower case, accents
folded (see `fold`). Not to be added: given names and family names (biased, and the address tells better), words that
are common family names as well (Baker, Cook, Bauer), and anything that occurs on one card only.
"""

import re
import unicodedata
from functools import lru_cache

HONORIFICS = frozenset(
    "dr prof professor mr mrs ms miss mx er ar ca sr sra srta dra ing dipl dipl-ing dipling mag eng engr arch adv "
    "hon rev herr frau mme mlle pr dott dottssa drs ir datuk dato tan sri shri smt sir dame capt col "
    "maj gen lt".split()
)
"""Before a name, without their dots. They never become part of it."""

DEGREES = frozenset(
    "phd ph.d dphil md mba bba msc m.sc bsc b.sc ba b.a ma m.a meng beng btech b.tech mtech m.tech be b.e me "
    "m.e mca bca llb ll.b llm ll.m jd esq cpa cfa pmp pe p.e ca fca fcca acca cissp csm psm mbbs mds bds dds "
    "rn frcs mrcp mphil m.phil bcom b.com mcom m.com dsc edd ra aia riba leed shrm-cp sphr phr jr sr ii iii "
    "iv obe mbe cbe kbe csci ceng mieee".split()
)
"""After a name. They never become part of it."""

PARTICLES = frozenset(
    "von van der den ter ten vom zum zur und of de da das do dos del della delle dei di du des la las le les los y e "
    "bin binti binte ibn bint al el ul abu ap av af zu san st".split()
)
"""Inside names, written small; they neither make a line a sentence nor a name of many words."""

JOB_WORDS = frozenset(
    # English
    "director manager engineer officer head lead leader chief ceo cto cfo coo cio cmo cpo chro president vice "
    "vp svp evp executive assistant associate consultant advisor adviser analyst specialist coordinator "
    "administrator architect designer developer programmer scientist researcher professor lecturer teacher "
    "instructor principal partner founder co-founder cofounder owner proprietor chairman chairwoman "
    "chairperson secretary treasurer accountant auditor attorney lawyer counsel counselor counsellor "
    "solicitor paralegal recruiter supervisor superintendent foreman technician mechanic operator "
    "representative rep agent broker realtor planner strategist editor writer journalist reporter "
    "photographer producer artist curator librarian physician surgeon doctor dentist nurse therapist "
    "pharmacist veterinarian psychologist trainer coach buyer purchaser controller comptroller inspector "
    "estimator surveyor intern trainee apprentice fellow dean chancellor registrar senior junior deputy "
    "regional national global group apemea emea staff sales marketing hr human resources talent acquisition "
    "business development product project program programme operations account customer success support "
    "quality assurance software hardware data machine learning research technical technology information "
    "systems security network infrastructure cloud finance legal procurement logistics supply chain "
    "communications relations candidate candidates evangelist "
    "advocate notary commissioner magistrate contractor promoter organiser organizer performer performing tutor "
    "nutritionist dietician dietitian optometrist cardiologist dermatologist radiologist gynecologist gynaecologist "
    "pediatrician paediatrician orthodontist chiropractor translator interpreter author composer musician stylist "
    "beautician hairdresser receptionist clerk cashier correspondent economist statistician biologist physicist "
    "mathematician geologist historian postdoc postdoctoral adjunct emeritus provost rector headmaster headmistress "
    "ambassador technologist underwriter actuary appraiser merchandiser professional leasing electrician plumber "
    # German
    "geschaftsfuhrer geschaftsfuhrerin leiter leiterin leitung abteilungsleiter bereichsleiter teamleiter "
    "projektleiter vertrieb vertriebsleiter referent referentin sachbearbeiter berater beraterin ingenieur "
    "ingenieurin entwickler entwicklerin softwareentwickler softwareentwicklerin vorstand prokurist "
    "prokuristin assistentin assistenz personalreferent personalreferentin personalleiter personalleiterin "
    "kaufmann kauffrau werkstudent buchhalter buchhalterin einkauf einkaufer einkauferin inhaber inhaberin "
    "gesellschafter architektin rechtsanwalt rechtsanwaltin steuerberater steuerberaterin arzt arztin "
    "personalwesen redakteur redakteurin chefredakteur chefredakteurin "
    # French
    "directeur directrice responsable gerant gerante ingenieure charge chargee chef cheffe conseiller "
    "conseillere commercial commerciale attache attachee developpeur developpeuse adjoint adjointe comptable "
    "juriste avocat avocate presidente fondateur fondatrice recrutement ressources humaines consultante cadre "
    "redacteur redactrice "
    # Spanish, Portuguese, Italian
    "directora gerente jefe jefa ingeniero ingeniera consultor consultora asesor asesora responsable "
    "coordinador coordinadora encargado encargada abogado abogada desarrollador desarrolladora analista socio "
    "socia fundador fundadora recursos humanos ventas diretor diretora engenheiro engenheira assessor "
    "assessora coordenador coordenadora vendedor vendedora advogado advogada desenvolvedor desenvolvedora "
    "escrevente autorizado negocios contador contadora direttore direttrice responsabile ingegnere consulente "
    "amministratore amministratrice titolare socio avvocato commercialista addetto addetta vendite risorse "
    "umane sviluppatore sviluppatrice "
    # Dutch, Nordic
    "directeur bestuurder adviseur medewerker hoofd verkoop ontwikkelaar projectleider chef saljare konsult "
    "utvecklare ekonomichef ingenjor avdelningschef leder salgssjef utvikler radgiver direktor salgschef "
    "konsulent udvikler toimitusjohtaja johtaja paallikko asiantuntija kehittaja suunnittelija "
    "myyntipaallikko "
    # Polish, Czech, Turkish, Hungarian, Romanian
    "dyrektor kierownik specjalista specjalistka prezes inzynier doradca ksiegowa programista analityk kadr "
    "sprzedazy reditel reditelka vedouci obchodni jednatel jednatelka technik vyvojar konzultant projektant "
    "manazer manazerka yazilim gelistirici gelistiricisi mudur muduru muhendis muhendisi uzman uzmani genel yonetici yoneticisi danisman "
    "danismani insan kaynaklari satis igazgato vezeto mernok tanacsado ugyvezeto inginer sef "
    # Malay, Indonesian, Vietnamese (accents folded)
    "pengarah ketua penolong pegawai pengurus jurutera eksekutif bahagian pejabat manajer direktur kepala "
    "insinyur staf giam doc truong phong nhan vien chuyen ky su ke toan".split()
)
"""In job titles and departments."""

CJK_JOB = re.compile(
    r"(社長|部長|課長|係長|主任|室長|所長|取締役|代表|専務|常務|営業|担当|技師|研究員|主幹|マネージャ|エンジニア|スペシャリスト|コンサルタント|"
    r"經理|经理|總監|总监|工程師|工程师|董事|主管|專員|专员|助理|記者|顧問|顾问|協理|處長|处长|副總|"
    r"대표|이사|부장|과장|대리|사원|팀장|연구원|선임|책임|매니저|엔지니어)"
)  # "營業部 部長", "선임 연구원"

LEGAL_FORMS = re.compile(
    r"(?:^|[\s,(])("
    r"inc|incorporated|corp|corporation|llc|l\.l\.c|llp|ltd|limited|plc|co|company|pvt|private|pte|pty|lp|"
    r"gmbh|ag|kg|ohg|ug|gbr|kgaa|se|e\.v|e\.k|"
    r"s\.?a\.?s?|s\.?a\.?r\.?l|sarl|sas|eurl|s\.?l\.?u?|s\.?r\.?l|s\.?p\.?a|ltda|lda|eireli|me|s/a|"
    r"b\.?v|n\.?v|vof|a/s|aps|as|ab|oy|oyj|asa|sp\.?\s?z\s?o\.?\s?o|s\.?r\.?o|a\.?s|kft|zrt|d\.?o\.?o|"
    r"a\.?ş|as\.|şti|sti|bhd|sdn|berhad|tbk|pt|k\.?k|g\.?k|kaisha|jsc|ooo|spol\.?\s?s\s?r\.?\s?o|sp\.?\s?j|s\.?n\.?c|uab|sia|oü|ehf"
    r")\.?(?=$|[\s,)])",
    re.IGNORECASE,
)  # "Norden Kraft GmbH", "Maple & Co.", "Oficina Sol Ltda"

CJK_COMPANY = re.compile(
    r"(株式会社|有限会社|合同会社|股份有限公司|有限公司|公司|事務所|研究院|研究所|銀行|大学|大學|電信|주식회사|\(주\)|㈜|㈱)"
)  # "山川電子株式会社"

CJK_GROUP = re.compile(r"(集團|集团|グループ|그룹|學校|学校|學院|学院|醫院|医院|病院|병원|協會|协会|協会|基金會)")
"""In the names of institutions and of groups of companies, which a card prints beside the company's own."""

CJK_BRANCH = re.compile(r"(分公司|分行|支社|支店|営業所|營業處|事業部|事业部|지점|지사)$")
"""How the name of a branch ends, which is half of a company's name."""

COMPANY_WORDS = frozenset(
    "group groupe gruppe grupo holding holdings enterprises enterprise industries industrial technologies "
    "technology tech solutions systems services software consulting consultants associates partners ventures "
    "capital bank insurance university college school institute academy hospital clinic laboratories labs "
    "studio studios agency media press publishers publishing motors auto automotive pharma pharmaceuticals "
    "chemicals electronics electricals energy power logistics transport shipping travel travels tours hotel "
    "hotels resort restaurant cafe foods bakery catering farms international worldwide global india europe "
    "asia america foundation society association council ministry department government authority agency "
    "centre center corporation graphics design designs architects engineering engineers construction "
    "constructions builders properties realty estate interiors furniture textiles fashion jewellers store "
    "stores shop mart traders trading exports imports distributors manufacturing works werke fabrik verlag "
    "bau technik beratung dienste praxis kanzlei universitat hochschule societe compagnie editions atelier "
    "cabinet banque assurances empresa industrias servicios soluciones tecnologia banco universidad clinica "
    "transportes comercio servicos solucoes tecnologias industria farmacia padaria auto pecas escola "
    "universita azienda officina servizi soluzioni electronica eletronica perbadanan kementerian syarikat "
    "universiti courier infotech networks telecom communications security securities airlines express "
    "supermarket collection flowers dry cleaning laundry gallery museum theatre kraft haus dynamics robotics "
    "analytics digital biotech medical health care wellness optics instruments "
    # trades and institutions
    "bureau board commission committee trust federation union club church temple library archive observatory "
    "salon spa gym fitness boutique beauty dental diagnostics nursing chemist chemists pharmacy medicals garments "
    "fabrics sarees handicrafts ceramics tiles marble granite steel metals plastics polymers paints machinery tools "
    "equipment packaging printing prints mobile mobiles computer computers cyber video music dance arts photography "
    "events decorators caterers sweets food dairy beverages brewery winery coffee cafe tea bar grill pizza kitchen "
    "burger burgers deli inn lodge residency suites resorts tourism holidays cargo movers packers couriers freight "
    "cabs taxi rentals cars motor tyres tires batteries garage automobiles bikes cycles developers infra "
    "infrastructure housing homes estates projects realtors finance financial investments wealth advisors credit "
    "law chambers tutorials classes coaching education educational schools learning training nursery institution "
    "airways shoppe outlet emporium palace glass parts spares plumbing dealers "
    # trades in other languages
    "despachante mecanica borracharia floricultura imobiliaria advocacia advogados restaurante pizzaria lanchonete "
    "moveis tintas ferragens materiais construcao construcoes eletrica hidraulica refrigeracao informatica papelaria "
    "grafica drogaria otica odontologia odontologica veterinaria barbearia academia colegio cartorio tabeliao "
    "tabelionato viagens turismo transportadora guincho autopecas autoescola mercearia acougue confeccoes "
    "ferreteria peluqueria taller talleres inmobiliaria abogados panaderia zapateria libreria muebles construcciones "
    "electricidad fontaneria viajes hermanos asesoria ayuntamiento instituto fundacion "
    "boulangerie patisserie pharmacie imprimerie librairie coiffure plomberie menuiserie immobilier immobiliere agence "
    "avocats transports mairie universite ecole lycee "
    "backerei metzgerei apotheke schreinerei tischlerei malerbetrieb elektrotechnik autohaus gartnerei druckerei "
    "rechtsanwalte steuerkanzlei immobilien versicherung versicherungen sparkasse klinik stadtwerke gasthaus gasthof "
    "reiseburo buchhandlung ingenieurburo architekturburo stiftung verein schule "
    "ristorante pizzeria trattoria albergo officine edilizia impianti arredamenti fondazione comune scuola "
    "bedrijf makelaardij advocaten notariskantoor gemeente aannemer "
    "fabryka przychodnia apteka kancelaria hurtownia".split()
)
"""In the names of companies and institutions."""

COMMON_ADJECTIVES = frozenset(
    "public private high higher primary secondary junior senior model national international general central city "
    "state family super new old royal grand premier elite universal modern united".split()
)
"""Beside words that companies are named with, they leave it open which company ("Public School")."""

ADDRESS_WORDS = frozenset(
    "street st. road rd avenue ave boulevard blvd drive suite ste floor flr fl flat apt apartment "
    "apartments building bldg block plot tower towers plaza complex estate house sector nagar marg colony "
    "market opp opposite near behind beside main phase industrial area district city state box p.o po "
    "pin zip postal code highway hwy square strasse str weg allee platz ring gasse ufer damm postfach "
    "rue place quai cedex bp chemin impasse via viale piazza corso calle avenida av plaza paseo rua travessa "
    "praca bairro cep andar sala conjunto laan straat plein gracht gatan vagen vej gade vei katu tie ulica ul "
    "aleja al namesti ulice cadde caddesi sokak mahallesi mah no jalan jln lorong taman wilayah persekutuan "
    "duong phuong quan chome ku shi ken dori north south east west".split()
)
"""In postal addresses."""

CJK_ADDRESS = re.compile(
    r"(〒|丁目|番地|[都道府県]\S{1,6}[市区郡]|[市縣县]\S{0,6}[區区鎮镇鄉路街]|[路街]\S{0,4}[段號号巷]|\d+[號号樓楼]|[시도]\s?\S+[구군])"
)

SLOGAN_WORDS = frozenset(
    "the your our we you with for and of to in is are that all since every everything more better best "
    "quality trust future world life people together always never free home available delivery wholesale "
    "retail dealers dealer repair sale sales services service specialist types type range accessories "
    "products scan qr code follow us contact call now open hours timings timing monday sunday authorised "
    "authorized distributor offers offer iso certified member subsidiary powered part company division visit "
    "member work made making building connecting leading experience passion".split()
)
"""In slogans and lists of services."""

CONTACT_WORDS = frozenset(
    "phone telephone tel fax telefax mobile mob cell handy email e-mail mail web website url www office off res direct "
    "ext extension telefon telefono telefone fon movil celular portable correo courriel internet skype whatsapp twitter "
    "linkedin facebook instagram youtube".split()
)
"""Before the lines of a contact block; they are labels, not names."""

SCANNER_MARK = re.compile(r"(?:scan\w*\s+(?:with|by)|\w*scanner$)", re.IGNORECASE)
"""What scanning apps print into a corner of their pictures ("Scanned with ...")."""

FREEMAIL = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.in yahoo.co.uk yahoo.co.jp yahoo.fr yahoo.de yahoo.in "
    "yahoo.com.br ymail.com rocketmail.com hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com msn.com "
    "icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de "
    "mailbox.org proton.me protonmail.com fastmail.com zoho.com mail.com mail.ru yandex.com yandex.ru qq.com "
    "163.com 126.com naver.com daum.net hanmail.net rediffmail.com sify.com vsnl.com vsnl.net orange.fr "
    "wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it terra.com.br uol.com.br "
    "bol.com.br ig.com.br seznam.cz centrum.cz wp.pl onet.pl o2.pl interia.pl btinternet.com sky.com "
    "bigpond.com optusnet.com.au comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net "
    "earthlink.net shaw.ca rogers.com sympatico.ca hinet.net".split()
)
"""Large mail providers: such a domain says nothing about the company, and a near miss of one is a misreading."""

ROLE_ADDRESSES = frozenset(
    "info sales contact contacto contato kontakt office hello mail email admin support service enquiry "
    "enquiries inquiry team hr jobs careers marketing press accounts billing help welcome reception post "
    "buero booking bookings orders vendas ventas commercial secretariat director".split()
)
"""Local parts that belong to a function, not to a person."""

CJK_SURNAMES = frozenset(
    " "
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘於蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜 "
    "崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤章施洪翁游詹歐欧 "
)
"""The commonest Chinese family names (first character of a name of two to four)."""

CJK_FAMILY_NAMES = frozenset(
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 "
    "清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 "
    "斉藤 福田 太田 西村 藤井 金子 岡本 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 "
    "内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 "
    "平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 島田 藤原 西川 野村 大西 中田".split()
)
"""The commonest Japanese family names."""

KOREAN_SURNAMES = frozenset("김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민")
"""The commonest Korean family names (first syllable of a name of three)."""


@lru_cache(maxsize=8192)  # a page of print asks for the same lines hundreds of times
def fold(text: str) -> str:
    """Return text in lower case without accents, for look-ups in these lists."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).translate(BARE)


BARE = str.maketrans("łıøđð", "liodd")
"""Letters whose stroke or missing dot Unicode does not count as an accent."""
