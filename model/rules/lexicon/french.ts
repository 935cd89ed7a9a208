// The lexicon of French.
import type { Lexicon } from '../lexicon.ts'

export const FRENCH: Lexicon = {
  language: 'fr',
  script: 'latin',
  common: `ai, j, t, s, m, le, la, les, un, une, des, du, de la, et, ou, est, sont, dans, sur, pour, par, avec, vous, nous, votre, vos, notre, ce, cette, ces, qui, que, qu, tout, toute, tous, au, aux, se, il, elle, être, autres, en, ne, pas, si, leur, son, sa, ses, comme, même, propos, comptes, contenus, d, l, n`,
  topics: {
    hate: `haine, haineux, haineuse*, racis*, sexis*, homophob*, transphob*, lgbtphob*, lgbtqphob*, lgbt*phob*, biphob*, queerphob*, grossophob*, xénophob*, islamophob*, antisémit*, judéophob*, misogyn*, validis*, capacitis*, âgis*, agis*, classis*, casteis*, castis*, psychophob*, putophob*, discriminat*, discrimin*, fascis*, facho*, nazi, nazis, nazis*, néonazi*, néo nazi*, suprémacis*, négationnis*, révisionnis*, apologie du nazisme, génocid*, bigot*, préjugé*, intoléran*, oppressi*, oppress*, patriarca*, hétérophob*, spécis*, déshumanis*, insultes raci*, injures raci*, incitation à la haine, holocaust*, shoah, colonialis*, eugénis*, terf*, masculinis*, crimes contre l humanité, contre l humanité, minorités, en raison de .. (origine|religion|sexe|genre|orientation|handicap), ségrégation*, stigmatis*`,
    'hate=mention': `(inclusi*|bienveillan*) .. (lgbt*|queer|trans|minorités), safe space, espace sûr, antiracis*, antifascis*, diversité, lgbt* friendly, queer friendly, trans friendly`,
    harassment: `harcel*, harcèl*, cyberharcèl*, menac*, intimid*, insult*, injur*, troll*, trolls, trollage, attaque* personnelle*, attaques
      ad hominem, attaques contre, attaquer, ad hominem, diffam*, calomni*, dénigr*, humili*, rabaiss*, brigading, dogpil*, raids,
      lynchage, stalk*, traque*, persécut*, provocation*, provoc*, agressi*, agress*, menaces de mort, offens*, propos offensants,
      moqu*, flood de messages, encourager .. harcel*, chantage*, extorsion*, abus, comportement* abusif*, comportements toxiques,
      toxique*, malveillan*, nuire, nuisible*, incitation au harcèl*, propos injurieux, hostil*, querelles, polémiqu*, drama*,
      contact non sollicité*, contacter .. (ne souhait*|refus*), pousser .. au suicide, sealion*, vengean*, violences verbales,
      malfaisan*, avances .. sexuel*, propositions .. sexuel*, harceleu*, intimider, traquer, moquer*, cyberharcel*, propos
      menaçants, menaçant*, acharnement`,
    doxxing: `doxx*, doxing, dox, doxxing*, données personnelles, données privées, informations personnelles, informations privées,
      information* à caractère personnel, données à caractère personnel, vie privée, coordonnées, adresse* personnelle*, numéro* de
      téléphone, divulg*, conversation* privée*, message* privé* .. (publi*|divulg*|partag*|capture*), correspondance privée, sans
      (leur|son|le|votre|l) (consentement|accord|autorisation|permission), sans consentement, non consenti*, non consensuel*,
      revenge porn, outing, droit à l image, image* d autrui, photos .. sans .. (accord|consentement|autorisation), révél* ..
      (identité|information*|données), anonymat, confidential*, identité réelle, informations protégées, données d autrui, vie
      privée d*, vie privée des autres, coordonnées personnelles, sans son consentement, sans leur consentement, sans leur accord`,
    'doxxing=require': `respect* .. vie privée, respect* .. anonymat, respect de la vie privée`,
    impersonation: `usurp*, usurpation*, faux comptes, faux compte, faux profil*, fausse identité, faux nez, se faire passer pour, faire passer pour, imit* .. (personne|identité|compte), parodi*, comptes parodiques, identité d autrui, identités fictives, prétendre être, usurper*`,
    'civility=require': `respect* .. (autre*|mutuel*|autrui|chacun*|utilisat*|membre*|tou*|opinion*|personne*|interlocut*), respect, respectueux,
      respectueuse*, poli, polis, polie, politesse, courtois*, bienveillan*, gentil*, gentillesse, aimable*, bonne foi, cordial*,
      civil, civilité, courtoisie, soyez sympa*, sois sympa*, sympathique*, bon sens, savoir vivre, savoir être, vivre ensemble,
      tolérance, tolérant*, écoute, empathi*, courtoisement, constructif*, constructive*, bonne entente, bonne humeur, amabilité,
      fair play, nétiquette, netiquette, convivial*, bonjour, soyez excellent*, dignité, considération, bonne ambiance, convenable*,
      comportez vous, comportez, traitez .. (autres|respect), éthique, respecter les autres, respectez vous, bienveill*,
      respectueu*, entraide`,
    'civility=forbid': `impoli*, irrespect*, grossier*, grossièr*, vulgar*, vulgaire*, connard*, con, cons, incivil*, mauvaise foi, irrespectueux,
      langage ordurier, jurons, gros mots, mesquin*, condescend*, discourtois*, méprisan*, mépris, vulgarité*, malveillan*`,
    nudity: `nudité*, nu, nus, nue, nues, nude*, nudes, porn*, pornograph*, érotiq*, érotis*, sexuel* ..
      (contenu*|explicit*|image*|acte*|caractère), contenu* sexuel*, sexuellement, caractère sexuel, sexuel, sexuelle, sexuels,
      sexuelles, sexe, nsfw, contenu* adulte*, contenu* pour adulte*, pour adultes, réservé* aux adultes, obscèn*, contenu* explicite*,
      images explicites, hentai, lewd, indécen*, suggesti*, fétich*, bdsm, zoophil*, adulte, lubrique*, x, impudiqu*, génital*, organes
      génitaux`,
    'content-warnings': `avertissement de contenu, avertissement* sur le contenu, content warning*, cw, cws, tw, trigger warning*,
      avertissement de contenu explicite, contenu sensible, contenus sensibles, comme sensible*, média* sensible*, images sensibles,
      marqué* sensible*, spoil, spoiler*, spoilers, spoils, divulgâch*, étiquet* .. (nsfw|sensible*), balise* .. (nsfw|sensible*),
      traumavertissement*, marqué* nsfw, mention nsfw, tag nsfw, tagué* nsfw, flou*, floutage, avec avertissement*, sous avertissement*,
      avertissement* obligatoire*, avertissement* pour, avertissement* de`,
    violence: `violence, violences, violent, violente, violents, violentes, gore, sang, sanglant*, sanguinolent*, meurtr*, tuer, tortur*, mutil*, terroris*, cruauté*, maltraitance* .. anima*, cruel*, décapit*, cadavre*, choquant*, choquer, brutal*, incitation à la violence, apologie de la violence, apologie .. (crime*|guerre|terrorisme|violence*), crimes de guerre, viol, viols, violeur*, guerre*, pulsion*, agressions sexuelles, atteinte à l intégrité, barbar*, snuff, attentats, intégrité physique, glorifi*`,
    'self-harm': `suicid*, automutil*, auto mutil*, scarif*, troubles alimentaires, trouble* du comportement alimentaire, anorex*, boulim*, pro ana, tca`,
    minors: `pédoporn*, pédophil*, pédocrim*, pédo, pédos, pornographie infantile, pédo pornograph*, abus .. (enfant*|mineur*), exploitation .. (enfant*|mineur*), (sexuel*|porn*|sexual*|érotique*|nu*) .. (mineur*|enfant*|juvénil*|mineures), (mineur*|enfant*) .. (sexuel*|sexual*|porn*|érotiq*|abus*), lolicon*, loli, shota*, shotacon, csam, grooming, protection .. (enfan*|mineur*), mise en danger .. (enfan*|mineur*), pédopornographi*, inces*, mineurs`,
    misinformation: `désinformation*, mésinformation*, fausse* information*, fausses nouvelles, fausse nouvelle, fake news, fakenews, infox,
      complotis*, complot, complots, conspiration*, conspirationnis*, théorie* du complot, intox, rumeur*, pseudo scien*,
      pseudoscien*, antivax, anti vax*, antivaccin*, négation* .. (clima*|science), climatoscep*, climatonég*, trompeu*, mensong*,
      mensonger*, informations erronées, information erronée, contre vérité*, canular*, hoax*, deepfake*, manipulat* ..
      information*, vérifi* .. (source*|information*), propager .. faux, anti science, antiscien*, charlatan*, confusionnis*,
      dérives sectaires, fausses informations, propagation de rumeurs, désinform*, contenus trompeurs`,
    politics: `politique*, politiquement, politicien*, extrême droite, extrêmes droites, extrême gauche, extrémis*, élection*,
      électoral*, parti politique, partis politiques, partisan*, prosélyt*, militant*, nationalis*, ultranationalis*, radicalis*,
      religieu* .. (prosélyt*|propag*|extrém*), sectes, sectaire*, sectari*, capitalis*, communis*, libertarien*, macronis*, zemmour*,
      droite, autoritar*, totalitar*, anarcho capitalis*, réactionnair*, impérialis*, réac, réacs`,
    illegal: `respect* .. (loi|lois|législation*), illégal*, illicite*, illégaux, la loi, les lois, aux lois, à la loi, lois, législation*, loi français*, droit français, droit
      belge, droit suisse, délit*, délictu*, criminel*, crime, crimes, interdit* par la loi, contraire* ..
      (loi*|droit*|législation), hors la loi, conforme* .. (loi|législation), code pénal, pénalement, contrefaçon*, contrefait*,
      cybercrimin*, trafic*, juridiquement, légalement, légalité, contenus illicites, loi française, législation, respecter la loi,
      conforme* .. (loi*|législation)`,
    'illegal=mention': `juridiction*, droit applicable, soumis* .. (droit|loi*), hébergé* (en|par|au), responsabilité*, tribunal*, tribunaux`,
    'regulated-goods': `drogue*, stupéfiant*, armes, arme à feu, jeux d argent, jeu d argent, jeux de hasard, casino*, paris, alcool*, tabac, cannabis, médicament*, prostitut*, proxénét*, escort*`,
    copyright: `droit* d auteur*, droit* d auteur*ice*, copyright*, propriété intellectuelle, piratage*, pirat*, plagi*, contrefaçon, warez,
      téléchargement* illéga*, droits de .. (propriété|tiers), œuvre* .. (sans|vol*|autrui), vol d œuvre*, violation .. droit*,
      marques déposées, licence*, ayants droit, piratage de, œuvres protégées, contenu* volé*, sans créditer, sans citer, droits d
      auteur, repost .. sans autorisation`,
    'copyright=require': `respect* .. (droit* d auteur*|copyright*|licence*|propriété intellectuelle|œuvre*), citer .. (source*|auteur*|artiste*), citez .. (source*|auteur*|artiste*), créditer, créditez, crédit*, sources ..
      (cit*|indiqu*|mention*), mention* .. (auteur*|source*|artiste*), indiquer .. (source*|auteur*), attribution*, sourcez, citer
      .. (source*|auteur*), mentionner .. (source*|auteur*), crédit* .. (auteur*|artiste*)`,
    'ai-content': `ia, i a, intelligence artificielle, généré* par (une |l )?ia, ia générativ*, ai art, contenu* généré*, images
      générées, générati*, chatgpt, llm, llms, midjourney, généré* automatiquement, généré* artificiellement`,
    bots: `bot, bots, robot, robots, automatisé*, automatiq* .. (publi*|compte*|post*), compte* automatique*, compte* automatisé*,
      comptes robots, publication* automatique*, spambot*, comptes automatisés, comptes automatiques, publication automatique`,
    crossposting: `crosspost*, cross post*, crossposting, repost* .. twitter, miroir*, flux rss, rss, depuis
      (twitter|facebook|instagram|x), de (twitter|facebook|instagram), vers (twitter|mastodon), relais .. (twitter|flux|rss), tweets,
      comptes twitter, copie .. twitter`,
    'alt-text': `texte* alternatif*, alt text*, texte alt, description* .. (image*|média*|photo*|visuel*), décri* .. (image*|média*|photo*),
      accessib*, malvoyant*, aveugle*, lecteur* d écran, sous titr*, camelcase, déficien* visuel*, non voyant*, légend* .. image*,
      texte alternatif, textes alternatifs, décrivez .. images, décrire .. images, description* .. image*`,
    language: `en français, français, francophon*, en anglais, anglais, anglophone*, multilingue*, bilingue, traduct*, tradui*, langues,
      breton, occitan, catalan, québécois, en breton, espéranto, langue (de|du|principale|officielle|française|utilisée), la langue`,
    'on-topic': `hors sujet, hors sujets, hors thème, hors thématique, thématique*, thème*, dédié* (à|au|aux), consacré* (à|au|aux), en
      lien avec, lien avec le thème, instance pour, serveur pour, généralist*, en rapport avec, centré* sur, ligne éditoriale, sujet de
      l instance`,
    spam: `spam*, pourriel*, flood*, floods, inond*, messages en masse, en masse, publication* excessive*, publications répétit*, répétit*, messages répétés, abus de hashtag*, hashtags abusi*, arnaque*, escroquerie*, fraud*, scam*, hameçonnage .. spam, démarch*, messages non sollicités, non sollicité*, clickbait, putaclic*, putaclick, piège à clic*, pyramid*, marketing multi niveau*, chaînes, bourrage, indésirable*, abus de mentions, trop de messages, abonnements massifs, abonnements en masse, engagement farm*`,
    advertising: `publicit*, publicitaire*, pub, pubs, autopromo*, auto promo*, promo, promos, commercia*, commerciaux, marketing,
      sponsoris*, sponsor*, affiliation*, affilié*, liens d affiliation, seo, référencement, but lucratif, démarchage, monétis*,
      influenceu*, financement participatif, cagnotte*, mercantil*, buts lucratifs, publi reportage, compte* (d |de )?entreprise*,
      comptes? professionnel*, comptes? de marque*`,
    crypto: `crypto*, cryptomonnaie*, cryptomonnaies, bitcoin*, nft, nfts, blockchain*, chaîne* de blocs, web3`,
    membership: `inscription*, multi compte*, multicompte*, comptes multiples, plusieurs comptes, un seul compte, second compte,
      deuxième compte, inactif*, inactivité, comptes inactifs, personne* physique*, personne* réelle*, vraies personnes, pseudonym*,
      vrai nom, adhéren*, adhésion*, résid* .. (à|en|dans|au), habitant*, habit* (à|en|dans|au), sur invitation, réservé* (à|aux), photo
      de profil, biographie, remplir .. profil, cooptation*, parrain*, étudiant*, flics, policier*, comptes partagés, ouvert* à tou*,
      demande* d inscription, comptes individuels, motif* .. inscription, inscriptions, inscription sur, demande* .. inscription*,
      réservée* aux, réservé* aux, s inscrire`,
    age: `âge, majorité légale, 18 ans, 16 ans, 15 ans, 13 ans, âge minimum, âge minimal, âge légal, moins de 13, moins de 15, moins de
      16, moins de 18, plus de 18, 18+, interdit aux mineur*, ans révolus, être majeur*, au moins 15 ans, au moins 16 ans, au moins
      18 ans, majeur*`,
    'data-use': `scrap*, scraping, moissonn*, index*, moteur* de recherche, archiv*, recherche* (scientifiq*|universit*|académ*), à des
      fins de recherche, collect* .. (données|information*), entraîn* .. (ia|modèle*|intelligence), entraînement ..
      (ia|modèle*|intelligence), apprentissage automatique, pistage, traceurs, statistiq*, aspir* .. (données|contenu*), études
      scientifiques`,
    security: `hack*, piratage .. (informatique|compte*), pirater .. compte*, malware*, logiciel* malveillant*, virus, hameçonn*, phishing,
      ddos, déni de service, attaque* .. (serveur*|infrastruct*|instance|informatique*), sécurité ..
      (serveur*|service*|instance|compte*), contourn* .. (blocage*|ban*|suspen*|sanction*), faille*, vulnérabil*, surcharg*,
      perturb* .. (service*|fonctionnement|serveur*), bon fonctionnement, intrus*, mot* de passe, nuire au ..
      (serveur|service|fonctionnement), saturer, spyware, évasion de ban*, liens malveillants, code malveillant, piratage ..
      (serveur*|compte*|site|instance|système*), pirater .. (serveur*|compte*|site), attaque* technique*, attaques contre, attaques
      lancées, intrusion, contourn* .. (sanction*|bannissement*|blocage*|suspension), évasion de ban, dégrader les performances,
      surcharg* .. serveur, hameçonnage`,
    moderation: `modérat*, modération*, modérateur*, modératrice*, modo, modos, admin, admins, administrat*, se réserve* le droit, réservons le
      droit, réserve le droit, à la discrétion, discrétion*, discrétionnaire*, bannir, bannissement*, ban, bans, suspen*, suspendu*,
      suspension*, exclu*, exclusion*, expuls*, compte* .. (supprim*|suspend*|ferm*|désactiv*|bloqu*|limit*|banni*|silenc*),
      suppression .. compte*, fermeture .. compte*, sanction*, avertissement préalable, sans préavis, sans avertissement préalable,
      sans justification, manquement*, infraction* .. (règle*|charte), non respect .. (règle*|charte|condition*), violation* ..
      (règle*|charte|condition*), enfreind* .. (règle*|charte|condition*), enfreint* .. (règle*|charte|condition*), appel, faire
      appel, contest*, décision*, dernier mot, modifi* .. (règle*|charte|condition*), (règle*|charte|condition*) ..
      (modifi*|évolu*|chang*|susceptible*|mise* à jour|mises à jour), cas par cas, récidiv*, bloqu* ..
      (utilisateur*|compte*|personne*), poursuite*, mesures, tolérance zéro, conséquence*, liste non exhaustive, non exhausti*,
      éjecté*, virés, viré, modéré*, modérons, sera banni*, seront banni*, être banni*, bannis définitivement, équipe de modération,
      l équipe, équipe d administration, compte suspendu, comptes suspendus, signalé et supprimé, supprimés sans préavis, invisibles
      aux flux, liste noire, bannissements, exclus, exclure`,
    'moderation=require': `signal* .. (modér*|admin*|contenu*|message*|compte*|abus|comportement*|problème*|post*|pouet*|publication*),
      signalez, signaler, signalement*, signale*, contact* .. (modér*|admin*|équipe), (signalez|signaler) .. (équipe|modér*|admin*)`,
    'moderation=forbid': `abus .. signalement*, signalement* abusi*, faux signalement*`,
    federation: `fédérer, fédérées, défédér*, instances .. (bloqu*|modér*|silenc*|suspend*|limit*|qui), serveurs ..
      (bloqu*|modér*|silenc*|qui), blocage d instance*, threads, meta, passerelle*, liste* de blocage, fédération avec, fédérer
      avec, fédérons, ne fédère*`,
    'content-warnings?': `avertissement*, masqué*, masquer`,
    'advertising~': `vente*, vendre, promotion*, promouvoir .. (produit*|service*|marque*|entreprise*)`,
    'politics~': `propagande*`,
    'data-use=mention': `rgpd, conserv* .. (données|log*|ip), journaux, logs, adresse* ip, données .. (conserv*|stock*|collect*|vend*), vos données,
      vos informations, droit d accès`,
  },
  cues: {
    ban: `pas, interdit*, interdiction*, interdisons, proscri*, prohib*, banni*, non toléré*, pas toléré*, ne sont pas toléré*, pas
      autorisé*, pas acceptable*, pas accepté*, pas la place, pas sa place, pas leur place, pas les bienvenu*, pas bienvenu*,
      inacceptable*, ne pas, n est pas, ne sera pas, ne seront pas, refus*, jamais, bannissons, ni, non, rejet*, condamn*,
      intoléra*, supprimé*, malvenu*, à bannir, à proscrire, hors de question, contre`,
    require: `doit, doivent, devez, dois, devra, devront, obligatoir*, requis*, il faut, nécessaire*, exigé*, exige*, utilisez, utiliser,
      utilise, merci de, veuillez, svp, s il vous plaît, soyez, sois, respectez, respecter, toujours, veillez, pensez à, pense à,
      assurez, tenu*, prière de, marquez, mettez, mettre, ajoutez, impérativement, à condition, obligation, respect`,
    allow: `autorisé*, autorisées, permis, permise*, bienvenu*, accepté*, acceptons, toléré*, pouvez, peut, peuvent, possible*, admis*, libre de, libre, libres, acceptable*, encouragé* à publier, aucun problème, ok, sont les bienvenu*`,
    soft: `encourag*, recommand*, conseill*, préfér*, préférence, préférable, si possible, apprécié*, apprécions, souhait*, invit*,
      essayez, essayer, dans la mesure du possible, idéalement, suggér*, privilégi*, efforcez, mieux vaut, n hésitez pas,
      facultatif*, pas obligatoire*, à privilégier`,
    except: `sauf, excepté*, à moins, hormis, sans, à condition, seulement si, uniquement si, uniquement avec, uniquement en, hors cadre,
      tant que, du moment, pourvu que, sous réserve, en dehors, si elle*, s ils, s il, dans le cadre, autre que, bien évidemment`,
    limit: `excessi*, exclusivement, uniquement, seulement, principalement, majoritairement, essentiellement, abusi*, non sollicité*,
      trop, avec modération, modérément, limité*, limites, raisonnab*, non marqué*, préalable*, non répertorié, intensi*, agressi*,
      massi*, but unique, unique but, gratuit*, pur, purement, à but, répété*, intrusi*, raisonnable*, occasionnel*`,
    leave: `autorisation, accord préalable, accord de, permission, approbation`,
    mark: `marqué*, marquer, marquez, signalé* comme, étiquet*, balisé*, tagué*, identifié*, indiqué*, indiquer, masqué*, caché*,
      mention*, précisé*, préciser, sous cw, déclaré*, derrière (un|une|l)`,
    but: `au contraire, en revanche, par contre, mais, toutefois, cependant`,
    ignore: `pas seulement, non seulement, orientation* sexuelle*, identité* sexuelle*, orientation politique, opinion* politique*,
      identité de genre, appartenance politique, convictions politiques, ne pas hésiter, pas d exception*, sans exception*, n
      importe quel*, quelle que soit, y compris, sans limitation, sans s y limiter, n hésitez pas, politique de confidentialité,
      politique de modération, politique d *, réseau social, réseaux sociaux, plus ou moins, travail du sexe, sans but lucratif, à
      but non lucratif, but non lucratifs, (race|origine*|genre|sexe|handicap*|nationalité*|âge|ethni*|apparence) ..
      (politique*|sexuel*|sexe|âge), responsable de, avec précaution, provocation du, provocation au, entreprises doivent`,
    exception: `exception, à l exception`,
    place: `avatar*, bannière*, photo* de profil, image* de profil, en-tête*, fil public, timeline publique, fil local, publiquement, en
      public, non listé*, pseudonyme*, pseudo`,
    reason: `afin de, afin que, parce que, car, puisque`,
    stop: `pas de, pas d, aucun, aucune, évite*, éviter, évitez, abstenir, abstenez, abst*, zéro, stop, à éviter, tolérance zéro`,
  },
}
