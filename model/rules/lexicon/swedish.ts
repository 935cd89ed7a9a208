// Swedish, near enough to Danish and Norwegian to read much of their rules too.
import type { Lexicon } from '../lexicon.ts'

export const SWEDISH: Lexicon = {
  language: 'sv',
  script: 'latin',
  common: `och, att, det, som, på, är, av, för, med, den, till, en, ett, om, har, de, eller, inte, vi, du, dig, din, ditt, dina, ni, er, vår, våra, andra, var, från, kan, ska, skall, så, när, vid, alla, här, denna, detta, dessa, sig, sin, sina, inlägg, användare, konton, servern, instansen, innehåll, i, och, ikke, og, af, er`,
  topics: {
    hate: `hatprat, hattal, hatefulde, hatefulle, hatiskt, hatiska, hatisk, hets, hets mot folkgrupp, rasis*, rasist*, racis*, sexis*,
      sexist*, homofob*, transfob*, bifob*, queerfob*, hbtq*fob*, xenofob*, främlingsfientlig*, islamofob*, antisemit*, misogyn*,
      kvinnohat*, funkofob*, ableis*, diskrimin*, fascis*, nazis*, nazist*, nynazist*, nazi, supremac*, vit makt, förintelsen*,
      folkmord*, fördom*, intoleran*, kastsystem, åldersdiskr*, avhumaniser*, hatbrott*, hakkors*, på grund av ..
      (kön|etnicitet|religion|sexuell läggning|funktion*|hudfärg|härkomst), rasistisk*, förtryck*, klassis*, hat, hat mot,
      värdegrunden, värdegrund, hets mot, hat och`,
    'hate=mention': `trygg plats, tryggt rum, inkluderande, antirasis*, antifascis*, mångfald`,
    harassment: `trakasser*, trakasseri*, mobb*, mobbning*, nätmobbning, stalk*, stalkning, förfölj*, hot, hota, hotar, hotelse*, hotfull*,
      skräm*, förolämp*, kränk*, kränkning*, förtal*, förtala*, ärekränk*, troll*, trolla, trollning, personangrepp*, påhopp*,
      personliga angrepp, personliga påhopp, angrepp på, attackera*, ad hominem, förnedr*, förlöjliga*, håna*, hån, provoc*,
      provokation*, aggressi*, utpressning*, tvång, bråk*, drev, näthat*, oönskad* kontakt, fientlig*, toxisk*, dödshot*,
      skändning*, ofreda*, chikan*, krænk*, mobning, hot om, förföljelse*, personangrepp, påhopp`,
    doxxing: `doxx*, doxing, doxa, personuppgift*, personlig information, personliga uppgifter, privat information, privata uppgifter, privatliv*, integritet, personlig* integritet, privata meddelanden, privat konversation*, utan (deras |hens |hans |hennes |uttryckligt )?(samtycke|medgivande|tillåtelse), utan samtycke, telefonnummer, adresser, hämndporr*, röja .. (identitet|uppgift*), avslöja .. (identitet|uppgift*), uthäng*, hänga ut, outa*, känsliga uppgifter, icke samtyck*`,
    'doxxing=require': `respektera .. (privatliv*|integritet*)`,
    impersonation: `utge sig för, utge dig för, utger sig för, utgiv*, imitera .. (person*|konto*), imitation*, falsk identitet, falska identitet*, falska konton, falska profiler, falskt konto, identitetsstöld*, id stöld, parodi*, parodikonto*, låtsas vara, fejkkonto*, fejk konto*`,
    'civility=require': `respekt, respektfull*, artig*, hövlig*, trevlig*, vänlig*, snäll*, var snäll, schysst*, juste, hyfs, vett, folkvett, vett och
      etikett, etikett, netikett, nätikett, god ton, gott uppförande, uppför dig, ödmjuk*, tolerans*, tolerant*, sunt förnuft, god
      tro, konstruktiv*, behandla .. (andra|varandra|som|respekt), hänsyn*, empati*, omtänksam*, civilis*, saklig*, medmänsk*,
      värdighet, respektera .. (varandra|andra|alla|åsikt*), visa hänsyn`,
    'civility=forbid': `oartig*, ohövlig*, otrevlig*, respektlös*, svordom*, svära, svär, grovt språk, vulgär*, fula ord, skitstövel*, otidig*, elak*, rövhål, taskig*, idiot*, ohyfsad*`,
    nudity: `nakenhet*, naken*, nakna, nakenbild*, porr, porr*, pornogra*, porno*, erotisk*, erotik*, sexuellt innehåll, sexuellt
      explicit*, sexuell* .. (innehåll|material|bild*|anspelning*|natur), sexuell, sexuellt, sexuella, sex, vuxeninnehåll, vuxet
      innehåll, för vuxna, explicit*, nsfw, obscen*, hentai, snusk*, könsorgan*, fetisch*, anstötlig*, oanständig*, avklädd*`,
    'content-warnings': `innehållsvarning*, varning för innehåll, innehålls varning*, content warning*, triggervarning*, cw, cws, tw,
      varningstext*, spoiler*, spoilervarning*, känsligt innehåll, känsligt material, känsliga medier, känslig media, som känslig*,
      markera* .. (känslig*|nsfw), märk* .. (känslig*|nsfw), dölj .. bakom, döljas bakom, bakom cw, gömma* bakom, med varning*, bakom
      varning*, bakom en varning`,
    violence: `våld, våldsam*, våldsuppman*, våldsskild*, våldsinnehåll, våldsförhärlig*, gore, blodig*, blod, mord, mörd*, döda, tortyr*, terror*, djurplåg*, djurmisshandel, grymhet*, lik, chock*, våldtäkt*, avrättning*, förhärlig*, uppmana* till våld, uppmaning* till våld, krigsbrott*, lemläst*, grafiskt`,
    'self-harm': `självmord*, suicid*, självskade*, självskad*, ätstörning*, anorexi*, bulimi*`,
    minors: `barnporr*, barnpornograf*, övergrepp mot barn, sexuella övergrepp mot barn, pedofil*, minderårig* .. (sex*|porr*|naken*|erot*), (sex*|porr*|naken*|erot*) .. (minderårig*|barn), lolicon*, loli, shota*, csam, grooming*, skydd av barn, skydda barn, barnövergrepp*, utnyttjande av barn`,
    misinformation: `desinform*, felaktig information, falsk information, falska nyheter, falska uppgifter, fake news, fejknyheter, vilseled*,
      vilseledande, konspiration*, konspirationsteor*, pseudovetenskap*, vaccinmotst*, antivax*, klimatförnek*, faktaresist*, lögn*,
      osann*, rykte*, hoax*, deepfake*, kontrollera .. källor, källkritik*, kvacksalv*, vilseledande*, desinformation,
      konspirationsteori*`,
    politics: `politik*, politisk*, partipolit*, partier, valkampanj*, kampanj*, extremis*, extremhöger*, högerextrem*, vänsterextrem*,
      nationalis*, radikal*, religiös* (propag*|mission*|extrem*), missioner*, sekt, sekter, kommunis*, kapitalis*, auktorit*,
      agitation*`,
    illegal: `respekt* .. (lag|lagar|lagen|lagstiftning*), olaglig*, illegal*, brottslig*, brott, brott mot .. lag*, lagen, lagar, lagstiftning*, svensk lag*, lagstridig*, bryter mot ..
      lag*, strider mot .. lag*, kriminell*, straffbar*, laglig*, förbjudet enligt lag, förfalsk*, piratkopior, människohandel,
      rättsligt, svensk lag, enligt lag, mot lag, lagbrott`,
    'illegal=mention': `svensk rätt, jurisdiktion*, domstol*, ansvarsskyld*, ansvarig utgivare`,
    'regulated-goods': `drog*, narkotika, vapen, skjutvapen, ammunition, spel om pengar, hasardspel, casino*, kasino*, betting, alkohol*, tobak*, cannabis, läkemedel*, prostitu*`,
    copyright: `upphovsrätt*, copyright*, immateriell*, pirat*, piratkop*, plagiat*, plagier*, warez, torrent*, varumärk*, andras verk, andras material, stulen konst, stulet, rättighetsskydd*, rättigheter .. (material|bild*)`,
    'copyright=require': `respekt* .. (upphovsrätt*|copyright*|licens*), ange .. (källa*|upphov*|skapare*), källhänvis*, ge kredd, kreditera*, uppge .. (källa*|upphov*|fotograf*), nämn .. (upphov*|källa*)`,
    'ai-content': `ai, ai genererad*, ai genererat*, ai konst, ai bild*, artificiell intelligens, genererad* av ai, genererat av ai, generativ*, chatgpt, llm, språkmodell*, maskingenerer*`,
    bots: `bot, bots, botar, bottar, botkonto*, bot konto*, automatiserad*, automatiserat*, automatisk* .. (konto*|inlägg*|post*), robot*, spambot*`,
    crossposting: `korsposta*, korspost*, crosspost*, cross post*, spegl* .. (twitter|konto*|inlägg), mirror*, rss, rss flöde*, från (twitter|facebook|instagram|x), twitterkonto*, tweets`,
    'alt-text': `alt text*, alttext*, alternativtext*, alternativ text*, bildbeskrivning*, bildtext*, beskriv* .. (bild*|media|foto*), beskrivning* .. (bild*|media), syntolk*, tillgänglig*, synskad*, synnedsatt*, blinda, skärmläs*, undertext*, camelcase`,
    language: `språk*, svenska, på svenska, svenskspråkig*, engelska, på engelska, norska, danska, översätt*, skandinavisk*`,
    'on-topic': `off topic, offtopic, tema, temat, ämne*, ämnet, håll dig till ämnet, inriktad* på, inriktning, relaterat till, instans för, server för, avsedd för, handlar om, riktar sig till, utanför ämnet, irrelevant*`,
    spam: `spam*, spamma*, skräppost*, flooda*, flood*, massutskick*, massmeddel*, överdriv* .. (post*|inlägg*|hashtag*), upprep* (inlägg|post*|meddel*), oönskade meddelanden, oombedd*, bedräg*, bluff*, lurendrej*, scam*, pyramid*, clickbait*, klickbete*, kedjebrev*, missbruk av hashtag*, hashtagmissbruk, översvämm*`,
    advertising: `reklam*, annons*, kommersiell*, självpromo*, självmarknad*, sponsr*, affiliate*, referral*, företagskonto*, företag ..
      konto*, vinstsyfte, vinstdriv*, seo, smygreklam, insamling*, crowdfund*, influencer*, varumärkeskonto*, pr konto*, reklame,
      markedsføring`,
    crypto: `krypto, kryptovalut*, crypto*, bitcoin*, nft, nfts, blockkedj*, blockchain*, web3`,
    membership: `registrer*, registrering*, ansök* .. (konto*|medlem*|registr*), flera konton, ett konto, ett konto per, andra konto, dubbelkonto*, dubbla konton, inaktiv*, oanvända konton, riktiga människor, riktig människa, verkliga person*, fysisk* person*, riktigt namn, medlem i, medlemmar i, medlemskap*, boende i, bor i, bosatt*, inbjud*, invit*, profilbild .. (krävs|måste|ska), fyll i .. profil, ifylld profil, användarnamn*, polis*, organisationskonto*, studenter, presentera dig, engångsadress*`,
    age: `ålder, åldersgräns*, minimiålder, myndig*, minst 13, minst 16, minst 18, under 13, under 16, under 18, 13 år, 15 år, 16 år, 18
      år, fyllt, vuxen`,
    'data-use': `skrap*, scrap*, crawl*, indexer*, sökmotor*, arkiver*, forskning*, forska*, forskare, samla in ..
      (data|uppgift*|information), insamling av data, träna* .. (ai|modell*), träning .. (ai|modell*), maskininlärning*, kakor`,
    security: `hack*, hacka*, skadlig kod, skadlig programvara, skadliga länk*, malware*, virus*, phishing*, nätfiske*, ddos*, överbelastning*, angrepp .. (server*|infrastruktur*|instans*|system*|tjänst*), attack* .. (server*|infrastruktur*|instans*|system*|tjänst*), sårbarhet*, säkerhetshål*, kringgå* .. (ban*|block*|avstäng*|spärr*), belasta* .. server*, stör* .. (drift*|tjänst*|server*), lösenord*, sabot*, intrång*, obehörig*`,
    moderation: `moderator*, moderer*, moderering*, moderation*, mods, admin, admins, administratör*, administration*, förbehåller oss
      rätten, förbehåller sig rätten, förbehåll* .. rätt*, eget gottfinnande, gottfinnande, godtycke, avstäng*, stängs av, stänga av,
      suspender*, bannlys*, bannad*, banna, ban, bans, blockad*, uteslut*, utesluts, konto .. (tas
      bort|stängs|raderas|avslutas|begränsas|tystas), konton .. (tas bort|stängs|raderas|avslutas|begränsas|tystas), radering av konto*,
      ta bort .. konto*, kastas ut, sparkas ut, kickad*, sanktion*, konsekvens*, påföljd*, åtgärd*, utan varning, utan förvarning, utan
      föregående, varnad*, förvarning, brott mot .. (regl*|villkor*), bryter mot .. (regl*|villkor*), bryta mot .. (regl*|villkor*),
      regelbrott*, överträd* .. (regl*|villkor*), överklag*, beslut, sista ordet, (regler*|villkor*) .. (ändra*|uppdatera*|komma att),
      ändra* .. (regler*|villkor*), från fall till fall, tysta*, nolltolerans, blockeras, blockerad`,
    'moderation=require': `anmäl*, anmälan, rapporter*, rapportera*, kontakta .. (moder*|admin*), flagga .. inlägg`,
    'moderation=forbid': `falska anmälningar, falska rapporter, missbruk .. (rapport*|anmäl*)`,
    federation: `federer*, federation*, federera*, defeder*, instanser .. (block*|tysta*|begräns*|som), servrar ..
      (block*|tysta*|begräns*|som), blocklist*, blockeringslist*, threads, meta, federerade tidslinj*, blockera* ..
      (instanser|servrar)`,
    'content-warnings?': `varning*`,
    'advertising~': `försälj*, sälja, säljer, marknadsför*, promot*`,
    'politics~': `propaganda*`,
    'data-use=mention': `uppgifter .. (spara*|lagra*|sälj*|behandla*), data .. (spara*|lagra*|sälj*|behandla*), loggar, loggfil*, ip
      adress*, gdpr, cookies`,
  },
  cues: {
    ban: `inte tillåt*, ej tillåt*, är inte tillåt*, inte accept*, inte toler*, tolereras inte, tolereras ej, accepteras inte,
      accepteras ej, tillåts inte, tillåts ej, inte välkom*, inte önskv*, inte okej, inte ok, förbjud*, förbud*, otillåt*,
      oacceptabel*, inte, ej, icke, får inte, får ej, ska inte, bör inte, kan inte, nej till, mot, stopp, ingen plats för, hör inte
      hemma, tas bort, kommer att tas bort, raderas, varken, förekommer inte, ikke tillad*, forbudt, ikke tillatt, låt bli, sluta`,
    require: `måste, ska, skall, bör, krävs, kräver, obligatorisk*, nödvändig*, vänligen, snälla, använd, används, se till, alltid, var,
      håll, förväntas, markera, ange, respektera, skyldig*, behöver, tänk på, visa, följ`,
    allow: `tillåt*, tillåtet, är tillåt*, välkom*, får, kan, går bra, okej, ok, accepteras, accepterat, accepterar, fritt, fri att, tolereras, inga problem, gärna`,
    soft: `rekommender*, uppmuntra*, föredr*, helst, om möjligt, gärna använd, uppskatta*, försök*, önskvärt, uppmanas att, föreslå*, idealiskt, överväg*, frivillig*, inte obligator*, strävar`,
    except: `om inte, såvida inte, förutom, utan (cw|varning*|samtyck*|tillstånd*|markering*|innehålls*), så länge, bara om, endast om,
      bara med, endast med, endast i, under förutsättning, med tillstånd, utom, utöver`,
    limit: `överdriv*, enbart, endast, bara, uteslutande, huvudsakligen, främst, mest, oönskad*, omärkt*, omarkerad*, med måtta, måttlig*,
      begräns*, rimlig*, aggressiv* (reklam|marknad*), för mycket, ständig*`,
    leave: `tillstånd, godkännande, tillåtelse`,
    mark: `markera*, märk*, märkas, taggas, tagga*, tagg, dölj*, döljas, gömd*, flaggad*, anges, bakom (en|ett)`,
    but: `däremot, istället, men, dock`,
    ignore: `inte bara, inte endast, inte begränsat till, sexuell läggning, sexuella läggning, sexuell identitet, könsidentitet*, politisk
      åsikt*, politiska åsikter, politisk uppfattning, utan undantag, oavsett, sociala medier, utan vinstsyfte, till exempel, glöm
      inte, tveka inte, vad som helst, (kön|etnicitet|hudfärg|funktion*|nationalitet|ålder|härkomst|klass) ..
      (politisk*|sexuell*|ålder), integritetspolicy, ansvar* för`,
    exception: `undantag*, med undantag`,
    place: `avatar*, profilbild*, omslagsbild*, rubrikbild*, offentlig*, publik*, lokala tidslinj*, olistad*, användarnamn*`,
    reason: `eftersom, så att`,
    stop: `ingen, inget, inga, ingenting, undvik*, avstå*, aldrig, nolltolerans*`,
  },
}
