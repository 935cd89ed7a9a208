// The words by which texts of servers speak of crawling, indexing and research, in the languages of the lexicons, as patterns without nesting.

/** Alternatives of a pattern, over several lines. */
function words(text: TemplateStringsArray): string {
  return text.raw.join('').replaceAll(/\n\s*/g, '').trim()
}

const BEGIN = String.raw`(?<![\p{L}\p{N}])`
const END = String.raw`(?![\p{L}\p{N}])`

// Words begin where they stand; in scripts without gaps they stand anywhere.
function pattern(begun: string, dense: string, flags = 'iu'): RegExp {
  return new RegExp(`${BEGIN}(?:${begun})|${dense}`, flags)
}

function whole(list: string, dense: string, flags = 'iu'): RegExp {
  return new RegExp(`${BEGIN}(?:${list})${END}|${dense}`, flags)
}

const CRAWL_WORDS = words`
  crawl\p{L}*|webcrawl\p{L}*|scrap(?:e|es|ed|er|ers|ing|en|t)(?!\p{L})|web[- ]?scraping|spider(?:s|ing|ed)?(?!\p{L})|
  index(?:ing|ed|es|ers?|ation)?(?!\p{L})(?! (?:funds?|finger|cards?|page|of)(?!\p{L}))|harvest(?:ing|ed|ers?)(?!\p{L})|
  data[- ]?mining|mirroring|archiving|automated (?:access|collection|retrieval|quer\p{L}+|means|tools?|requests?)|indexier\p{L}*|
  indizier\p{L}*|auslesen|automatisiert\p{L}* (?:zugriff|abruf|abfrage|auslese|erfass)\p{L}*|gescrap\p{L}*|gecrawl\p{L}*|
  indexer(?:en|ing|ad|as|a|t)(?!\p{L})|geïndexeerd|indeksoi\p{L}*|haravoi\p{L}*|index(?:er|é|ée|és|ées)(?!\p{L})|
  robots? d[’']indexation|moissonn\p{L}*|aspirat\p{L}*|collecte automatis\p{L}*|index(?:ar|ado|ada|ación|ação|ació)(?!\p{L})|
  indizar|rastre(?:ar|o|adores|amento|ador)(?!\p{L})|raspa(?:do|gem|r)(?!\p{L})|indicizza\p{L}*|scansion\p{L}* automat\p{L}*|
  raccolta automat\p{L}*|indeksowa\p{L}*|scrapowa\p{L}*|crawlowa\p{L}*|indexov\p{L}*|indexac\p{L}*|dizine ekle\p{L}*|
  indeksle\p{L}*|индексир\p{L}*|индексац\p{L}*|парсинг\p{L}*|парсить|скр[аеэ]й?пинг\p{L}*|краул\p{L}*|індекс(?:ув|ац)\p{L}*`
const CRAWL_DENSE = words`
  クロール|クローラ|クローリング|スクレイピング|インデックス|索引|爬虫|爬蟲|抓取|爬取|收录|크롤링|크롤러|스크래핑|인덱싱|색인`

const LEARNING = words`
  ai|a\.i\.|artificial intelligence|machine learning|llms?|gpt|chatgpt|openai|gen(?:erative )?ai|(?:model|training)|ki|
  künstlich\p{L}* intelligenz|maschinell\p{L}* lernen|ia|intelligence artificielle|inteligencia artificial|
  inteligência artificial|intelligenza artificiale|apprentissage|entrenamiento|treinamento|addestra\p{L}*|ии|нейросет\p{L}*|ші`
const LEARNING_DENSE = words`
  機械学習|AI学習|生成AI|人工智能|机器学习|機器學習|인공지능|기계 ?학습`

