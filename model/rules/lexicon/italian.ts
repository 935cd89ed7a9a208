// The lexicon of Italian.
import type { Lexicon } from '../lexicon.ts'

export const ITALIAN: Lexicon = {
  language: 'it',
  script: 'latin',
  common: `il, lo, la, i, gli, le, un, uno, una, e, o, di, del, della, dei, degli, delle, che, in, nel, nella, è, sono, con, per, da, dal, su, sul, si, suo, sua, al, alla, ai, agli, alle, come, questo, questa, questi, non, più, se, altri, altre, tutti, tutte, utenti, contenuti, essere, chi, ma, anche, ogni, nostro, nostra, vostro, tuo, tuoi`,
  topics: {
    hate: `odio, odiare, incitamento all odio, razzis*, razzial*, sessis*, maschilis*, omofob*, omotransfob*, omolesbobitransfob*,
      transfob*, bifob*, queerfob*, xenofob*, islamofob*, grassofob*, antisemit*, misogin*, abilis*, abileis*, castis*, classis*,
      ageis*, discrimin*, fascis*, nazis*, nazi, nazist*, nazifascis*, neonazi*, neofascis*, suprematis*, negazionismo dell
      olocausto, olocausto, shoah, genocid*, pregiudiz*, intolleran*, oppress*, patriarc*, colonialis*, specis*, disumanizz*, etnic*
      .. (odio|insult*|discrimin*), apologia del fascismo, terf*, bigott*, abilism*, machism*, lgbtfob*, afobi*, bifobi*, lesbofobi*`,
    'hate=mention': `spazio sicuro, antirazzis*, antifascis*, antisessis*, diversità, lgbt* friendly, transfemminis*`,
    harassment: `molest*, moleste, bullismo, cyberbullismo, bullizz*, stalking, stalker*, minacc*, intimid*, insult*, ingiuri*, calunni*,
      diffam*, troll*, trollare, trolling, attacch* personal*, attacchi .. person*, attacchi ad hominem, ad hominem, aggressi*,
      aggred*, umili*, ridicolizz*, denigr*, persecuz*, perseguit*, abus* verbal*, abusi, abuso, offensiv*, offend*, offese, offesa,
      provocaz*, provocator*, ricatt*, estors*, coercizion*, maltratt*, flame, flaming, dogpil*, shitstorm, ostil*, tossic*,
      litigi*, contatti indesiderati, vessat*, deris*, lesiv*, bullis*, cyberbullis*, persegui*, offes* personal*, attacchi
      personali, intimidaz*, body shaming, bodyshaming`,
    doxxing: `doxx*, doxing, dox, dati personali, dati privati, informazioni personali, informazioni private, privacy, vita privata, riservatezza, dati sensibili, conversazioni private, messaggi privati .. (pubbl*|diffond*|condivid*), senza (il loro|il|il suo|suo|loro|esplicito|previo) (consenso|permesso|autorizzazione), senza consenso, non consensual*, revenge porn, foto .. senza .. (permesso|consenso|autorizzazione), immagini .. senza .. (permesso|consenso|autorizzazione), rivelare .. (identità|dati|informazioni), divulg* .. (dati|informazion*), numeri di telefono, indirizzi, outing, identità di altr*`,
    'doxxing=require': `rispett* .. (privacy|riservatezza|vita privata)`,
    impersonation: `impersonific*, impersonare, spaccia* per, fingere di essere, fingersi, sostituzione di persona, furto* d identità, furto di identità, identità fals*, fals* identità, profil* fals*, account fals*, account fake, fake account, parod*, impostor*, finto profilo, profili fake`,
    'civility=require': `rispett* .. (altr*|tutt*|utent*|person*|reciproc*|opinion*|membr*|interlocut*), rispetto, rispettos*, gentil*, gentilezza,
      cortes*, cortesia, educat*, educazione, buona fede, buone maniere, cordial*, empati*, convivenza, civil*, civiltà, buon senso,
      buonsenso, tratta .. (rispetto|altr*), trattare .. (rispetto|altr*), netiquette, comportarsi, comportati, comportatevi,
      decoro, dignità, pacific*, pacato, toni pacati, garbo, solidal*, amichevol*, sii gentile, siate gentili, costruttiv*,
      accoglien*, tolleranza, tollerante, tolleranti, fediquette, civile, civili, empatia`,
    'civility=forbid': `maleducat*, scortes*, irrispettos*, mancanza di rispetto, volgar*, parolacce, turpiloquio, linguaggio offensivo, linguaggio
      scurrile, stronz*, idiot*, malafede, mala fede, bestemmi*, sgarbat*, volgarit*, volgari`,
    nudity: `nudità, nudo, nudi, nuda, nude, porn*, *porno*, pornograf*, erotic*, erotism*, contenut* sessual*, sessualmente, sessual*
      esplicit*, contenut* per adulti, per adulti, materiale sessual*, contenut* esplicit*, esplicit*, sessuale, sessuali, sfondo
      sessuale, nsfw, oscen*, hentai, lewd, fetish*, feticis*, indecen*, genitali, sesso, vietati ai minori, vietato ai minori,
      vm18, v m 18, contenuti per adulti, contenuti espliciti`,
    'content-warnings': `avviso di contenuto, avvisi di contenuto, avvertenz* sul contenuto, content warning*, cw, cws, tw, trigger
      warning*, contenut* sensibil*, come sensibil*, media sensibil*, contrassegn* .. (sensibil*|nsfw), segnal* .. (come sensibil*|nsfw
      con), spoiler*, avviso sui contenuti, dietro un avviso, nascost* .. (dietro|con), etichett* .. (sensibil*|nsfw), con avvertenz*`,
    violence: `violenz*, violent*, gore, sangue, sanguin*, cruent*, omicid*, uccid*, tortur*, mutilaz*, terroris*, maltrattamento animal*, crudel*, decapit*, cadaver*, scioccant*, disturbant*, apologia .. (violenz*|terroris*|reato|guerra), istigazione alla violenza, istigazione, incitamento alla violenza, stupr*, crimini di guerra, danni fisici, brutal*, glorific*, massacr*, guerra, snuff`,
    'self-harm': `suicid*, autolesion*, disturbi alimentari, disturbi del comportamento alimentare, anoress*, bulimi*, pro ana`,
    minors: `pedoporn*, pedofil*, pornografia infantile, pornografia minorile, abus* .. (minor*|bambin*|infant*), sfruttamento .. (minor*|bambin*|infant*), (sessual*|porn*|erotic*|nud*) .. (minor*|bambin*|minorenn*), (minor*|bambin*|minorenn*) .. (sessual*|porn*|erotic*), lolicon*, loli, shota*, csam, adescamento, grooming, tutela dei minori, protezione dei minori, minori`,
    misinformation: `disinform*, notizie false, fals* notizi*, informazioni false, false informazioni, informazioni fuorvianti, fuorviant*, fake
      news, fakenews, bufal*, complott*, complot*, teorie? del complotto, cospiraz*, cospirazionis*, pseudoscien*, antiscientific*,
      antiscien*, no vax, novax, antivaccin*, negazionis*, terrapiattis*, ingannevol*, menzogn*, bugie, falsità, hoax*, deepfake*,
      verific* .. (font*|notizi*), manipolat*, voci non verificate, disinformaz*, complottis*, antiscientif*, teorie del complotto`,
    politics: `politica, politico, politici, politiche .. (propag*|partit*), politicamente, partitic*, partit* politic*, partiti,
      elezion*, elettoral*, estremis*, estrema destra, estrema sinistra, radical*, nazionalis*, sovranis*, populis*, proselit*,
      religios* .. (propag*|proselit*|fanat*|estrem*), sette, capitalis*, comunis*, neoliberis*, imperialis*, militan*, totalitar*,
      autoritar*`,
    illegal: `rispett* .. (legge|leggi|normativ*|legislazione), illegal*, illecit*, la legge, le leggi, legge, normativ*, legislazion*, reat*, reati, delitt*, crimin*, contrari* ..
      legge, contro la legge, viol* .. legg*, legalità, codice penale, penalmente, vietat* dalla legge, legalmente, contraffatt*,
      contraffaz*, norme vigenti, alle leggi, leggi italiane, leggi vigenti, delle leggi`,
    'illegal=mention': `giurisdizion*, foro competente, disciplinat* .. legg*, ospitato in, tribunal*, responsabilità`,
    'regulated-goods': `drog*, stupefacent*, arma, armi, armi da fuoco, gioco d azzardo, scommess*, casinò, casino*, alcol*, tabacc*, cannabis, marijuana, farmac*, prostituz*`,
    copyright: `diritt* d autore, diritto d autore, copyright*, proprietà intellettual*, pirateria, pirat*, plagi*, warez, download illegali,
      diritti di terzi, diritti .. (terzi|proprietà|immagine), marchi registrati, licenz*, opere .. (altrui|senza), opere altrui,
      diritti d autore, proprietà intellettuale, plagio, materiale protetto`,
    'copyright=require': `rispett* .. (diritt* d autore|copyright*|licenz*|proprietà intellettuale), cita* .. (font*|autor*), citare .. (font*|autor*), indic* .. (font*|autor*|crediti), credit*, attribu*, attribuzione, menzion* .. (autor*|font*|artist*), riconosc* .. autor*`,
    'ai-content': `ia, i a, intelligenz* artificial*, generat* da ia, generat* dall ia, generat* da intelligenz*, generat* con ia, arte
      ia, ia generativa, chatgpt, llm, llms, immagini generate, contenut* generat*`,
    bots: `bot, bots, robot*, automatizzat*, automatic* .. (pubblica*|account*|messagg*|post*), account automat*, pubblicazione automat*, spambot*`,
    crossposting: `crosspost*, cross post*, pubblicazione incrociata, replic* .. (twitter|facebook|social), mirror*, specchio, rss, feed, (da|su|verso) (twitter|facebook|instagram|x), account twitter, tweet, rilanc* .. (twitter|facebook), contenuti da altri social`,
    'alt-text': `testo alternativo, testi alternativi, testo alt, alt text, descrizion* .. (immagin*|media|foto*), descriv* .. (immagin*|media|foto*), accessib*, screen reader, non vedenti, ipovedent*, disabilità visiv*, sottotitol*, camelcase, lettori di schermo`,
    language: `lingua, lingue, in italiano, italiano, italofon*, in inglese, inglese, traduc*, traduz*, multilingu*, lingua italiana, dialett*`,
    'on-topic': `fuori tema, off topic, offtopic, tematic*, tema dell istanza, temi dell istanza, tema principale, dedicat*
      (a|ai|al|alla|alle), inerent*, attinent*, istanza (per|di|su), server (per|di|su), comunità (per|di), argoment* .. istanza,
      rivolt* (a|ai|al)`,
    spam: `spam*, flood*, inond*, messaggi in massa, in massa, pubblicazione eccessiva, post eccessivi, messaggi ripetitivi, ripetitiv*, ripetut(a|e|i|o), abuso di (hashtag|menzion*), abusare di hashtag, truff*, frod*, scam*, raggir*, piramid*, multilivello, clickbait, catene, non richiest*, messaggi indesiderati, indesiderat*, phishing e spam, acchiappaclic`,
    advertising: `pubblicit*, pubblicitari*, autopromoz*, auto promoz*, autopromo*, marketing, sponsor*, affiliaz*, link affiliati, seo,
      influencer, raccolta fondi, crowdfunding, scopo di lucro, lucr*, monetizz*, réclame, inserzion*, account (aziendal*|commercial*|di
      aziend*), profili aziendali, pubblicità commerciale, account commerciali, fini commerciali, scopi commerciali, annunci
      commerciali`,
    crypto: `cripto*, criptovalut*, crypto*, bitcoin*, nft, nfts, blockchain*, web3`,
    membership: `registr* .. (account*|server|istanza|solo|utent*|email|motiv*), registrazion*, registrarsi, iscrizion*, account
      multipli, più account, un solo account, un account per, secondo account, multi account, inattiv*, account inattivi, persone reali,
      persona reale, persona fisica, persone fisiche, pseudonim*, nome reale, nome utente, membr* (di|del|della), risied*, abitant*,
      invit* .. (solo|link|codice|person*), su invito, inviti, profilo completo, compilare .. profilo, foto profilo, biografia, forze
      dell ordine, militari, presentarsi, student*, account condivisi, account personali, residenti (in|a), riservat* (a|ai|agli)`,
    age: `maggiorenn*, maggiore età, età minima, età legale, minori di 13, minori di 14, minori di 16, minori di 18, 18 anni, 16 anni,
      14 anni, 13 anni, 18+, anni di età, anni compiuti, almeno 14 anni, almeno 16 anni, almeno 18 anni, minori di (14|16|18) anni`,
    'data-use': `scrap*, indicizz*, motori di ricerca, archivi* .. (post|contenut*|web), ricerca (scientific*|accademic*|universit*),
      scopi di ricerca, studi* .. (accademic*|scientific*), raccolt* .. (dat*|informazion*), raccogl* .. (dat*|informazion*), addestr*
      .. (ia|modell*|intelligenz*), addestramento, apprendimento automatico, (addestrare|addestramento) .. (ia|modelli|intelligenza)`,
    security: `hack*, hackerare, malware*, virus, trojan*, phishing, ddos, attacc* .. (server*|infrastruttur*|istanza|informatic*|serviz*),
      sicurezza .. (server*|serviz*|istanza|sistem*), vulnerabilità, aggir* .. (blocc*|sospension*|ban*), elud* ..
      (blocc*|sospension*|ban*), software malevol*, codice malevolo, link malevoli, password, sovraccaric*, accesso non autorizzato,
      intrusion*, funzionamento .. (server|servizio|istanza), sabot*, carico sul server, malware, aggirare ..
      (blocc*|ban|sospension*), attacchi al server, attacchi informatici`,
    moderation: `moderat*, moderazion*, moderare, moder*, amministrator*, amministrazion*, amministratric*, admin, admins, staff, si riserva*
      il diritto, ci riserviamo, riserviamo il diritto, riserva di, discrezion*, insindacabil*, sospes*, sospension*, sospen*,
      espuls*, espulsion*, bannat*, bannare, ban, bannerà, banned, bloccat*, account ..
      (eliminat*|sospes*|bloccat*|chius*|cancellat*|rimoss*|silenziat*|limitat*|disattivat*), eliminazione .. account, rimozione ..
      account, chiusura .. account, cancellazione .. account, sanzion*, ammonit*, ammonizion*, richiam*, senza preavviso, preavviso,
      violazion* .. (regol*|norm*|termini|condizion*), viol* .. (regol*|norm*|termini|condizion*), infrang* .. (regol*|norm*),
      infrazion*, ricorso, appello, decisione finale, decisioni, ultima parola, (regole|regolamento|termini|norme) ..
      (cambi*|modific*|aggiorn*), (modific*|cambi*|aggiorn*) .. (regole|regolamento|termini|norme), caso per caso, conseguenz*,
      recidiv*, silenziat*, provvediment*, tolleranza zero, allontanat*, espulsi, espulso, sospeso, sospesi, comporterà la
      sospensione, sarà (bannato|sospeso|espulso|rimosso), saranno (bannati|sospesi|espulsi)`,
    'moderation=require': `segnal* .. (moder*|admin*|contenut*|post|account*|abus*|utent*|messagg*|violazion*), segnala, segnalate, segnalare, segnalazion*, contatt* .. (moder*|admin*|staff)`,
    'moderation=forbid': `segnalazioni false, false segnalazioni, abus* .. segnalazion*`,
    federation: `federazione, federare, defeder*, istanze .. (blocc*|silenzi*|sospes*|che), server .. (blocc*|silenzi*|sospes*|che), blocco di
      istanze, threads, meta, timeline federata, lista* di blocco, federazione con`,
    'content-warnings?': `avvertenz*, avvertiment*, avvisi`,
    'advertising~': `vendit*, vendere, promozion*, promuov* .. (prodott*|serviz*|aziend*|march*), commercial*`,
    'politics~': `propaganda*`,
    'data-use=mention': `dati .. (conserv*|memorizz*|vend*|tratt*|raccol*|ced*), log, logs, indirizz* ip, gdpr, cookie*`,
  },
  cues: {
    ban: `no, né, vietat*, viet*, vietiamo, divieto, proibit*, proib*, non è permess*, non sono permess*, non è consentit*, non sono
      consentit*, non consentit*, non è ammess*, non sono ammess*, non ammess*, non permess*, non tollera*, non è tollerat*, non
      sono tollerat*, non saranno tollerat*, non verranno tollerat*, non sarà tollerat*, non accett*, non è accett*, non sono
      accett*, non sono benvenut*, non è benvenut*, inaccettabil*, intollerabil*, mai, rifiut*, contro, rimoss*, sgradit*, non
      gradit*, non devono, non deve, non si, non può, non possono, bandit*, banditi, non è il posto, non trov* spazio`,
    require: `deve, devono, dovrà, dovranno, devi, dovrebbe, dovrebbero, obbligatori*, obbligo, richiest*, necessari*, bisogna, occorre,
      usa, usate, usare, utilizza*, utilizzare, per favore, assicurat*, sempre, si prega, va, vanno, contrassegna*, indicare, sii,
      siate, mantieni, mantenere, è d obbligo, tenut*, si richiede, metti, mettete, rispetta, rispettate, rispettare, rispetto`,
    allow: `permess*, consentit*, ammess*, benvenut*, accettat*, accettiamo, puoi, può, possono, potete, liber*, tollerat*, va bene, ok, nessun problema, ben accett*, gradit*, lecit*`,
    soft: `consigli*, incoraggi*, raccomand*, sugger*, se possibile, quando possibile, possibilmente, preferi*, preferibil*, preferibilmente, apprezz*, cerca di, cercate di, cercare di, invit* a, idealmente, speriamo, vorremmo, ci piacerebbe, opportuno, facoltativ*, non obbligatori*`,
    except: `salvo, tranne, eccett*, a meno, senza, purché, a condizione, solo se, soltanto se, fintanto, al di fuori, se non, solo con,
      solo in, con permesso, con autorizzazione, fatto salvo`,
    limit: `eccessiv*, esclusiv*, esclusivamente, unicamente, solo, soltanto, solamente, principalmente, prevalentemente, non richiest*,
      abusiv*, con moderazione, moderatamente, limitat*, limit*, ragionevol*, non contrassegnat*, non in elenco, aggressiv*, troppo,
      costant*, gratuit*, unico scopo`,
    leave: `autorizzazion*, permesso, approvazion*`,
    mark: `contrassegnat*, contrassegn*, etichettat*, etichett*, segnalat* come, identificat*, indicat*, nascost*, dichiarat*,
      contrassegna*, marcat*, taggat*, dietro (un|una|l)`,
    but: `invece, al contrario, bensì, ma, anche se, tuttavia, però`,
    ignore: `non solo, non soltanto, non limitat* a, orientament* sessual*, identità sessual*, orientament* politic*, identità di genere,
      opinion* politic*, senza eccezioni, a prescindere, qualsiasi, non importa, senza scopo di lucro, social network, rete sociale,
      politica di, politiche di, tra cui, non binari*, (razza|origin*|genere|sesso|disabilità|nazionalità|età|etni*|classe) ..
      (politic*|sessual*|sesso|età), informativa sulla privacy, responsabil* (di|del|dei|delle)`,
    exception: `eccezion*, ad eccezione, fatta eccezione`,
    place: `avatar, copertin*, foto profilo, immagine del profilo, immagini profilo, pubblicamente, in pubblico, timeline locale, timeline
      pubblica, non in elenco, nome utente`,
    reason: `perché, affinché, poiché, in modo`,
    stop: `no a, no al, no alla, no alle, nessun*, niente, evita, evitare, evitate, astener*, astenetevi, astieniti, zero, stop, non
      usare, non postare, non pubblic*`,
  },
}
