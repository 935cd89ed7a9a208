// The lexicon of Polish.
import type { Lexicon } from '../lexicon.ts'

export const POLISH: Lexicon = {
  language: 'pl',
  script: 'latin',
  common: `i, w, z, ze, na, do, nie, się, jest, są, to, że, oraz, lub, dla, od, po, za, jak, ale, jeśli, jeżeli, przez, o, co, tym, tego, które, który, która, swoje, swoich, twoje, nasz, nasza, innych, inne, użytkowników, użytkownicy, treści, konta, być, może, mogą, tylko, czy, także, również, przed, pod, instancji, serwerze`,
  topics: {
    hate: `nienawi*, mowa nienawiści, mowy nienawiści, rasiz*, rasis*, rasow*, seksiz*, seksist*, homofob*, transfob*, bifob*, queerfob*,
      lgbt*fob*, ksenofob*, islamofob*, antysemi*, mizogin*, ableiz*, ableis*, dyskrymin*, faszy*, faszyst*, nazi*, nazizm*,
      nazist*, neonazi*, szowini*, holokaust*, holocaust*, ludobójstw*, uprzedze*, nietoleran*, biała supremac*, białej rasy,
      supremac*, klasizm*, kastow*, ageizm*, swastyk*, ze względu na ..
      (płeć|rasę|pochodzenie|religię|orientację|wyznanie|narodowość), pogard* .. grup*, odczłowiecz*, dehumaniz*, terf*,
      wykluczani*, żydożer*, lgbtq fobii, klasiz*, antysemit*`,
    'hate=mention': `bezpieczna przestrzeń, inkluzyw*, antyfaszy*, antyrasist*, lgbt* friendly, różnorodnoś*`,
    harassment: `nękan*, nękać, nękaj*, prześladow*, molestow*, groźb*, groźby, grozić, groże*, zastrasz*, obrazanie, obelg*, obelżyw*,
      zniewag*, zniewaz*, zniesław*, pomówie*, pomawia*, oczerni*, szkalow*, trollow*, troll*, trolle, ataki osobist*, ataków
      osobist*, ataki na, atakow*, atakuj*, ad personam, ad hominem, hejt*, hejter*, stalking*, stalkow*, szantaż*, wymuszen*,
      poniż*, upokarz*, wyśmiew*, szydz*, prowokac*, prowokow*, agres*, agresyw*, napastow*, mobbing*, bullying*, cyberprzemoc*,
      kłótni*, dokucza*, naruszan* dóbr osobistych, dobra osobiste, lżenie, toksyczn*, wrog*, flame, niechcian* kontakt*, obrażan*,
      obrażaj*, obrażać, obraźliw*, obrażaniu, agresywn* .. (wobec|zachow*), nie bądź agresywny, obraża*, gnębi*, nęka*, wyzwisk*,
      wyzywa*, ataki personalne, ataków personalnych, nie groź, groź im`,
    doxxing: `doxx*, doxing*, dane osobowe, danych osobowych, dane prywatne, danych prywatnych, prywatn* informac*, informacj* prywatn*, prywatnoś*, prywatnych rozm*, prywatn* wiadomoś*, prywatn* korespond*, bez (ich |jej |jego |wyraźnej )?(zgody|wiedzy), bez zgody, adres* zamieszk*, numer* telefon*, wizerun*, ujawnia* .. (dan*|informac*|tożsam*), upublicznia* .. (dan*|informac*|prywat*), outing*, danych wrażliw*, poufn*`,
    'doxxing=require': `szanuj* .. prywatnoś*, szacun* .. prywatnoś*`,
    impersonation: `podszywa*, podszycie*, podawan* się za, podawać się za, udawa* .. (kogoś|inn*|osob*), kradzież* tożsamości, fałszyw*
      tożsamoś*, fałszyw* kont*, fałszyw* profil*, fake kont*, parodi*, personifik*, parodyst*`,
    'civility=require': `szacun*, szanuj*, szanow*, uprzejm*, kultur* (osobist*|wypow*|dysk*|słow*|i), kulturaln*, grzeczn*, życzliw*, mił*, bądź miły,
      bądź mił*, bądźcie mil*, dobre maniery, dobrych manier, dobrej wierze, dobrą wolę, netykiet*, etykiet*, toleranc*,
      tolerancyj*, wyrozumia*, empati*, życzliwoś*, zdrowy rozsądek, zdrowego rozsądku, przyjaz*, przyjazn*, rzeczow*,
      konstruktywn*, traktuj* .. (innych|szacun*|jak), dobrego wychowania, zasady współżycia, dobre obyczaje, dobrych obyczajów,
      godnoś*, pomocn*, serdeczn*, kultura osobista, kultury osobistej, szacunk*, szanuj* .. (innych|siebie|ludzi|użytkownik*)`,
    'civility=forbid': `wulgar*, wulgaryz*, przeklin*, przekleńst*, niegrzeczn*, nieuprzejm*, chamst*, chamsk*, brak szacunku, dupk*, obraźliw* język*, nieprzyzwoit* słow*, niekultural*, prostact*, bucem, buce`,
    nudity: `nagoś*, nago, nagich, nagie, akty, porno, porno*, pornograf*, erotycz*, erotyk*, seksualn* ..
      (treś*|materiał*|charakt*|zdjęc*|obraz*), treści seksualn*, o charakterze seksualnym, seks, seksualn*, dla dorosłych, treści dla
      dorosłych, nsfw, obsceni*, nieprzyzwoit*, hentai, lewd, intymn*, genitali*, fetysz*, pikantn*, sugestywn*`,
    'content-warnings': `ostrzeżeni* o treści, ostrzeżeni* o zawartości, cw, tw, content warning*, trigger warning*, spoiler*, treści wrażliw*,
      wrażliw* (treś*|materiał*|medi*|zawart*), jako wrażliw*, oznacz* .. (nsfw|wrażliw*|cw), ukryw* .. (za|pod), ukryt* ..
      (za|pod), zawijk*, pod zawij*, z ostrzeżeni*, ostrzeżeni* o, za ostrzeżeni*, ostrzeżeń o`,
    violence: `przemoc*, gore, krew, krwaw*, brutaln*, drastycz*, okrucieńst*, okrutn*, morder*, zabij*, zabójst*, tortur*, terror*,
      terroryst*, znęcan* .. zwierz*, znęcanie*, zwłok*, szokując*, gwałt*, gwałc*, egzekuc*, zbrodni*, nawoływani* do ..
      (przemocy|zbrodni), podżega*, makabrycz*, samosąd*, przemocy, gloryfik*, gloryfik* .. przemoc*, przemoc, przemocą`,
    'self-harm': `samobój*, samookalecz*, samouszkodz*, zaburze* odżywi*, anoreks*, bulimi*`,
    minors: `pornograf* dziecięc*, dziecięc* pornograf*, pedofil*, pedofilsk*, nieletni* .. (seks*|porno*|erot*|nag*), (seks*|porno*|erot*|nag*) .. (nieletni*|dziec*|małoletni*|dzieci), małoletni* .. (seks*|porno*|erot*), wykorzyst* .. (dziec*|nieletni*|małoletni*), lolicon*, loli, shota*, csam, grooming*, ochron* dzieci`,
    misinformation: `dezinform*, fałszyw* informac*, nieprawdziw* informac*, fałszyw* wiadomoś*, fake news*, fakenews*, fejk*, teori* spiskow*, spiskow*, pseudonauk*, antyszczep*, antynauk*, wprowadz* w błąd, wprowadzając* w błąd, kłamst*, kłamliw*, plotk*, oszczerst*, manipul*, nieprawd*, deepfake*, denializm*, płaskoziem*, niepotwierdz*, szur*, szuri*`,
    politics: `polityk*, polityczn*, partii, parti*, agitac*, agitow*, wybor*, wyborcz*, ekstremiz*, ekstremist*, nacjonal*, radykal*,
      skrajn* (praw*|lew*), prozelityz*, religijn* .. (propag*|agit*|treś*), sekt*, komuniz*, komunist*, totalitar*, kapitali*,
      autorytar*`,
    illegal: `(szanuj*|szacun*|poszanow*) .. (prawo|prawa|przepis*), nielegaln*, bezprawn*, niezgodn* z prawem, sprzeczn* z prawem, prawa polskiego, prawem polskim, prawa obowiązującego,
      obowiązując* praw*, prawo polskie, polskie prawo, polskiego prawa, prawem, łama* praw*, łamiąc* praw*, przestępst*, przestępcz*,
      karaln*, kodeks* karn*, legaln*, przepis* praw*, zgodn* z prawem, ustaw*, zabronion* praw*, przepisami, prawo, zakazan* prawem,
      niezgodne z polskim, narusz* .. (prawo|prawa polskiego|przepis*)`,
    'illegal=mention': `podlega* .. praw*, odpowiedzialnoś*, właściwy sąd, jurysdykcj*`,
    'regulated-goods': `narkot*, broni, broń, amunicj*, hazard*, kasyn*, zakład* bukmach*, alkohol*, tytoni*, lek*, leki, używk*, prostytuc*, dopalacz*`,
    copyright: `praw autorsk*, prawa autorsk*, autorski*, copyright*, własnoś* intelektual*, pirac*, piractw*, plagiat*, warez,
      torrent*, znak* towarow*, kradzież* .. (treś*|prac*|grafik*), cudz* (prac*|treś*|twórcz*|utwor*), praw osób trzecich, licencj*,
      praw* autorsk*`,
    'copyright=require': `(szanuj*|szacun*|poszanow*) .. (praw* autorsk*|licencj*|własnoś* intelektualn*), podawa* .. (źródł*|autor*), podaj* .. (źródł*|autor*), źródł* .. (podaj*|podaw*|oznacz*), oznacz* .. autor*, autor* .. (podaj*|podan*|oznacz*), atrybuc*`,
    'ai-content': `ai, si, sztuczn* inteligencj*, wygenerowan* .. (ai|sztuczn*|si), generowan* .. (ai|sztuczn*|si), generatyw*, chatgpt, llm, modele językowe`,
    bots: `bot, boty, botów, bota, botem, botami, kont* automatycz*, automatycz* .. (post*|publik*|kont*|wpis*), zautomatyzow*, spambot*, robot*`,
    crossposting: `crosspost*, cross post*, crosspostow*, mirror*, lustrzan*, rss, kopiow* .. (twitter*|facebook*), z (twittera|facebooka|x), przekle* .. twitter*, tweet*, powiela* .. twitter*`,
    'alt-text': `tekst* alternatyw*, alt text*, alt tekst*, opis* .. (obraz*|zdję*|grafik*|medi*|multimed*), opisuj* .. (obraz*|zdję*|grafik*|medi*), dostępnoś*, niewidom*, słabowidz*, czytnik* ekran*, napisy, camelcase`,
    language: `język*, po polsku, polskojęzycz*, w języku, po angielsku, angielsk*, tłumacz*, języki, językiem`,
    'on-topic': `nie na temat, offtop*, off topic, tematyk*, tematycz*, temat* .. (instancj*|serwer*), związan* z, poświęcon*, dla osób zainteres*, na temat, ogólnotematy*`,
    spam: `spam*, spamow*, flood*, floodow*, masow* (wysył*|wiadom*|publik*|obserwow*|oznacz*), wielokrotn*, powtarzaj* (się|tre*), nadmiern* .. (publik*|post*|wpis*|hashtag*), nadużyw* .. (hashtag*|tag*|oznacz*), oszust*, oszustw*, scam*, wyłudz*, naciąg*, piramid*, clickbait*, łańcusz*, niechcian* wiadom*, zalewan*, zaśmiec*`,
    advertising: `reklam*, reklamow*, autopromo*, komercyj*, marketing*, sponsor*, afiliac*, linki partner*, referral*, reflink*, kont*
      firmow*, firmow*, zarobkow*, seo, pozycjonow*, zbiórk*, crowdfund*, monetyz*, kryptoreklam*`,
    crypto: `krypto, kryptowalut*, crypto*, bitcoin*, nft, blockchain*, web3`,
    membership: `rejestrac*, rejestrow*, zarejestr*, wiele kont, multikont*, kilka kont, jedno konto, drugie konto, kont* na osob*,
      nieaktyw*, prawdziw* (osob*|ludz*|imi*), realn* osob*, osob* fizycz*, zaproszen*, mieszkając*, członk*, członkost*, uzupełn* ..
      profil*, wypełn* .. profil*, zdjęcie profilowe, nazw* użytkownik*, tymczasow* (mail*|email*|adres*), zgłoszeni* .. rejestr*,
      organizacj* .. kont*, policj*, przedstaw*, mieszkańców, mieszkańcy`,
    age: `wiek*, pełnoletni*, niepełnoletni*, ukończ* .. (lat|rok), powyżej 18, poniżej 18, powyżej 16, poniżej 16, poniżej 13, 18 lat,
      16 lat, 13 lat, osobom niepełnoletnim, lat życia`,
    'data-use': `scrap*, scrapow*, crawl*, indeksow*, wyszukiwar*, archiwiz*, badania, badań, badawcz*, zbiera* .. dan*, gromadz* ..
      dan*, przetwarz* .. dan*, trenow* .. (ai|model*|sztuczn*), uczeni* maszynow*, ciasteczk*, trenowani* .. (ai|model*)`,
    security: `hack*, hakow*, haker*, włama*, złośliw* oprogram*, malware*, wirus*, trojan*, phishing*, ddos*, atak* .. (serwer*|infrastruktur*|instancj*|system*|usług*), luk* .. (bezpiecz*|zabezpiecz*), bezpieczeńst* .. (serwer*|usług*|systemu), omija* .. (blokad*|ban*|zawiesz*), obchodz* .. (blokad*|ban*|zawiesz*), obciąż*, przeciąż*, zakłóc* .. (działa*|funkc*|prac*), hasł*, sabotaż*, nieautoryzow*, nieuprawn* dostęp*`,
    moderation: `moderator*, moderac*, moderow*, moderatork*, administrator*, administrac*, admin, admini, adminów, admin*, zastrzega* .. praw*, prawo do .. (usun*|usuw*|zmian*|blok*), uznani*, według uznania, ban, bana, bany, banem, banow*, zbanow*, zablokow*, blokow*, blokad*, zawiesz*, zawieszen*, usunięci* .. kont*, usuwan* .. kont*, kont* .. (usun*|usuw*|zablok*|zawiesz*|skasow*|ogranicz*|wycisz*|zamkni*), wyrzuc*, wykluczen*, sankcj*, kar, kary, kara, konsekwenc*, ostrzeżeni* .. (moder*|admin*|przed), bez ostrzeże*, bez uprzedz*, bez podani* przyczyn*, narusz* .. (regulamin*|zasad*), łama* .. (regulamin*|zasad*), łamiąc* .. (regulamin*|zasad*), złamani* .. (regulamin*|zasad*), naruszen* .. (regulamin*|zasad*), odwoła*, odwoływ*, decyzj*, ostateczn*, (regulamin*|zasad*) .. (zmien*|zmian*|aktualiz*|uleg*), zmian* .. (regulamin*|zasad*), wycisz*, recydyw*, zero tolerancji, środki, interwen*, zgłosze*`,
    'moderation=require': `zgłasza*, zgłoś*, zgłosić, raportuj*, zgłoszeni* .. (moder*|admin*|narusz*), kontakt* .. (moder*|admin*), skontaktuj* .. (moder*|admin*)`,
    'moderation=forbid': `fałszyw* zgłosz*, nadużyw* .. zgłosz*, bezzasadn* zgłosz*`,
    federation: `federac*, federow*, defeder*, blok* .. (instancj*|serwer*), instancj* .. (zablok*|blok*|ogranicz*|wycisz*), sfederow*,
      threads, meta, osi federac*`,
    'content-warnings?': `ostrzeżeni*`,
    'advertising~': `sprzedaż*, sprzedaw*, promow* .. (produkt*|usług*|firm*|mar*|biznes*|włas*), promocj*, handl*, promow*`,
    'politics~': `propagand*`,
    'data-use=mention': `przechow* .. dan*, logi, logów, adres* ip, rodo, cookies`,
  },
  cues: {
    ban: `zakaz*, zakazan*, zakazuj*, zabroni*, zabrania*, niedozwolon*, nie wolno, nie jest dozwolon*, nie są dozwolon*, nie dozwal*,
      nie pozwal*, nie toleruj*, nie będ* tolerow*, nietolerow*, nie akcept*, niedopuszczaln*, nieakceptow*, brak zgody, nie ma
      miejsca, nie ma zgody, nie należy, nie można, nie może, nie mogą, nie powin*, bez, przeciw*, będą usuwane, są usuwane, zostan*
      usun*, usuwan*, nie, niemile widzian*, niepożądan*, precz, sprzeciw*`,
    require: `musi, muszą, musisz, powin*, należy, wymagan*, wymaga*, obowiązkow*, obowiąz*, konieczn*, trzeba, proszę, prosimy, prosze,
      używaj*, oznaczaj*, stosuj*, pamiętaj*, bądź, bądźcie, zawsze, przestrzegaj*, zobowiąz*, dbaj*, szanuj, szanujcie, respektuj`,
    allow: `dozwol*, dopuszcz*, wolno, można, możesz, możecie, może, mogą, mile widzian*, zapraszam*, akceptow*, akceptuj*, tolerow*, swobodn*, ok, w porządku, pozwal*, zezwal*, masz prawo`,
    soft: `zalec*, zachęc*, poleca*, rekomend*, prefer*, preferow*, w miarę możliwości, jeśli to możliw*, staraj*, stara* się, wskazan*, warto, dobrze, doceni*, sugeruj*, chętnie, niewskazan*, nieobowiązk*, nie jest wymagan*`,
    except: `chyba że, oprócz, poza, bez (cw|ostrzeż*|oznacz*|zgod*|zezwol*), o ile, pod warunkiem, tylko jeśli, tylko z, tylko w, tylko
      za, jedynie, za zgodą, dopóki, jeśli są, jeżeli są, o ile są`,
    limit: `nadmiern*, wyłącznie, tylko, głównie, przede wszystkim, nachaln*, nieoznaczon*, niezamówion*, z umiarem, umiarkow*,
      ograniczon*, w rozsądnych, masow*, agresywn*, natarczyw*, ciągł*`,
    leave: `zgodą, zgody, pozwoleni*`,
    mark: `oznacz*, oznaczon*, otagow*, ukryw*, ukryt*, tag, tagiem, tagów, za cw, pod cw`,
    but: `natomiast, zamiast tego, ale, jednak, jednakże`,
    ignore: `nie tylko, orientacj* seksual*, tożsamoś* płci*, tożsamoś* seks*, poglądy polityczn*, poglądów polityczn*, poglądy religijn*,
      przekona* polityczn*, bez wyjątk*, niezależnie, bez względu, sieci społecznościow*, polityka prywat*, polityka moder*, między
      innymi, nie ogranicz*, nawet jeśli, nie zapomn*, nie wahaj*, nie zostaniesz zbanowany,
      (ras*|pochodzeni*|płeć|płci|niepełnosprawn*|narodowoś*|wiek*|etni*|wygląd*) .. (polityczn*|seksual*|wiek*), polityk*
      prywatności, prawo do, prawa do, odpowiedzialn* za`,
    exception: `wyjąt*, z wyjątkiem`,
    place: `awatar*, avatar*, nagłówk*, zdjęci* profil*, publiczn*, lokaln* osi, oś lokaln*`,
    reason: `ponieważ, gdyż`,
    stop: `unikaj*, powstrzym*, nigdy, żadn*, nie publikuj*, nie zamieszczaj*, nie używaj*, nie wrzucaj*, nie bądź, stop, zero`,
  },
}
