// The lexicon of Dutch.
import type { Lexicon } from '../lexicon.ts'

export const DUTCH: Lexicon = {
  language: 'nl',
  script: 'latin',
  common: `de, het, een, en, of, van, in, op, is, zijn, te, dat, die, dit, met, voor, naar, aan, bij, je, jij, jou, jouw, u, uw, we, wij, ons, onze, hun, andere, anderen, als, ook, maar, om, door, uit, tot, wordt, worden, er, wie, wat, berichten, deze, alle, elke, iedereen, gebruikers, over, zonder, heeft, hebben, hier, zich`,
  topics: {
    hate: `haat, haatz*, haatd*, haatspraak, haatberichten, haatzaai*, racis*, seksis*, sexis*, homofob*, homofobie, transfob*, bifob*, lhbt*fob*, queerfob*, xenofob*, islamofob*, antisemit*, jodenhaat, misogyn*, vrouwenhaat, validis*, ableis*, discrimin*, fascis*, nazi, nazis, nazi*, neonazi*, nationaalsocialis*, supremacis*, holocaust*, genocid*, vooroorde*, intoleran*, onverdraagz*, kasten*, leeftijdsdiscr*, ontmenselijk*, vreemdelingenhaat, witte suprem*, onderdruk*, op basis van .. (ras|afkomst|geslacht|religie|geloof|geaardheid|huidskleur), hakenkruis*, bigot*`,
    'hate=mention': `veilige ruimte, inclusie*, antiracis*, antifascis*, diversiteit, lhbt*vriendelijk*`,
    harassment: `intimid*, pesten, pest*, pesterij*, cyberpesten, lastigvallen, lastig te vallen, lastig vallen, val .. lastig, valt .. lastig, stalk*, bedreig*, dreigement*, beledig*, schelden, uitschelden, scheldpartij*, laster*, smaad, treiter*, troll*, trollen, getrol, persoonlijke aanval*, op de man, aanvallen van, aanvallen op, ad hominem, vernedere*, kleiner*, belachelijk, provoc*, uitlok*, agress*, afpers*, chant*, ruzie*, doodsbedreig*, ongewenst contact, dogpil*, brigad*, vijandig*, toxisch*, flame*, kwetsend*, kwetsen, ophitsen, ophitsing, opruien, opruiing, misbruik van (mensen|anderen|gebruikers)`,
    doxxing: `doxx*, doxing*, doxen, persoonsgegevens, persoonlijke gegevens, persoonlijke informatie, privégegevens, privé gegevens, privé informatie, privéinformatie, privacy, privé berichten, privéberichten, privé gesprek*, zonder (hun |zijn |haar |diens |uitdrukkelijke )?toestemming .. (person*|foto*|beeld*), zonder (hun|zijn|haar|diens) toestemming, adresgegevens, telefoonnummer*, niet consensuele, wraakporno, onthul* .. (identiteit|gegevens|informatie), outen, portretrecht*, gevoelige gegevens, foto s .. zonder .. toestemming`,
    'doxxing=require': `respect* .. privacy, privacy .. respect*`,
    impersonation: `imperson*, zich voordoen als, voordoen als, doe je .. voor als, voordoe* .. als, nepaccount*, nep account*, nepprofiel*, fake account*, valse identiteit*, identiteitsfraude, identiteitsdiefstal, parodie*, imiteren, imitatie*, valse profielen, identiteit van anderen`,
    'civility=require': `respect, respectvol*, vriendelijk*, beleefd*, beschaafd*, netjes, fatsoen*, fatsoenlijk*, aardig*, wees aardig,
      wees lief, lief voor, goede manieren, omgangsvorm*, etiquette, nettiquette, netiquette, goed gedrag, gedraag je, gedraagt u,
      hoffelijk*, tolerant*, verdraagz*, goede trouw, gezond verstand, constructief, opbouwend*, behandel ..
      (anderen|elkaar|zoals|respect), rekening met, empath*, waardigheid, sociaal, gezellig*, respecteer ..
      (anderen|elkaar|iedereen|mening*|grenzen), respecteren .. (elkaar|anderen)`,
    'civility=forbid': `onbeleefd*, respectloos*, onfatsoenlijk*, eikel*, klootzak*, lul, hufter*, vulgair*, grof taalgebruik, grove taal, schelden, scheldwoord*, vloeken, onbeschoft*, lomp*, kwade trouw, ongepaste taal`,
    nudity: `naakt*, bloot, porno, porno*, pornogra*, erotisch*, erotiek, seksuele inhoud, seksueel expliciet*, seksueel* ..
      (inhoud|materiaal|content|beeld*|getint*|aard), seksueel, seksuele, seks, expliciete*
      (inhoud|content|beelden|materiaal|afbeelding*), volwassen inhoud, inhoud voor volwassenen, voor volwassenen, nsfw, obsceen*,
      obscene, hentai, lewd, genitali*, fetisj*, aanstootgevend*, onzedelijk*, suggestief, suggestieve`,
    'content-warnings': `inhoudswaarschuw*, contentwaarschuw*, content waarschuw*, content warning*, contentwarning*, triggerwaarschuw*,
      trigger warning*, cw, cws, tw, spoiler*, gevoelige inhoud, gevoelige media, gevoelige content, als gevoelig, gevoelig gemarkeerd,
      markeer .. (gevoelig|nsfw), gemarkeerd .. (gevoelig|nsfw), verberg .. achter, verborgen achter, met een waarschuwing, met
      waarschuwing*, achter een waarschuwing`,
    violence: `geweld, gewelddadig*, gewelds*, gewelddad*, gore, bloederig*, bloed, moord*, doden, marteling*, martel*, terror*, terreur, dierenmishand*, dierenleed, wreed*, lijken, schokkend*, gruwel*, verkracht*, executie*, verheerlijk*, aanzetten tot geweld, oproepen tot geweld, oproep tot geweld, oorlogsmisd*, verminking*, snuff`,
    'self-harm': `zelfmoord*, suïcid*, zelfdoding*, zelfbeschadig*, zelfverminking*, eetstoornis*, anorexia, boulimi*, proana, pro ana`,
    minors: `kinderporno*, kindermisbruik*, misbruik van kinderen, minderjarig* .. (seks*|naakt*|porno*|erot*), (seks*|naakt*|porno*|erot*) .. (minderjarig*|kinderen|kind), pedofil*, pedo, lolicon*, loli, shota*, csam, grooming, bescherming van (kinderen|minderjarigen), seksualiser* .. (kinderen|minderjarig*), minderjarigen`,
    misinformation: `desinform*, misinform*, nepnieuws, fake news, fakenews, valse informatie, onjuiste informatie, misleidende informatie, misleidend*, onwaar, onware, onwaarheden, leugens, complot*, complottheor*, complotdenk*, samenzwer*, pseudowetenschap*, antivax*, anti vax*, wappie*, klimaatontken*, ontkenning van, hoax*, geruchten, roddel*, deepfake*, kwakzalver*, misleiding, bronnen .. controle*`,
    politics: `politiek*, politieke, politici, partijpolit*, partijen, verkiezing*, campagne*, extremis*, extreem rechts,
      extreemrechts*, extreem links, rechts extrem*, nationalis*, radical*, radicaal, evangelis*, bekeren, religieuze
      (propag*|uiting*|extrem*), sekte*, communis*, kapitalis*, autoritair*`,
    illegal: `illegaal*, illegale*, onwettig*, wederrechtelijk*, strafbaar*, strafbare*, de wet, wet, wetten, wetgeving, wettelijk*, nederlandse wet*, belgische wet*, in strijd met de wet, wetsovertreding*, crimineel*, criminele*, misdaad, misdaden, misdrijf, misdrijven, verboden bij wet, legaal, wetboek*, namaak*, vervalst*, mensenhandel, overtred* .. wet*`,
    'illegal=mention': `nederlands recht, van toepassing .. recht, aansprakelijk*, rechtbank*, jurisdict*, gehost in`,
    'regulated-goods': `drugs, verdovende, wapens, wapen, vuurwapen*, munitie, gokken, gok*, casino*, kansspel*, alcohol*, tabak*, cannabis, medicijn*, prostitu*, escort*`,
    copyright: `auteursrecht*, copyright*, intellectueel eigendom*, piraterij, illegaal downloaden, illegale downloads, plagiaat, plagi*, warez, torrent*, merkrecht*, handelsmerk*, andermans werk, werk van anderen, rechten van derden, gestolen kunst, gestolen content, portretrechten`,
    'copyright=require': `bronvermelding*, vermeld .. (bron*|maker*|auteur*|kunstenaar*), bron* .. vermeld*, geef credit*, credits, naamsvermelding*, noem .. (maker*|bron*|auteur*)`,
    'ai-content': `ai, ai gegenereerd*, kunstmatige intelligentie, gegenereerd* door ai, ai kunst, ai afbeelding*, ai content, generatieve ai, chatgpt, llm, taalmodel*, computergegenereerd*, gegenereerd*`,
    bots: `bot, bots, botaccount*, bot account*, geautomatiseerd*, automatisch* .. (account*|bericht*|post*|plaats*), automatische*, spambot*, robot*`,
    crossposting: `crosspost*, cross post*, doorplaats*, spiegel* .. (twitter|account*), mirror*, rss, rss feed*, van (twitter|facebook|instagram|x), twitter account*, tweets, doorposten, kopie* .. twitter`,
    'alt-text': `alt tekst*, alttekst*, alternatieve tekst*, alt text*, beeldbeschrijving*, beschrijving* .. (afbeelding*|foto*|media|beeld*), beschrijf .. (afbeelding*|foto*|media|beeld*), toegankelijk*, slechtziend*, blinden, schermlezer*, screenreader*, ondertitel*, camelcase, afbeeldingsbeschrijving*, mediabeschrijving*`,
    language: `taal, talen, nederlands, in het nederlands, nederlandstalig*, engels, in het engels, engelstalig*, anderstalig*, vertal*, vlaams, fries, friestalig*, moedertaal, voertaal`,
    'on-topic': `off topic, offtopic, thema, thema s, onderwerp van, onderwerp .. (instance|server), gerelateerd aan, gericht op, bedoeld voor, instance voor, server voor, instantie voor, bestemd voor, relevant* voor, over het onderwerp, niet relevant*`,
    spam: `spam*, gespam*, flood*, massaal (bericht*|volg*|post*), massaberichten, buitensporig* .. (post*|berichten|hashtag*), overmatig* .. (post*|berichten|hashtag*), herhaald* (post*|bericht*), herhalende berichten, misbruik van hashtags, hashtagmisbruik, ongevraagd*, oplichting*, oplicht*, fraude*, fraud*, scam*, zwendel*, piramide*, clickbait*, kettingbrie*, kettingbericht*, ongewenste berichten, te veel berichten`,
    advertising: `reclame*, adverteer*, adverten*, adverteren, zelfpromotie*, commerci*, marketing*, gesponsord*, sponsor*, affiliate*,
      referral*, bedrijf .. account*, bedrijfsaccount*, zakelijk* (account*|gebruik|doeleind*), winstoogmerk, sluikreclame, seo,
      crowdfund*, inzamel*, influencer*, reclamedoeleinden`,
    crypto: `crypto, cryptomunt*, cryptovaluta*, crypto*, bitcoin*, nft, nfts, blockchain*, web3`,
    membership: `registrat*, registreer*, registreren, aanmeld*, aanmelding*, meerdere accounts, één account, een account per, tweede account, dubbele accounts, inactie*, ongebruikte accounts, echte mensen, echt persoon, echte persoon, natuurlijke person*, echte naam, lid van, leden van, lidmaatschap*, ledenserver, inwoner*, woonachtig*, woont in, wonen in, uitnodig*, profielfoto .. (verplicht|moet), vul .. profiel, ingevuld profiel, gebruikersna*, wegwerp*, politie, studenten, alumni, stel jezelf voor, organisaties .. account*, toegelaten`,
    age: `leeftijd*, minimumleeftijd, meerderjarig*, minimaal 13, minimaal 16, minimaal 18, minstens 13, minstens 16, minstens 18, onder
      de 13, onder de 16, onder de 18, jonger dan, ouder dan, 13 jaar, 16 jaar, 18 jaar, 16+, volwassen zijn`,
    'data-use': `scrap*, crawl*, indexer*, zoekmachine*, archiver*, archief, onderzoek*, wetenschappelijk*, verzamelen ..
      (gegevens|data), trainen .. (ai|model*), training .. (ai|model*), machine learning`,
    security: `hack*, gehackt*, malware*, virussen, virus*, phishing*, ddos*, kwaadaardig* (software|code|link*), aanval* .. (server*|infrastructuur|instance|systeem*|dienst*), beveiligingslek*, kwetsbaarhed*, omzeil* .. (ban*|blok*|schorsing*|maatregel*), ontduik* .. (ban*|blok*|schorsing*), belasting van de server, overbelast*, verstor* .. (dienst*|server*|werking), ontregel*, wachtwoord*, sabot*, cybercrim*, inbreken, misbruik van de (dienst|server|service)`,
    moderation: `moderat*, moderator*, moderatie*, modereren, gemodereerd*, mods, mod, admin, admins, beheerder*, beheer,
      administrator*, beheerteam, behouden ons het recht, behoudt zich het recht, behoud* .. recht, recht voor, naar eigen inzicht,
      eigen inzicht, goeddunken, discretie, schors*, geschorst*, verban*, ban, bans, gebanned*, geband*, bannen, geblokkeerd*,
      blokkade*, opgeschort*, opschort*, verwijderd .. account*, account ..
      (verwijder*|geblokk*|geschorst*|opgeschort*|afgesloten|gelimiteerd|gedempt), accounts ..
      (verwijder*|geblokk*|geschorst*|opgeschort*|afgesloten|gelimiteerd), eruit gegooid, eruit gezet, uitgesloten, sanctie*,
      consequenties, gevolgen, maatregel*, zonder waarschuwing, zonder voorafgaande, zonder opgaaf, gewaarschuwd, overtreding van ..
      (regels|voorwaard*), overtred* .. (regels|voorwaard*), schending van .. (regels|voorwaard*), overtreders, bezwaar*, beroep,
      beslissing*, laatste woord, (regels|voorwaarden|huisregels) .. (wijzig*|aanpas*|aangepast|verander*|gewijzigd|bijgewerkt), wijzig*
      .. (regels|voorwaarden), per geval, dempen, gedempt, nultolerantie, handhav*, recidiv*, worden geblokkeerd, gebruikers blokkeren`,
    'moderation=require': `meld, melden, meldt, rapporteer*, rapporteren, melding*, report*, neem contact .. (moder*|beheer*|admin*), contacteer .. (moder*|beheer*|admin*)`,
    'moderation=forbid': `valse meldingen, misbruik .. (meld*|rapport*)`,
    federation: `federatie, federeren, defeder*, instances .. (geblokk*|blokk*|gedempt|gelimit*|die), servers .. (geblokk*|blokk*|gedempt|die),
      blokkeerlijst*, blokkeren van .. (instances|servers), threads, meta, gefedereerde tijdlijn, (blokkeren|blokkeer*) ..
      (instances|servers)`,
    'content-warnings?': `waarschuwing, waarschuwingen, achter een`,
    'advertising~': `verkoop*, verkopen, promot*, promoten, promotie*, handel in`,
    'politics~': `propaganda*`,
    'data-use=mention': `gegevens .. (verzamel*|bewaar*|opgeslagen|verkoop*|verkocht|gedeeld|verwerk*), data ..
      (verzamel*|bewaar*|opgeslagen|verkoop*|verkocht), logs, logbestand*, ip adres*, avg, gdpr, cookies, tracking`,
    'federation?': `andere instances, andere instanties, andere servers`,
  },
  cues: {
    ban: `niet toegestaan*, niet toegelaten*, niet getolereerd*, niet geaccepteerd*, niet welkom*, niet gewenst*, niet geduld, niet
      acceptabel, niet de bedoeling, niet oké, tolereren .. niet, accepteren .. niet, dulden .. niet, verboden, verbod, verbied*,
      onacceptabel*, ongewenst*, ontoelaatbaar*, niet, niemand, niets, tegen, mag niet, mogen niet, weiger*, uit den boze, taboe,
      worden verwijderd, wordt verwijderd, noch`,
    require: `moet, moeten, dient, dienen, verplicht*, vereist*, noodzakelijk*, nodig, gelieve, alsjeblieft, a u b, aub, svp, gebruik,
      gebruikt, zorg, zorg ervoor, altijd, wees, houd, hou, markeer, behoort, horen, hoort, verwacht*, respecteer, zet, voeg,
      plaats, respecteren, eerbiedig`,
    allow: `toegestaan*, toegelaten*, welkom*, mag, mogen, kan, kunt, kunnen, geaccepteerd*, getolereerd*, geen probleem, vrij om, prima, oké, ok, vrij, staat vrij, gerust`,
    soft: `aanbevolen, aanbevel*, raden .. aan, aangeraden, aangemoedigd*, moedig* .. aan, moedigen, op prijs gesteld, gewaardeerd*,
      waarderen, voorkeur*, bij voorkeur, indien mogelijk, als het kan, waar mogelijk, probeer*, liefst, graag, overweeg, niet
      verplicht*, optioneel, streven, stellen`,
    except: `tenzij, behalve, uitgezonderd, zonder (cw|waarschuw*|toestemming*|markering|content*), mits, zolang, alleen als, alleen met,
      alleen in, alleen indien, alleen wanneer, op voorwaarde, met toestemming, buiten`,
    limit: `overmatig*, buitensporig*, excessie*, uitsluitend, alleen, enkel, slechts, voornamelijk, hoofdzakelijk, vooral, ongevraagd*,
      ongemarkeerd*, met mate, beperkt*, redelijk*, agressie* reclame, te veel, constant*, als enig doel`,
    leave: `toestemming, goedkeuring`,
    mark: `gemarkeerd*, markeer*, getagd*, tag, tags, gelabeld*, label, verborgen, verberg*, aangeduid*, vermeld, achter een`,
    but: `daarentegen, in plaats daarvan, maar, echter`,
    ignore: `niet alleen, niet beperkt tot, seksuele geaardheid, seksuele oriëntatie, seksuele voorkeur*, genderidentiteit, politieke
      overtuiging*, politieke voorkeur*, politieke opvatting*, zonder uitzondering*, ongeacht, sociale media, zonder winstoogmerk,
      bijvoorbeeld, niet vergeten, niet meer, aarzel niet,
      (ras|afkomst|geslacht|gender|beperking*|nationaliteit|leeftijd|etni*|huidskleur) .. (politiek*|seksuele|leeftijd),
      privacyverklaring, privacybeleid, verantwoordelijk voor`,
    exception: `uitzondering*, met uitzondering`,
    place: `avatar*, header*, profielfoto*, profielafbeelding*, openbaar, openbare, publiek*, lokale tijdlijn, niet vermeld, unlisted,
      gebruikersna*`,
    reason: `omdat, zodat, want`,
    stop: `geen, vermijd*, onthoud je, onthoudt u, nooit, nul tolerantie, geen plaats voor, stop, no`,
  },
}
