// The lexicon of German.
import type { Lexicon } from '../lexicon.ts'

export const GERMAN: Lexicon = {
  language: 'de',
  script: 'latin',
  common: `der, die, das, den, dem, des, und, oder, ist, sind, wird, werden, ein, eine, einen, einer, wir, ihr, du, sich, mit, auf, für, von, zu, im, in der, bei, auch, als, wie, dass, es, dein, deine, euch, eure, unsere, unserer, hier, andere, anderen, nach, aus, wer, man, an, vom, zum, zur, durch, jede, jeder, alle, diese, dieser, beiträge`,
  topics: {
    hate: `hass, hassrede*, hassbotschaft*, hasskommentar*, hassverbrechen, hetzer*, volksverhetz*, *feindlichkeit*, *feindlich,
      *feindliche*, *feindseligkeit*, rassis*, sexis*, rechtsextrem*, rechtsradikal*, homophob*, transphob*, queerphob*, xenophob*,
      fremdenhass, antisemit*, antiziganis*, islamophob*, judenhass, misogyn*, frauenhass, ableis*, behindertenfeind*, diskriminier*,
      *diskriminierung*, herabwürdig* .. (gruppe*|menschengruppe*|herkunft|religion|geschlecht*), menschenverachtend*,
      menschenfeindlich*, faschis*, nazi, nazis, nazi*, nationalsozialis*, neonazi*, hakenkreuz*, verfassungsfeindlich*, holocaust*,
      holocaustleugn*, shoah, genozid*, völkermord*, klassis*, casteis*, kastendenken, ageis*, vorurteil*, intoleran*, ausgrenz*,
      verächtlich* .. gruppe*, volksverhetzend*, unterdrückung, rassenhass, aufgrund ..
      (herkunft|religion|geschlecht*|hautfarbe|behinderung|sexuelle* orientierung|nationalität|alter*), wegen ..
      (herkunft|religion|geschlecht*|hautfarbe|behinderung|nationalität), gruppenbezogene*, white supremac*, rassenlehre, hetze, hetzen,
      hetzerisch*, hetzt`,
    'hate=mention': `(queer|trans|lgbt*)freundlich*, antifaschistisch*, antirassistisch*, vielfalt, safe space, geschützter raum, alle
      sind willkommen`,
    harassment: `belästig*, beleidig*, mobbing, mobben, cybermobbing, stalking, stalken, stalke*, nachstell*, bedroh*, drohung*, drohen,
      androh*, morddrohung*, einschüchter*, trollen, trolle, trollerei, trollverhalten, getrolle, provokation*, provozier*,
      provokativ*, persönliche angriff*, persönlicher angriff, persönliche anfeind*, angriffe auf, anfeindung*, angreif*, verleumd*,
      verleumderisch*, üble nachrede, schmähung*, schmähkritik, ehrverletz*, rufschädig*, rufmord, dogpil*, brigading, bloßstell*,
      anprangern, pranger, demütig*, erniedrig*, herabwürdig*, herabsetz*, missbräuchlich* verhalten, beschimpf*, schikan*,
      nötigung, erpress*, verfolgung, aggressiv* verhalten, aggression*, aggressiv*, shitstorm*, aufwiegel*, anstacheln,
      unerwünschte* kontakt*, keinen kontakt, ungewollte* kontakt*, diffamier*, flamewar*, flame, flaming, sticheln, stichelei*,
      verhöhn*, verspott*, lächerlich, psychische* gewalt, hetzjagd*, hetzkampagne*, denunz*, toxisch*, feindselig*, quälen,
      tyrannisier*, sexuelle belästigung, stören .. (andere|nutzer*), sexuelle übergriffe, mobbt, hasst, streitereien, anpöbel*,
      hänsel*, hate raids, raids, nötigen, bepöbel*, diffamierung*, feindselige*, angreifend*, stalker*, ungebetene*
      (nachrichten|kontakt*), hassnachricht*, drangsalier*, hetze gegen einzelne*`,
    doxxing: `doxxing*, doxing*, doxxen, doxen, private* daten, privaten daten, privater daten, private* informationen, privater
      informationen, persönliche* daten, persönlicher daten, persönlichen daten, persönliche* informationen, persönlicher informationen,
      personenbezogene* daten, personenbezogener daten, personen identifizier*, sensible* daten, privatsphäre, intimsphäre,
      persönlichkeitsrecht*, recht am eigenen bild, private* korrespondenz*, private* nachricht*, privater nachricht*, adressen ..
      telefonnummer*, anschrift*, telefonnummer*, klarnamen, ohne (deren|dessen|ihre|ihr|seine|ausdrückliche|die|vorherige)
      (zustimmung|einwilligung|einverständnis|erlaubnis), ohne (zustimmung|einwilligung|einverständnis) (der|des|von), fotos .. ohne ..
      (zustimmung|einwilligung|einverständnis|erlaubnis), bilder .. ohne .. (zustimmung|einwilligung|einverständnis|erlaubnis), bilder
      von (anderen|personen|dritten), nicht einvernehmlich*, revenge porn*, rachepornos, outen, zwangsouting, fremdouting, private*
      inhalte, screenshot* von privat*, verletzung* von persönlichkeit*`,
    'doxxing=require': `(respektier*|achte*|schütze*|wahre*|wahrt) .. privatsphäre, privatsphäre .. (respektier*|achten|geachtet|wahren|gewahrt)`,
    impersonation: `identitätsdiebstahl*, identitätsklau, falsche* identität*, falscher identität, fremde* identität*, fake account*, fakeaccount*, fake profil*, fakeprofil*, fakes, falsche* profil*, gefälschte* profil*, parodie*, parodieaccount*, als jemand ander*, als andere* ausgeb*, als eine andere person, ausgeben als, sich als .. ausgeb*, gibt sich .. aus, gebt euch .. aus, gib dich .. aus, vortäusch*, impersonat*, impersonier*, nachahm*, imitier*, sockenpupp*, sockpuppet*, hochstapel*`,
    'civility=require': `freundlich*, respektvoll*, höflich*, höflichkeit, respekt, nett zu, seid nett, sei nett, nett und, seid lieb, sei lieb, lieb
      zueinander, anständig*, anstand, umgangston, umgangsform*, guter ton, guten ton, tonfall, miteinander, netiquette,
      nettiquette, netikette, wertschätz*, rücksicht*, sachlich*, konstruktiv*, zivilisiert*, benimm dich, benehmt euch, gutes
      benehmen, manieren, toleran*, fair, fairness, gesunder menschenverstand, gesunden menschenverstand, guten absichten, gute
      absicht*, gutem glauben, behandle .. (andere|wie), behandelt .. (andere|wie), goldene regel, menschlich bleiben, bleib
      freundlich, achtsam*, empath*, freundlichkeit, hilfsbereit*, harmonisch*, wie du behandelt, gepflegt*, kultiviert*,
      wohlwollend*, respektier* .. (andere*|menschen|meinung*|nutzer*|user*|mitglied*|personen|einander|gegenseitig|grenzen|jede*),
      würde, menschenwürde, nettes miteinander, rücksichtsvoll*, zuvorkommend*, wertschätzung*, umgangsformen, guter umgang,
      respektieren, fair bleiben, sozialverhalten, menschlichkeit`,
    'civility=forbid': `arschloch*, arschlöcher*, unhöflich*, respektlos*, unfreundlich*, rüpel*, pöbel*, pöbelei*, rumpöbel*, idiot, idioten, arsch,
      vulgär*, kraftausdr*, schimpfw*, fluchen, unsachlich*, unflätig*, grob unhöflich, rücksichtslos*, obszöne sprache, mimimi,
      ausfallend*, taktlos*, schlechte* benehmen, geringschätz*, rumgepöbel*, herablassend*, lustig über, beschimpfungen gegen,
      gepöbel*, unhöflichkeit, rumtrollen`,
    nudity: `nackt*, *nacktheit*, nacktbild*, nacktfoto*, nacktaufnahm*, porn*, *porno*, pornogra*, pornografi*, pornographi*, erotik*,
      erotisch*, sexuell* .. (inhalt*|darstellung*|bild*|explizit*|handlung*|content|natur|material*), sexuelle inhalte, sexuell
      explizit*, sexuell anzüglich*, sexualisiert*, sex, sexbild*, sexualität .. bild*, nsfw*, explizite* inhalt*, explizite* bild*,
      expliziten inhalt*, explizites material, obszön*, nicht jugendfrei*, jugendgefährdend*, ab 18, fsk 18, fsk18, erwachseneninhalt*,
      inhalte für erwachsene, freizügig*, anzüglich*, adult content, genital*, geschlechtsteil*, fetisch*, hentai, lewd*, bdsm,
      schlüpfrig*, unsittlich*`,
    'content-warnings': `content warning*, contentwarning*, content warnung*, contentwarnung*, inhaltswarnung*, triggerwarnung*, trigger
      warnung*, triggerwarning*, cw, cws, tw, warnhinweis*, inhaltshinweis*, spoiler*, spoilerwarn*, als sensibel, als heikel, heikle*
      inhalt*, sensible* inhalt*, sensibler inhalt*, sensiblen inhalt*, sensible medien, nsfw kennzeichn*, als nsfw, mit nsfw, nsfw
      tag*, mit einer warnung, mit warnung*, hinter einer warnung, inhalts warnung*, empfindliche* inhalt*, cw versehen, warnung
      versehen, triggernd*`,
    violence: `gewalt, gewaltt*, gewaltd*, gewaltv*, gewaltaufruf*, gewaltandroh*, gewaltfantasi*, gewaltphantasi*, gewaltsam*,
      gewaltbereit*, gewaltinhalt*, *verherrlich*, gewaltverherrlich*, gore, blutig*, brutal*, grausam*, verstümmel*, folter*,
      tierquäl*, tierleid, tierversuch*, mord, morde, töten, tötung*, terror*, hinrichtung*, leichen*, splatter, schockierend*,
      verstörend*, körperliche* schad*, vergewaltig*, kriegsverherr*, kriegsverbrechen*, aufruf* zu gewalt, drastische* gewalt,
      kannibal*, anschlag*, menschenverletz*, körperverletz*, blut, blutige, gewaltdarstellung*, gewaltandrohungen, kriegsbilder,
      leid von tieren, unfallbilder`,
    'self-harm': `suizid*, selbstmord*, selbstverletz*, selbstschädig*, selbsttöt*, essstörung*, magersucht*, ritzen, pro ana, proana, anorexi*, bulimi*`,
    minors: `kinderporn*, kindesmissbrauch*, kindesmisshand*, missbrauch von kindern, missbrauch .. (kinder*|minderjähr*), *minderjährig* .. (sex*|porno*|nackt*|erot*), (sex*|porno*|nackt*|erot*|darstellung*) .. (minderjährig*|kinder*|kindern|jugendlich*), jugendporn*, pädophil*, pädokrim*, pädosex*, lolicon*, loli, shota, shotacon, csam, cybergrooming, grooming, kinder .. sexualisiert*, jugendschutz*, kinderschutz, schutz von (kindern|minderjährig*|jugend*), sexualisierte darstellung .. kind*, minderjährige`,
    misinformation: `falschinformation*, falschmeldung*, fehlinformation*, desinformation*, fake news, fakenews, verschwörung*, schwurbel*,
      falsche* information*, falsche* nachricht*, falsche* tatsachen*, falsche* behauptung*, unwahr*, unwahrheit*, lügen, lüge,
      pseudowissenschaft*, impfgegner*, klimaleugn*, klimawandelleug*, coronaleugn*, corona leugn*, wissenschaftsleugn*,
      wissenschaftsfeind*, leugnung des klima*, irreführend*, irreführung, gerücht*, manipulat* .. (inhalte|information*|medien),
      quellen .. prüf*, falschbehaupt*, querdenk*, deepfake*, misinformation*, homöopath*, esoterik*, alternative fakten,
      täuschend*, falschaussage*, unbelegt*, faktenwidrig*, wahrheitswidrig*, halbwahrheit*, verschwörungsmyth*,
      verschwörungserzähl*, bewusste falschdarstellung*, fakten .. leugn*`,
    politics: `politik, politisch* .. (inhalt*|werbung|diskussion*|propaganda|partei*|account*|extrem*|debatt*|them*|agitat*|ideolog*),
      politische*, politiker*, parteien, parteipolit*, parteiwerbung, wahlwerbung, wahlkampf*, extremis*, extremist*, rechtsextrem*,
      linksextrem*, radikal*, nationalis*, nationalist*, missionier*, religiöse* (propaganda|werbung|inhalt*|extrem*|fanat*), sekten,
      sekte, scientology, afd, querfront, kommunis*, kapitalis*, stalinis*, putin*, autoritär*, demokratiefeind*, staatsfeind*,
      reichsbürger*, rechtspopulis*, populis*, rechte* gesinn*, rechts*gesinn*, rechte hetze, tankies, politisierend*, imperialis*`,
    illegal: `(respekt*|respektier*|achte*) .. (gesetz*|recht und gesetz), illegal*, gesetzwidrig*, rechtswidrig*, strafbar*, straftat*, straffällig*, strafrecht*, gesetz*, gegen .. (recht|gesetz*),
      verstoß* gegen .. (recht|gesetz*), kriminell*, kriminalität, verboten* inhalt*, verbotene inhalte, unrechtmäßig*, geltendes
      recht, geltendem recht, geltenden recht*, deutsches recht, deutschem recht, deutschen recht*, rechtlich* verbot*, in
      deutschland verbot*, gesetzeswidrig*, verfassungswidrig*, rechtsverstö*, rechtsverletz*, ungesetzlich*, stgb, strafgesetz*,
      fälschung*, gefälschte ware*, rechtsordnung, grundgesetz*, geltende gesetze, rechtsgrundlage*, gesetzlich verboten*,
      straftatbestand*, volksverhetzung`,
    'illegal=mention': `unterliegt .. recht, gerichtsstand, es gilt .. recht, haftet, strafverfolgung*, haftung für inhalte, für inhalte
      verantwortlich`,
    'regulated-goods': `drogen*, rauschmittel*, betäubungsmittel*, waffen*, schusswaffen*, glücksspiel*, casino*, alkohol*, tabak*, cannabis, medikament*, sportwetten, wetten, prostitut*, escort*, online casinos`,
    copyright: `urheberrecht*, copyright*, geistiges eigentum, geistigen eigentum*, markenrecht*, markenverletz*, raubkop*, piraterie, plagi*,
      warez, lizenzrecht*, schutzrecht*, nutzungsrecht*, illegale downloads, kopierschutz*, rechte dritter, bildrechte, rechte ..
      (bild*|inhalte*|werk*), fremde werke, fremdes werk, kunstdiebstahl, gestohlene inhalte, geklaute, die rechte hast, rechten
      dritter, rechte habt, urheber*, urheberrechte, rechte anderer, nur eigene (bilder|werke|inhalte|fotos), eigene werke, eigene
      bilder, bildrecht*, lizenzier*, lizenzverletz*, fremde inhalte, fremde bilder, geklaut*`,
    'copyright=require': `(respekt*|respektier*|achte*|wahre*) .. (urheberrecht*|copyright*|lizenz*|geistige* eigentum*), quellenangab*, quelle* (angeb*|nenn*|angegeb*|genannt), quelle .. (angeb*|nenn*|angegeb*), urheber .. (nenn*|angeb*),
      namensnennung, künstler* .. (nenn*|angeb*|credit*), autor .. (nenn*|angeb*), gebt .. quelle, gib .. quelle, credits, zitier*,
      (nenn*|gebt|gib|verlink*|nennt) .. (quelle*|urheber*|künstler*), quelle .. genannt, quellen (angeben|nennen|verlinken),
      quellenangaben, creditier*, credit geben`,
    'ai-content': `ki, ki generiert*, ki bild*, ki kunst, ki inhalt*, ki gen*, kigeneriert*, künstliche* intelligenz, künstlicher intelligenz, ai
      generiert*, chatgpt, generative ki, sprachmodell*, maschinell erzeugt*, computergeneriert*, llm, llms, ki generierte*, ki
      erzeugt*, generierte bilder, mit ki erstellt*`,
    bots: `bot, bots, botaccount*, bot account*, botkont*, automatisiert*, automatische* (post*|account*|beitr*), automatisch* gepostet*,
      spambot*, roboter, bot konten, automatisierte* (accounts|konten|posts|beiträge)`,
    crossposting: `crosspost*, crossposter*, cross post*, cross poster*, spiegel* .. (twitter|account*|inhalt*), twitter crosspost*,
      (von|aus|nach) (twitter|facebook|instagram|x), twitter account*, rss*, rss feed*, newsfeed*, weiterleit* .. twitter,
      automatisch* .. twitter, tweets, gespiegelte*, crosspostings, twitter mirror*, tweets spiegeln, feeds spiegeln`,
    'alt-text': `alt text*, alttext*, alternativtext*, alternativ text*, bildbeschreib*, medienbeschreib*, beschreib* .. (bild*|medien|foto*), bild* .. beschreib*, barrierefrei*, barrierearm*, screenreader*, sehbehindert*, blinde menschen, untertitel*, camelcase, camel case, pascalcase, binnenmajuskel*`,
    language: `auf deutsch, in deutsch, deutschsprachig*, deutsche sprache, deutsch, englisch*, auf englisch, fremdsprach*,
      mehrsprachig*, übersetz*, dialekt*, plattdeutsch, sprachen, sprache ist, sprache der, sprache des, sprache auf, sprache in`,
    'on-topic': `themenfremd*, off topic, offtopic, themenbezug, themenbezogen*, thematisch*, thema der (instanz|seite), zum thema, bezug zu*,
      bezug zum, schwerpunkt*, richtet sich an, instanz für, server für, instanz von und für, für (menschen|leute|alle)
      (aus|die|mit|in), beim thema bleiben, themenschwerpunkt, themeninstanz, akademischen bezug, fachlichen bezug, thematischen
      bezug, bezug haben, zum thema passen, themen rund um`,
    spam: `spam*, *spam, *spamming, flooding, fluten, überflut*, massenhaft*, massenmail*, massennachricht*, massenfolg*, massenanfrag*, exzessiv* post*, übermäßig* (post*|tröt*|beitr*|viele), zu viele (post*|beitr*|tröt*), ständig* wiederhol*, wiederholt* post*, betrug*, betrüg*, scam*, abzocke*, schneeball*, kettenbrief*, hashtag missbrauch, hashtagmissbrauch, hashtags .. missbrauch*, clickbait*, junk, unerwünschte nachrichten, unerwünschte* massen*, unaufgefordert*, phishing versuch*, engagement farm*, follower jagd, dubios*, zuspam*, vollspam*, missbräuchlich* hashtag*, unseriös*`,
    advertising: `werb*, *werbung, *werbung*, schleichwerbung*, eigenwerb*, reklame*, kommerz*, gewerblich*, geschäftlich*
      (zweck*|account*|nutzung*), marketing*, affiliate*, ref link*, reflink*, seo, unternehmen .. (account*|konto|konten|profil*),
      firmenaccount*, firmen account*, unternehmensaccount*, anzeigen, sponsor*, dienstleistung* .. (anbiet*|werb*|bewerb*),
      spendenaufruf*, crowdfunding, influencer*, eigen pr, pr account*, self promotion, selbstdarstellung, selbstvermarkt*,
      geschäftsmodell*, monetaris*`,
    crypto: `krypto, kryptowähr*, krypto*, crypto*, bitcoin*, nft, nfts, blockchain*, web3, token`,
    membership: `registrier*, anmeld* .. (account*|konto|grund|nur|server|instanz), anmeldung*, anmeldegrund, mehrfachaccount*, mehrfach
      account*, zweitaccount*, zweit account*, mehrere accounts, nur ein account, ein account pro, ein konto pro, accounts pro, konten
      pro, inaktiv*, nicht genutzte account*, ungenutzte, echte menschen, echte personen, natürliche* person*, privatperson*, realname*,
      klarname*, realnamen, mitgliedschaft*, wohnhaft*, wohnsitz, einladung*, einladungslink*, bewohner*, aus der region, bezug zur
      region, lokaler bezug, regionaler bezug, profilbild .. (pflicht|muss|müssen), profil .. ausfüll*, ausgefüllt*, account* .. löschen
      lassen, studierende*, gemeinschaftsaccount*, accountteilung, wegwerf*, vorstellungspost*, stell dich .. vor, behördenaccount*,
      mitglied bei, mitglied im, mitglieder des, mitglieder der, nur mitglieder, mitglied sein, mitglied der, nur für menschen aus, nur
      für menschen, nur für leute aus, nur für personen`,
    age: `mindestalter*, jahre alt, jahren alt, ab 16, ab 13, ab 14, ab 18 jahren, ab 16 jahren, mindestens 13, mindestens 14,
      mindestens 16, mindestens 18, unter 16, unter 13, unter 18, volljährig*, 16 jahre*, 18 jahre*, 13 jahre*, 14 jahre*, 18+, 16+,
      lebensjahr*, altersbeschränk*, altersgrenz*, altersfreigabe, erwachsen sein, ab 18 jahre*, 16 jahre, 18 jahre, minderjährige
      .. (nicht|kein*)`,
    'data-use': `scraping, scrapen, crawl*, indexier*, suchmaschine*, archivier*, datensammlung*, datensammel*, daten sammeln,
      forschungszweck*, wissenschaftliche* (studie*|auswert*|zweck*), umfrage*, training* .. (ki|modell*|ai), trainingsdaten, ki
      training, maschinelles lernen, datenverarbeit*, vorratsdaten*, überwach*, forschungsprojekt*, maschinelle auswertung,
      auswertung der daten, datenauswertung, automatisierte auswertung, wissenschaftliche auswertung*`,
    security: `hack*, gehackt*, schadsoftware*, malware*, viren, virus, trojaner*, phishing*, ddos*, sicherheitslück*, angriff* auf ..
      (server*|instanz*|infrastruktur|system*|dienst*), serverbetrieb, betrieb .. (stör*|gefährd*|beeinträchtig*), umgeh* ..
      (sperr*|bann*|block*), sperre .. umgeh*, manipul* .. (server*|system*|technik), serverlast, überlast*, missbrauch des
      (dienst*|server*|service*), bösartig* (link*|software|code), cyberkrim*, sicherheitsbedenk*, passwort*, ausnutz*, sabot*,
      hackerangriff*, schadcode*, schadsoftware, umgehung von (sperr*|bann*), sperr* umgeh*, angriffe auf (den|die|diesen|diese)
      (server|instanz|infrastruktur|dienst)`,
    moderation: `moderator*, moderation*, moderier*, moderations*, moderative*, mod, mods, modteam, admin, admins, administrator*,
      administration*, adminteam, serverteam, ermessen*, vorbehalten, behält sich, behalten uns, behalten sich, behalte mir,
      hausrecht*, gesperrt*, sperre, sperren, sperrung*, suspend*, suspendier*, account* ..
      (gelöscht|löschen|entfernt|gesperrt|deaktiviert|stillgelegt|eingeschränkt|stummgeschaltet|limitiert), konto ..
      (gelöscht|löschen|entfernt|gesperrt|deaktiviert), accountlösch*, rausgeworfen*, rauswurf*, rausschmiss*, fliegt raus, fliegst
      raus, fliegen raus, ausgeschlossen*, ausschluss*, gebannt*, bann, bannen, ban, verbann*, kick*, sanktion*, konsequenz*,
      verwarn*, ermahn*, ohne vorwarnung*, ohne warnung*, ohne ankündigung, ohne angabe von gründen, regelverstoß*, regelverstöße*,
      zuwiderhandl*, regelbruch, einspruch*, beschwerde*, letzte* wort, entscheid* .. (admin*|moder*|team), die regeln ..
      (änder*|anpass*|ergänz*|gelten|entwickeln|weiterentwickel*|erweitert), regeln ..
      (änder*|angepasst|anpass*|ergänz*|erweitert|weiterentwickel*|weiter entwickel*|jederzeit), entwickeln die regeln, anwendung
      der regeln, durchsetz*, ahnden, geahndet*, anzeige gebracht, zur anzeige, strafanzeig*, stummgeschalt*, stummschalt*,
      blockfunktion, abmahn*, limitiert*, blockiere*, blockiert werden, blockierung, verstoß gegen (die|diese|unsere) regel*,
      verstöße gegen (die|diese|unsere|eine|dieser) (regel*|nutzungs*|server*), bei verstoß*, bei verstöße*, verstößen gegen
      (die|diese|unsere) regel*, die betreiber behalten, sperrungen, gebannt, geblockt werden, werden geblockt, wird geblockt,
      gemutet, ausgesperrt, kontolöschung, accountsperr*, account .. (geblockt|gebannt|suspendiert), accounts ..
      (geblockt|gebannt|suspendiert|gesperrt|entfernt)`,
    'moderation=require': `melden, meldet, meldefunktion*, bitte melden, bitte meldet, report*, wende dich .. (admin*|moder*|team), wendet euch ..
      (admin*|moder*|team), anweisung* .. (moder*|admin*|team), melde (uns|den|die|das|es|solche|beiträge|verstöße|inhalte|bitte),
      melde sie, meldung an, gemeldet werden, bitte um meldung, informier* .. (moder*|admin*|team), gebt .. bescheid, sagt ..
      bescheid, kontaktier* .. (moder*|admin*|team), meldet euch`,
    'moderation=forbid': `missbrauch der melde*, melde* .. missbrauch*, falsche meldung*, falschmelde*`,
    federation: `föderation*, föderier*, defederier*, deföderier*, entföderier*, instanzen .. (block*|gesperrt*|sperr*|stumm*|limit*), server
      .. (geblockt|blockier*|föder*), blocklist*, instanzblock*, instanzen blockieren, threads, meta, facebook, bridge*,
      (instanzen|server) .. (blockier*|geblockt|blocken)`,
    'membership=mention': `rechtsanspruch auf teilnahme, anspruch auf teilnahme, anspruch auf mitglied*`,
    'content-warnings?': `ausgeblendet, trigger`,
    'advertising~': `verkauf*, bewerbung von, bewerben, promotion, promoten, handel mit, vertrieb von, verbreitung von werbung`,
    'politics~': `propagand*`,
    'data-use=mention': `dsgvo, speicher* .. daten, daten .. (gespeichert|speicher*|verarbeit*|weitergegeben|verkauf*), protokollier*,
      logs, logfile*, ip adresse*, tracking`,
    'membership=allow': `(alle nutzenden|alle nutzer*|jedermensch|jede person|alle menschen) .. willkommen`,
    'membership=require': `nur mit .. (anmeldegrund|begründung), begründung .. (anmeld*|registrier*), mindestens ein (post|beitrag|tröt), profil
      ausfüllen, profilbild hochladen, aussagekräftiges profil`,
  },
  cues: {
    ban: `nicht erlaubt*, nicht gestattet*, nicht geduldet*, nicht toleriert*, nicht erwünscht*, nicht gern gesehen, nicht willkommen*,
      nicht zulässig*, nicht akzeptiert*, nicht zugelassen*, nicht gewünscht*, tolerieren wir nicht, dulden wir nicht, dulden
      keine*, nicht dulden, nicht tolerieren, verboten, verbot, verbiet*, untersagt*, unerwünscht*, unzulässig*, unterbleiben, tabu,
      no go, nicht, niemand*, nichts, keinen platz, kein platz, keinen raum, weder, nirgend*, ablehn*, lehnen .. ab, inakzeptabel*,
      gelöscht, entfernt, ausgeschlossen, lass das, gegen, nicht akzeptabel*, hat hier nichts`,
    require: `muss, müssen, musst, müsst, soll, sollen, sollte, sollten, sollst, erforderlich*, verpflichtend*, verpflichtet*, pflicht,
      zwingend*, notwendig*, bitte, nutze, nutzt, verwende, verwendet, verwenden, benutze, benutzt, sorge dafür, achte auf, achtet
      auf, stelle sicher, stellt sicher, ist zu, sind zu, haben zu, hat zu, immer, wir erwarten, erwartet, erwarten, halte dich,
      haltet euch, gilt, versehe, verseht, benötig*, setzt voraus, vorausgesetzt, nur, respektier*, beachte, beachtet, achte,
      achtet, wahre, wahrt`,
    allow: `erlaubt*, gestattet*, geduldet*, toleriert*, willkommen*, zulässig*, zugelassen*, gern gesehen, erwünscht*, okay, ok, in ordnung, dürfen, darf, darfst, dürft, kann, kannst, können, könnt, akzeptieren, akzeptiert, möglich, gerne, kein problem, völlig ok`,
    soft: `wünschenswert*, wünschen uns, würden uns freuen, freuen uns, wäre schön, wäre nett, empfehl*, empfohlen*, wenn möglich, nach
      möglichkeit, möglichst, versuche, versuchen, versucht, bevorzug*, ermutig*, bitten wir, am besten, idealerweise, gern, denk*
      daran, denk* an, überleg*, freiwillig, optional, anregung, vorzugsweise, grundsätzlich offen, nicht verpflichtend, keine pflicht,
      kein muss, freuen wir`,
    except: `außer, ausser, ausgenommen*, es sei denn, sofern, solange, ohne, sondern nur, nur wenn, nur mit, nur in, nur nach, nur unter,
      nur für, nur als, wenn sie, falls, es sei, abgesehen von, wenn .. gekennzeichnet, wenn ..
      (gekennzeichnet|markiert|versehen|erlaubt), vorherige*, vorher absprechen, bitte vorher`,
    limit: `übermäßig*, übertrieben*, exzessiv*, ausschließlich*, reine, reinen, reiner, überwiegend*, hauptsächlich*, vorwiegend*,
      primär*, unaufgefordert*, ungekennzeichnet*, unmarkiert*, nicht markiert*, nicht gekennzeichnet*, nur, in maßen, in
      erträglichem maße, erträglich*, im rahmen, zu viel*, vorher, sparsam*, aggressiv*, penetrant*, massiv*, unangemessen*,
      ungefragt*, begrenzt*, eingeschränkt*, angemessen*, explizit .. profilbild*, im kleinen rahmen, kleinen rahmen, in geringem
      maße, gelegentlich*, ab und zu, lediglich, allein, einzig, nicht getaggt*, ungetaggt*, automatisiert .. werbung`,
    leave: `genehmig*, zustimmung, absprache, rücksprache, erlaubnis`,
    mark: `gekennzeichnet*, kennzeichn*, markier*, markiert*, versehen, versteckt*, verbergen, verstecken, als sensibel, kenntlich*,
      hinweis*, deklarier*, hinter (einer|einem|einen|eine|ein|der)`,
    but: `aber nicht, dagegen, stattdessen, hingegen, jedoch nicht, jedoch, aber`,
    ignore: `nicht nur, unter anderem, nicht zuletzt, nichts desto*, sexuelle orientierung*, sexueller orientierung*, sexuellen
      orientierung*, sexuelle identität*, sexuelle ausrichtung*, politische orientierung, politische überzeugung*, politische
      einstellung*, politische ansicht*, politische meinung*, geschlechtsidentität*, ohne ausnahme*, ausnahmslos, keine ausnahmen,
      noch nicht, nicht mehr, im sinne, beispielsweise, werbefrei*, politische und sexuelle orientierung, frei von, nicht vergessen,
      im gegensatz, sonst, in der regel, wer nicht, zum beispiel, operationsergebnis,
      (herkunft|geschlecht*|rasse|ethni*|hautfarbe|behinderung*|nationalität|alter*) ..
      (politische*|politisch|sexuelle*|sexualität), datenschutzerklär*, verantwortlich für, egal welche*, politischen religiösen,
      politisch* .. (ausrichtung|orientierung|einstellung|gesinnung|überzeugung), politische ausrichtung`,
    exception: `ausnahm*, mit ausnahme`,
    place: `profilbild*, avatar*, header*, titelbild*, öffentlich*, lokale* timeline, öffentliche* timeline, nicht gelistet, ungelistet*,
      unlisted, banner*, profilfoto*, anzeigename*, benutzername*`,
    reason: `damit, weil, denn, um zu`,
    stop: `kein, keine, keinen, keiner, keinem, keinerlei, keines, unterlasse, unterlassen, unterlasst, unterlässt, vermeide, vermeiden,
      vermeidet, verzichte, verzichten, verzichtet, niemals, nie, null toleranz, sei kein, seid keine, nein zu, stopp, no`,
  },
}