/** Crawling: its words, whose verb comes last, and machine learning, which is another matter. */
export const TERMS = {
  any: pattern(CRAWL_WORDS, CRAWL_DENSE),
  each: pattern(CRAWL_WORDS, CRAWL_DENSE, 'giu'),
  verbLast: /[\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u,
  learning: whole(LEARNING, LEARNING_DENSE),
  // "AI crawlers", "KI-Crawler": those only are meant.
  learningAgents: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${LEARNING})(?:[- ](?:training|model|data))?[- ]?(?:crawl|scrap|spider|bot|index)\\p{L}*|(?:生成AI|AI|人工智能)の?(?:クローラー?|爬虫|爬蟲)`,
    'giu',
  ),
} as const

const BAN_WORDS = words`
  no|not|don[’']?t|never|cannot|can[’']?t|forbid\p{L}*|prohibit\p{L}*|disallow\p{L}*|banned|refrain|unwelcome|
  without (?:\p{L}+ ){0,4}(?:permission|consent|approval|authori[sz]ation)|opt(?:ed|s|ing)?[- ]out|kein\p{L}*|nicht|verboten|
  untersagt|unzulässig|unerwünscht|ohne (?:\p{L}+ ){0,4}(?:erlaubnis|zustimmung|genehmigung|einwilligung)|interdit\p{L}*|pas|
  aucun\p{L}*|défendu\p{L}*|proscrit\p{L}*|sans (?:\p{L}+ ){0,4}(?:autorisation|accord|permission|consentement)|prohib\p{L}*|
  ningún|ninguna|sin (?:\p{L}+ ){0,4}(?:permiso|autorización|consentimiento)|proib\p{L}*|não|nenhum\p{L}*|
  sem (?:\p{L}+ ){0,4}(?:permissão|autorização|consentimento)|vietat\p{L}*|non|nessun\p{L}*|
  senza (?:\p{L}+ ){0,4}(?:permesso|consenso|autorizzazione)|geen|niet|verboden|zonder toestemming|zakaz\p{L}*|zabron\p{L}*|nie|
  bez (?:zgody|pozwolenia|souhlasu|povolení)|zákaz\p{L}*|zakázán\p{L}*|nesm\p{L}*|ne|ingen|inte|förbjud\p{L}*|kiellet\p{L}*|ei|
  älä\p{L}*|ilman lupaa|yasak\p{L}*|prohibid\p{L}*|запрещ\p{L}*|нельзя|не|без (?:разрешения|согласия|дозволу|згоди)|заборон\p{L}*|
  забарон\p{L}*`
const BAN_DENSE = words`
  禁止|しないで|お断り|ご遠慮|許可しません|認めません|認めない|不可|やめて|严禁|嚴禁|不得|请勿|請勿|不允许|不允許|未经|未經|禁|금지|하지 ?마|마세요|불허|허용하지|안 ?됩니다`

/** Banning; and what looks like it: what the server itself does, asking not to be shut out, and leave for search engines. */
export const BANS = {
  any: whole(BAN_WORDS, BAN_DENSE),
  ownConduct:
    /(?<!\p{L})(?:(?:we|our (?:server|instance|service|site)|this (?:server|instance|service|site)) (?:(?:do(?:es)?|will|have|has)(?: not|n[’']t)|is (?:not|n[’']t) (?:\p{L}+ )?(?:indexed|crawled|scraped))|we (?:are not|aren[’']t)|we never|we won[’']t|wir (?:\p{L}+ ){0,3}(?:nicht|keine)|nous ne|no (?:rastreamos|indexamos)|não (?:rastreamos|indexamos)) /iu,
  defence: /(?:block|exclude|hinder|blockier\p{L}*|bloque\p{L}*) (?:\p{L}+ ){0,2}(?:crawler|spider|indexer|search engine)/iu,
  exceptSearch:
    /(?:except|other than|unless|apart from|ausgenommen|außer|sauf|hormis|salvo|excepto|exceto|tranne|behalve|poza|kromě|кроме|крім) (?:[^\s]+ ){0,12}(?:search engine|suchmaschin|moteurs? de recherche|buscador|mecanismos? de busca|motor[ie]? di ricerca|zoekmachine|wyszukiwar|vyhledáva|поисков|пошуков)/iu,
} as const

const SERVER_WORDS = words`
  servers?|instances?|sites?|websites?|web ?sites?|services?|platforms?|domains?|nodes?|pages?|webpages?|apis?|endpoints?|
  servern?s?|instanz(?:en)?|webseiten?|seiten?|dienste?s?|plattform|serveurs?|plateforme|servidor(?:es)?|instancias?|sitios?|
  página|instâncias?|istanz[ae]|sit[oi]|servizio|servizi|instanties?|serwer\p{L}*|instancj\p{L}*|stron(?:y|a|ę|ie)|
  instanc[ei]\p{L}*|stránk\p{L}*|instansen?|webbplatsen?|palvelin\p{L}*|instanssi\p{L}*|sivusto\p{L}*|sunucu\p{L}*|сервер\p{L}*|
  инстанс\p{L}*|сайт\p{L}*|узл\p{L}*|узел|інстанс\p{L}*`
const SERVER_DENSE = words`
  サーバー?|鯖|インスタンス|サイト|本站|实例|實例|站点|站點|网站|網站|服务器|伺服器|서버|인스턴스|사이트`
const CONTENT_WORDS = words`
  posts?|postings?|toots?|status(?:es)?|content|contents|messages?|profiles?|users?|members?|accounts?|people|persons?|personal|
  images?|photos?|media|art|artworks?|data|information|timelines?|works?|conversations?|followers?|hashtags?|addresses|e-?mails?|
  others|anyone|each other|other|beiträgen?|inhalten?|profilen?|nutzer\p{L}*|benutzer\p{L}*|mitglieder\p{L}*|daten|bildern?|kunst|
  nachrichten|contenus?|publications?|utilisat\p{L}*|membres?|comptes?|données|pouets?|publicaci\p{L}*|contenidos?|usuari\p{L}*|
  miembros?|cuentas?|datos|publicaç\p{L}*|conteúdos?|membros?|contas?|dados|contenut[oi]|utenti|dati|membri|berichten|gebruikers?|
  gegevens|inhoud|leden|treści|użytkownik\p{L}*|dan(?:e|ych)|wpis\p{L}*|příspěv\p{L}*|uživatel\p{L}*|inlägg\p{L}*|användar\p{L}*|
  innehåll\p{L}*|julkaisu\p{L}*|käyttäj\p{L}*|gönderi\p{L}*|kullanıcı\p{L}*|пост\p{L}*|сообщени\p{L}*|пользовател\p{L}*|
  данн\p{L}*|контент\p{L}*|профил\p{L}*|допис\p{L}*|користувач\p{L}*|дан(?:их|і)`
const CONTENT_DENSE = words`
  投稿|ユーザー?|データ|プロフィール|画像|コンテンツ|个人|帖子|嘟文|用户|用戶|数据|數據|内容|內容|게시물|게시글|사용자|데이터|콘텐츠|회원`

const PLACES =
  "(?:on|in|at|from|within|across|auf|in|aus|von|sur|dans|depuis|de|en|desde|em|no|na|do|da|su|sul|sulla|nel|nella|da|op|van|w|na|z|ze|på|från|на|в|из|з|із|у) (?:(?:this|the|our|any|diese[mrs]?|unsere[mrs]?|de[mr]|ce|cet|cette|notre|le|la|l[’']|este|esta|nuestr[oa]|el|nosso|nossa|questo|questa|quest[’']|nostr[oa]|deze|dit|onze|het|tej|tym|naszej|naszym|této|tomto|den här|denna|vår|этом|этого|нашем|нашего|цьому|цього|нашому) ?){0,2}"

/** What a ban is about: the server, what members put there, and the server as a mere place. */
export const OBJECTS = {
  each: new RegExp(
    `(?<server>(?<![\\p{L}\\p{N}])(?:${SERVER_WORDS})(?![\\p{L}\\p{N}’'])|${SERVER_DENSE})|(?<![\\p{L}\\p{N}])(?:${CONTENT_WORDS})(?![\\p{L}\\p{N}])|${CONTENT_DENSE}`,
    'giu',
  ),
  place: new RegExp(`(?<![\\p{L}\\p{N}])${PLACES}(?:${SERVER_WORDS})(?![\\p{L}\\p{N}])`, 'giu'),
} as const

const RESEARCH_WORDS = words`
  (?:for|conduct\p{L}*|perform\p{L}*|academic|scientific|any|no|of|in|human[- ]subjects?) (?:\p{L}+[ ,/]+){0,3}(?:research|stud(?:y|ies)|experiments)(?!\p{L})|
  research(?:ers)? (?:\p{L}+ ){0,4}(?:not|prohibited|forbidden|purposes|projects?|without|is|are|must|may|on|of|into)|
  studying (?:\p{L}+ ){0,3}(?:users|members|posts|server|instance|community)|forschung\p{L}*|
  (?:wissenschaftlich\p{L}*|akademisch\p{L}*) (?:\p{L}+ ){0,2}(?:auswert|studie|zweck|untersuch|erheb|nutz)\p{L}*|studien|
  recherche (?:scientifique|académique|universitaire)|fins? de recherche|
  recherches? sur (?:\p{L}+ ){0,2}(?:membres|utilisat\p{L}*|serveur|instance|communauté)|investigación|investigaciones|
  fins de pesquisa|pesquisa (?:acadêmica|científica)|fini di ricerca|ricerca (?:scientifica|accademica)|scopi di ricerca|
  onderzoeksdoeleinden|wetenschappelijk onderzoek|bada(?:nia|ń|niach) naukow\p{L}*|celach badawczych|výzkum\p{L}*|forskning\p{L}*|
  tutkimuskäyt\p{L}*|tieteelli\p{L}* tutkimu\p{L}*|(?:научн\p{L}* )?исследовани\p{L}*|дослідженн\p{L}*`
const RESEARCH_DENSE = words`
  研究目的|学術研究|研究利用|調査研究|研究用途|学术研究|學術研究|用于研究|用於研究|연구 ?목적|학술 ?연구`

/** Research on a server or its people; not the research that members should do before they post. */
export const RESEARCH = {
  any: pattern(RESEARCH_WORDS, RESEARCH_DENSE),
  advice:
    /(?:your|own|some|the|proper|little|basic) (?:\p{L}+ )?research|research (?:before|first|it|your|them)|(?:your|own) stud(?:y|ies)|research[- ]based|(?:scientific|medical) (?:consensus|facts|evidence)/iu,
} as const
