// English, and the words that rules in every language borrow from it; it applies to every text.
import type { Lexicon } from '../lexicon.ts'

export const ENGLISH: Lexicon = {
  language: 'en',
  script: 'latin',
  common: `the, of, and, to, in, is, are, be, or, this, that, with, for, on, your, you, you're, we, our, other, others, any, if, at, by, as, it,
    its, from, all, have, will, they, them, who, which, their, not, please, posts, use, users, people, these`,
  topics: {
    hate: `hate, hateful, hatred, hater, haters, hate speech*, hatespeech, hate group*, hateful conduct, racis*, sexis*, homophob*,
      transphob*, biphob*, queerphob*, lgbt*phob*, fatphob*, enbyphob*, lesbophob*, acephob*, whorephob*, xenophob*, islamophob*,
      judeophob*, sinophob*, hinduphob*, misogyn*, misandr*, ableis*, ageis*, casteis*, classis*, colorism, antisemit*, anti semit*,
      antiziganism, bigot*, discriminat*, prejudice*, fascis*, neofascis*, nazi, nazis, nazism, naziism, neonazi*, neo nazi*,
      national socialis*, nationalsocialis*, hitler, swastika*, kkk, ku klux, white suprem*, white power, white national*,
      supremacis*, suprematis*, holocaust, shoah, slur, slurs, dehumaniz*, dehumanis*, genocid*, ethnic cleansing, terf, terfs,
      terfism, gender critical*, gendercrit*, swerf*, incel, incels, alt right, altright, oppressive, oppression, racial*, ethnic
      hatred, intoleran*, chauvinis*, apartheid, eugenic*, conversion therapy, misgender*, deadnam*, dead nam*, transmisogyn*,
      transmedical*, truscum, radfem*, homomis*, transmis*, cissexis*, heterosexis*, heteronormativ*, patriarch*, anti trans, anti
      lgbt*, anti gay, anti queer, anti black*, antiblack*, anti muslim, orientalis*, colonialis*, demean* ..
      (group*|race|religion), (attack*|insult*|threaten*|harass*|target*|violence|derogatory) .. (race|ethnic*|religion|sexual
      orientation|gender|nationality|disabilit*|caste), (based on|because of|on the basis of|due to) ..
      (race|ethnic*|religio*|sexual orientation|gender|nationality|disabilit*|caste), derogatory ..
      (race|gender|sex*|religio*|group*|terms), protected (class*|group*|categor*|characteristic*), marginalized
      (group*|people*|communit*), marginalised (group*|people*|communit*), zionis*, sexual or racial, holocaust denial*, holocaust
      deni*, denial of the holocaust, genocide denial*`,
    'hate=mention': `(lgbt*|queer|trans|gay|poc|bipoc) (friendly|inclusive|positive|affirming|safe), inclusive (space|community|place|environment|server|instance),
      diversity, safe space, safer space, anti racis*, antiracis*, anti fascis*, antifascis*, antifa, intersectional*, trans inclusive, everyone is welcome regardless,
      all are welcome, welcoming .. (all|everyone|regardless), social justice`,
    'hate=forbid': `against (racism|fascism|hate|discrimination|sexism)`,
    harassment: `harass*, bully*, bullies, cyberbull*, mobbing, stalk*, cyberstalk*, threat, threats, threaten*, death threat*, dogpil*, dog
      pil*, brigad*, troll, trolls, trolling, trollish, trolled, sealion*, sea lion*, insult*, intimidat*, abuse others, abusing
      (others|people|users|members), verbal abuse, abuse of (others|people|users|members|any kind), personal attack*, attack other*,
      attack (people|users|each other|anyone|someone|members|individuals), attacking (people|users|others|individuals), ad hominem*,
      flame, flames, flamewar*, flaming, flame war*, flamebait*, name calling, namecalling, call* names, defam*, slander*, libel*,
      smear*, swatting, raiding, pester*, unwanted (contact|attention|advances|messages|dms|sexual|behavior|behaviour|interaction*),
      unsolicited (contact|attention|advances|comments|criticism), sexual advances, target*
      (individual*|people|user*|person*|harass*), hounding, incite* (others|people|against|harm*), incit* .. harass*, gaslight*,
      concern troll*, cause drama, start drama, instigat*, start* fights, pick* fights, humiliat*, belittl*, ridicul*, shaming,
      public shaming, witch hunt*, baiting, ragebait*, rage bait*, antagoni*, blackmail*, extort*, coerc*, creeping on, wish* ..
      (harm|death), (asked|told|requested) .. stop, (asked|told|requested) to stop, block evad* .. user, abusive behavio*,
      mistreat*, predatory, sexual harass*, body sham*, do not contact, does not want, doesnt want, kill yourself, kys, subtweet*,
      aggressive behavio*, cause distress, intended to (offend|provoke|upset), abuse (and|or|is|will|towards|of people|each), no
      abuse, harm and abuse, abusive
      (behavior|behaviour|language|comments|content|or|posts|messages|users|conduct|towards|speech|toots|remarks), abusive and, and
      abusive, be abusive, requested otherwise, do not continue to engage, (asked|requested|wish*|want*) .. (not to be contacted|no
      contact|left alone), unwanted attempts to contact, unwelcome personal attention, personal attention, requests to cease, asked
      to cease, cease .. (contact|interaction), sustained disruption, (behavior|behaviour) disruptive, harm other people, malicious
      acts, emotionally exhaust, intent to harm, intentionally cause harm, microaggression*, reply guy*, attacks on
      (people|users|others|members), upsetting (people|others),
      (harassment|hate|bullying|threats|violence|trolling|insults|doxxing|discrimination|intimidation) (and|or|and or) abuse, abuse
      (and|or) (harassment|hate|bullying|threats|violence|trolling|insults|doxxing|discrimination|intimidation),
      (threatening|harassing|hateful|harmful|offensive|toxic) (and|or) abusive, abusive (and|or)
      (threatening|harassing|hateful|harmful|offensive|toxic), abuse (other )?(people|users|members|others), abuse of (other
      )?(people|users|members|others)`,
    doxxing: `dox, doxx, doxes, doxxes, doxed, doxxed, doxing, doxxing, doxxing*, private information, personal information, private
      info, personal info, personal data, private data, personally identif*, identifying information, private details, personal details,
      private content, personal content of, private message* .. (public*|screenshot*|share*|post*), private
      (messages|conversations|correspondence|posts) .. (without|permission|consent), screenshot* of private, revenge porn*, creepshot*,
      upskirt*, voyeur*, home address*, phone number*, (respect|invade|invasion|violat*|protect) .. privacy, invasion of privacy,
      privacy violation*, privacy of other*, privacy of (people|users|members|individuals|third), others privacy, peoples privacy, each
      others privacy, privacy rights, private lives, outing (people|someone|others|a), (out|outed) someone, unmask*, deanonymi*, de
      anonymi*, real (names|identities|life identit*) of, reveal* .. (identity|identities|personal|information),
      (pictures|photos|images|photographs|videos) of (others|people|someone|strangers|individuals|other people|identifiable) without,
      (stays|stay) private, leaking, leaks of, leaked (private|personal|info*|documents|messages), confidential
      (info*|messages|data|documents|material|conversations),
      (photo*|picture*|image*|video*|recording*|information|content|screenshot*|media) .. without .. (consent|permission),
      (share|post|publish|screenshot*|disclos*|sharing|posting|publishing) .. without (their|his|her|explicit|express)
      (consent|permission), (photos?|pictures?|images?|videos?|recordings?) of (a |other
      )?(people|someone|persons?|others|strangers|individuals|identifiable people) .. consent,
      (share|publish|screenshot*|leak*|repost*|disclos*|sharing|posting|publishing) .. (confidential|private
      (messages|conversations|information|posts|data|details)|direct messages), post .. private
      (messages|conversations|information|data|details), (non consensual|nonconsensual)
      (images?|imagery|intimate|porn*|photos?|pictures?|sharing|media|nud*|sexual*|recording*|content), without consent of`,
    impersonation: `impersonat*, impostor*, imposter*, pretend* to be, pretending to be, pose as, posing as, fake accounts, fake account, fake
      profiles, fake profile, fake identit*, false identit*, catfish*, identity theft, parody, parodies, inauthentic*, sock puppet*,
      sockpuppet*, misrepresent* (yourself|your identity|who you|themselves), masquerad*, not who you say, misleading
      (profile|account|identity), (claim*|claiming) to be (someone|another|a), false (profile|accounts), impersonif*, satire
      (must|should|account*), satirical account*, (parody|satire) and, pass yourself off, passing yourself off, (be|being) someone
      (you are|youre) not, real identity of, celebrity joke`,
    'civility=require': `be kind, be nice, be respectful, be civil, be polite, be excellent, be courteous, be friendly, be considerate, be decent, be a
      decent, be cool, be chill, be awesome, be compassionate, be empathetic, be patient, be mindful, be gentle, be welcoming, be a
      good (person|human|neighbor|neighbour|citizen), be constructive, be humble, be reasonable, be gracious, be caring, be
      generous, be thoughtful, being kind, being nice, being respectful, being civil, kindness, respect (each other|one
      another|others|everyone|other|people|all|fellow|your fellow|members|every|the other|their|boundaries|pronouns|peoples|others
      opinions|the opinions|different|diversity), respects (each other|others|everyone), respect pronouns, respect ..
      (others|boundaries|opinions|pronouns|members|users|differences|each other), treat (each other|others|one
      another|everyone|everybody|people|all|fellow|your|every|other), treat .. (respect|kindness|dignity|decency|fairly|courtesy),
      mutual respect, with respect, respectful*, respectfully, courteous*, courtesy, civilly, civility, polite, politely,
      politeness, decency, good faith, assume good, best intent*, good intent*, assume positive, golden rule, treat .. (want to
      be|would like|wish to be) treated, do unto others, act like (an adult|adults|a grown), good manners, mind your manners,
      netiquette, code of conduct .. respect, play nice*, get along, excellent to each other, nice to, common decency, think before
      (you|posting), love thy, harmonious*, keep .. (civil|respectful|friendly|polite|nice|constructive|classy|professional),
      considerate, agree to disagree, hospitab*, wheatons law, show respect, don't forget to be, remember .. human, stay kind, kind
      to, kind and, and kind, behave yourself, behave yourselves, behave well, behave appropriately, behave respectfully,
      constructive criticism, constructive feedback, constructive discussion*, constructive dialog*, remember the human, kind words,
      be good to, debate the idea*, attack ideas, respect free speech, good vibes, refer to people, be positive, be inclusive, be
      normal, be apropriate, be appropriate, be honest, honest and, and honest, be fair, fair and, exercise
      (consideration|respect|empathy), (respect|respectful) in, respect for, show (empathy|respect|kindness|compassion), with
      (kindness|consideration|empathy|compassion|dignity), be tolerant, be helpful, help each other, friendly
      (language|tone|atmosphere|manner|environment), be a responsible, act professionally, be professional, common courtesy, common
      sense, no harm, respect is (a must|key|important|required|mandatory|essential), respect and
      (kindness|courtesy|dignity|empathy|tolerance|consideration|compassion),
      (consideration|courtesy|dignity|kindness|empathy|tolerance|compassion|honesty) and respect, consideration (and|for)`,
    'civility=forbid': `jerk, jerks, dick, dicks, asshole*, arsehole*, ass, asshat*, douche*, douchebag*, rude, rudeness, being mean,
      mean to, be mean, disrespect*, impolite*, uncivil*, incivil*, bad faith, swear, swearing, profan*, vulgar*, foul language, curse
      words, cuss*, obscene language, offensive language, unkind*, shitty, shithead*, shit head, an arse, wanker*, twat, a prick,
      bastard*, cunt, edgelord*, tone polic*, dickhead*, be evil, inconsiderate, tantrum*, condescend*, patroni*, jackass, hurt
      feelings, slagging off, elitism, cause offense, cause offence, smartass`,
    nudity: `nude, nudes, nudity, nudism, naked, naked*, porn, porn*, pornograph*, pr0n, nsfw, nsfl, nsfw*, sexual, sexual content, sexual*
      explicit*, sexually*, sexualiz*, sexualis*, sexually suggestive, sexual
      (images|imagery|material|media|themes|acts|activity|nature), explicit content, explicit media, explicit material*, explicit
      images, explicit imagery, explicit photos, explicit pictures, explicit posts, explicit art*, explicit profile, explicit
      avatar*, adult content, adult material, adult themes, adult image*, adult media, adult only, adults only content, adult posts,
      adult art*, adult work, adult entertainment, adult rated, adult oriented, adult nature, adult 18+, mature content, mature
      themes, mature material, x rated, r rated, 18+ content, 18+ material, lewd*, erotic*, erotica, hentai, ecchi, rule 34, rule34,
      r18, r 18, fetish*, kink, kinks, kinky, kink content, yiff, smut*, obscen*, genital*, genitalia, nipple*, boobs, breasts,
      penis*, vagina*, dick pic*, dick pics, unsolicited dick*, sex, sex work*, sexting, onlyfans, fansly, fap, spicy content,
      suggestive (content|image*|art*|material|pose*), indecent*, not safe for work, bestial*, zoophil*, zoosexual*, beastial*,
      incest*, necrophil*, vore, guro, feral porn, horny, thirst trap*, bikini*, lingerie, sexual gratification, intimate images,
      intimate content, arous*, risque, raunchy, bdsm, explicit language or images, (sexually|overly|highly) (suggestive|explicit),
      suggestive content, explicit or (suggestive|sexual|adult|lewd|pornographic|nude)`,
    'nudity=allow': `(nsfw|porn|adult content|nudity|lewd content|sex work*|sexual content|sex workers) (is|are)
      (welcome|allowed|fine|ok|okay|permitted|encouraged), nsfw friendly, sex work* friendly, nsfw welcome, nsfw allowed,
      (nsfw|porn|adult content|nudity|lewd content|sexual content) (is |are )?(highly |strongly |warmly |absolutely |very much |also
      |always )?encouraged`,
    'content-warnings': `content warning*, contentwarning*, trigger warning*, cw, cws, cwed, cw'd, tw, content notice*, content note*,
      content notes, cn, spoiler tag*, sensitive (content|media|flag|material|tag|filter|toggle|setting|checkbox), as sensitive, marked
      sensitive, mark sensitive, hide sensitive, hidden behind, behind a warning, behind a filter, with a warning, appropriate warning*,
      proper warning*, warning label*, content filter*, behind cw*, behind a cw, nsfw tag*, nsfw flag*, nsfw filter, nsfw toggle, nsfw
      marker, tag* nsfw, tagged nsfw, marked nsfw, mark* as nsfw, mark* nsfw, tagged as nsfw, labeled nsfw, flagged nsfw, flagged as
      nsfw, tag your triggers, trigger tag*, warn people, collapse .. text, behind a cut, cwd, spoiler*, spoilers, always warn others,
      warn others, hide .. (behind|under) .. (warning*|cw*|spoiler*|tag), posts? sensitive, sensitive or, sensitive topics, sensitive
      subjects, sensitive images, potentially sensitive, sensitive stuff, sensitive posts`,
    violence: `violence, violent, violently, gore, gory, guro, snuff, graphic
      (content|image*|imagery|depiction*|material|media|death*|injur*), graphic violence, brutal*, bloody, mutilat*, dismember*,
      corpse*, dead bodies, dead animals, terroris*, terror, bomb*, massacre*, mass shoot*, school shoot*, murder*, beheading*,
      torture*, animal cruelty, animal abuse, cruelty to animals, cruelty, abuse of animals, shock content, shock image*, shock
      site*, shock value, shocking (content|image*|media|material), disturbing (content|image*|media|material|imagery), glorif* ..
      (war|crime|violence|killing*|harm), calls for .. (violence|harm|death|genocide), call* for violence, physical harm, bodily
      harm, promot* .. violence, kill, killing*, assassinat*, rape, rapes, rapist*, sexual assault, sexual violence, war crime*,
      paramilitar*, warmonger*, isis, hamas, jihad*, harm to (others|people|animals), harming others, grotesque, gruesome, domestic
      abuse, domestic violence, abuse .. animals, human remains, militarism, weapons of war, violent extremis*, terrorism or violent
      extremism, blood and, blood or, or blood, and blood, blood gore, no blood, bloodshed, executions, decapitat*, killings, calls
      to violence, calling for violence, encourag* violence, advocat* violence, advocating violence, encouraging harm, dangerous
      (acts|activities|behavior|behaviour|organizations|individuals), put someone in danger, endanger (others|people|lives|someone),
      wish* death, wishing (harm|death)`,
    'self-harm': `suicid*, self harm*, selfharm*, self injur*, self mutilat*, eating disorder*, pro ana, proana, pro mia, thinspo*, thinspiration, anorexi*, bulimi*, cutting, self destructive, pro ed, harm themselves, harm yourself, unsafe weight`,
    minors: `csam, csem, csa, cp, csai, child porn*, child sexual*, child sex*, child abuse, child exploit*, child nud*, child erotic*,
      child endanger*, child safety, childrens safety, abuse of (children|minors), kiddie porn, underage*, under age* ..
      (sex*|nud*|porn*|content|character*|image*), loli, lolis, lolicon*, lolita*, shota*, shotas, shotacon*, cub, cub porn, pedo,
      pedos, pedophil*, paedo*, pedophile*, hebephil*, ephebophil*, nomap*, minor attracted, groom*, jailbait, aged up, toddlercon,
      simulated child, sexual* .. (minor|minors|child|children|underage|kids|young|teen|teens|teenager*|youth|juvenile*),
      (porn*|nud*|lewd*|erotic*|nsfw|explicit|obscene) .. (minor|minors|child|children|underage|kids|childlike|juvenile*),
      (minor|minors|child|children|underage|kids|childlike|juvenile*|characters) ..
      (sexual*|porn*|nud*|lewd*|nsfw|erotic*|abuse|exploit*), exploit* .. (children|minors|child|minor), protect* ..
      (children|minors|kids), harm* .. (children|minors), young looking, youthful, appear* .. (underage|minor*|under 18), look*
      underage, under 18 characters, (people|characters|anyone|persons|individuals|someone) under (the age of )?(18|eighteen), legal to
      view sexual, pedophily`,
    misinformation: `misinformation, disinformation, misinfo, disinfo, mis information, dis information, malinformation, fake news, false
      information, false or misleading, falsehood*, conspiracy theor*, qanon, q anon, pseudoscien*, pseudo scien*, antivax*, anti
      vax*, antivacc*, anti vacc*, vaccine denial*, climate denial*, climate change denial*, denialis*, science denial*, flat
      earth*, unverified, false (news|claims|statements|content|rumors|medical), false and misleading, deliberately false,
      deepfake*, deep fake*, covid .. (denial*|misinfo*|hoax*|deny*), known to be false, quackery, propagat* .. false, historical
      revisionis*, revisionis*, spread* .. false, manipulated media, untruth*, chemtrail*, homeopath*, astroturf*, denial of
      science, conspirac*, spread* .. (rumor*|rumour*|lies|hoax*|gossip|falsehood*), no rumors, hoaxes, hoax, false rumor*, lies,
      medical misinformation, unverified .. (claims|information|news), fact check*, anti science, antiscience, tell the truth,
      unscientific`,
    politics: `politics, politician*, election*, electoral, campaigning, campaign ads, partisan*, party politic*, extremis*, radicali*,
      right wing, far right, rightwing, left wing, leftwing, far left, nationalis*, violent nationalis*, ultranationalis*, communis*,
      stalinis*, tankie*, tankies, marxis*, leninis*, authoritarian*, totalitar*, ancap*, maga, trump*, proselyti*, religious
      (content|proselyt*|propagand*|extrem*), evangeli*, preach*, religion or politics, politics or religion, gop, putin, state
      propaganda, pro russia*, imperialis*, geopolitic*, culture war*, lobbying, missionar*, political
      (campaign*|content|discussion*|ads|advertis*|posts|propaganda|agitation|extrem*|debate*|topics|speech|party|parties|activism|news|talk|argument*|statements|issues|agenda*|toots|discourse|account*|spam|figures),
      political, right wingers, religious proselyt*, politically motivated, politically extremist, politically charged, politically
      related, capitalists?, ancaps?, anarcho capitalis*`,
    illegal: `respect* .. (laws|local laws|jurisdiction*|legislation), illegal, illegal*, unlawful*, lawfully, against the law, break* the law, breaks the law, violate* .. (law|laws|legislation),
      criminal, criminals, criminal act*, crime, crimes, felon*, legal content, prohibited by law, counterfeit*, applicable law*,
      local law*, unconstitutional*, contraband, human traffick*, traffick*, illicit*, stay legal, legal under, legal in, not legal,
      legal obligation*, dmca violat*, money launder*, stolen (goods|property), the law, laws of, law of, laws and, by law, under
      law, local laws, national laws, the laws, applicable laws, us law*, eu law*, german law*, international law*, french law*, any
      law*, all laws, state law*, federal law*, obey .. law*, abide .. law*, comply .. law*, follow .. law*, respect .. law*,
      lawful, legally prohibited, must be legal, be legal, is legal, within the law, legislation, legal regulation*, laws,
      (stay|keep|remain|be) .. legal, keep it legal, breach of .. law*, laws?, controlled goods, prohibited goods, illicit goods,
      unlawful, governing laws, violate (any )?laws?, in violation of .. law*, contrary to .. law*, against .. law, contravene* ..
      law*, break (any )?laws?, lawbreaking`,
    'illegal=mention': `governed by .. law*, governing law, law enforcement, subject to .. (law|laws) of, laws .. apply, first
      amendment, as required by law, required by law, legal liab*, liable, liability, liabilities, under the laws of, indemnif*,
      warrant*, court of, courts of, hosted in, servers are located, obeys .. law*, obeying .. jurisdiction*, jurisdiction*, subject to
      .. jurisdiction`,
    'regulated-goods': `drug, drugs, narcotic*, controlled substance*, weapon, weapons, weaponry, firearm*, guns, gun sales, ammunition, gambling,
      gamble*, casino*, betting, lotter*, alcohol*, tobacco, vape, vaping, cannabis, marijuana, prescription (drug*|medic*),
      pharmaceutic*, steroids, explosives, regulated goods, illegal goods, sports bet*, poker, prostitut*, escort*, escort service*,
      sexual services, guns?, knives, illegal drugs, controlled or prohibited goods, prohibited goods, sale of weapons, illegal
      substances, substance abuse, online casino*, nicotine, firearms?`,
    copyright: `copyright*, intellectual propert*, pirat*, piracy, warez, torrent*, plagiar*, infring*, dmca, trademark*, stolen art*, stolen
      content, art theft, art thief, stealing art, steal .. (art*|content|work), stealing, theft of, repost* .. (art*|work|without),
      reposting art, bootleg*, tracing, traced art, cracked software, cracks, leaked (content|games|material), (post|share|upload)
      .. (dont own|do not own|not your own|isnt yours|not yours|rights to|did not create|didnt create), art you dont own,
      unlicensed, unauthorized (copies|distribution|reproduc*|content), illegal download*, file sharing, work as your own, as your
      own, others work, other peoples (work|art|content), copy right*, credit for others, third party rights, someone elses
      (work|art|content), do not have permission, other artists work, uncredited, artists .. without credit, original photos,
      original content only, fanworks, dont have the rights, do not have the rights, copy written, copywritten, other people s work,
      not created by you, stealing others, steal from, art thieves, content theft, without credit, without crediting, do not own the
      rights, (without|with) .. permission .. (owner|copyright|holder|author|artist|creator), fair use, reuse .. without permission,
      properly licensed, intellectual rights, rights to the, (only|unless) .. permission (for|to post|to share), (must|should) have
      (the )?(rights|legal rights|permission|license), own the rights, have the (legal )?rights?, you must own, have permission to
      (post|share|use), copyright laws?`,
    'copyright=require': `respect* .. (copyright*|intellectual property|licen*|creators|artists|authors|ownership), credit the (artist|author|creator|source|original|photographer|owner), credit (artists|authors|creators|your
      sources|others|original|where), credit .. (artist*|author*|creator*|source*|original*|photographer*|owner*|work), give credit,
      giving credit, proper credit, due credit, appropriate credit, attribut*, cite, cite* .. source*, citing, tag the original,
      original (artist|author|creator|source), must be credited, be credited, credited, reference to the author, source your,
      sources must, provide .. source*, link .. (source|original), content created by others, created by others, crediting, credit
      (art*|all|any|work|works|images|content|original*|photo*), source any, source all, cite your, sources? (must|should) be,
      provide .. credit, (posted|shared) with credit, with proper credit, with attribution`,
    'ai-content': `ai, a i, ai generat*, ai art*, ai content, ai image*, ai slop, aislop, genai, gen ai, generative ai, generative art*, artificial intelligence, chatgpt, chat gpt, gpt, gpt*, llm, llms, large language model*, midjourney, stable diffusion, dall e, dalle, machine generat*, machine learning generat*, computer generated, generated (images|art|content|text), artificially generated, synthetic media, neural network*, ai assist*, openai, sora, copilot, human made, human art only, made by humans, procedurally generated, diffusion model*, text to image`,
    bots: `bot, bots, bot account*, botting, robot*, automated (account*|post*|posting|content|activity|bots|messages|tools|programs), automated, automation, automatically post*, automatic post*, autopost*, auto post*, auto generated, auto generated, auto follow*, mass follow bots, spambot*, spam bot*, newsbot*, botsin, scripted account*, non human account*, ebooks bot*, scripts`,
    crossposting: `crosspost*, cross post*, cross posting, crossposter*, mirror, mirrors, mirroring, mirrored, mirror account*, mirror bot*, rss,
      rss feed*, rss bot*, feed bot*, news feed*, repost* from, reposting from, repost bot*, import* from twitter, automatic* from
      (twitter|x|facebook|instagram|bluesky|tumblr), (from|to|of|off) (twitter|birdsite|bird site|x
      com|instagram|facebook|bluesky|tumblr|reddit), twitter (account*|mirror*|crosspost*|posts|feed*|bots|content|links), tweets,
      retweet* bot*, feeds, syndicat*, moa party, birdsite, link dump*, ifttt, dlvr, buffer, crossposting, mirror* ..
      (twitter|x|facebook|instagram|accounts?|bluesky|posts), repost* (from|bots) (twitter|other), (auto|automatic|automatically)
      (post|posting|repost*|mirror*) from, bird site, birdsite mirror*, birdsitelive, twitter mirror*, rss feeds?, rss to, feed bots`,
    'alt-text': `alt text*, alttext*, alt tag*, alternative text*, image description*, media description*, describe
      (your|images|image|media|pictures|photos|the), descriptions (to|for) (images|media|pictures|photos|your), description* ..
      (image*|media|picture*|photo*|video*), describ* .. (image*|media|picture*|photo*|visually), captions, caption your, captioned,
      caption (images|media|photos|videos), subtitles, visually impaired, screen reader*, screenreader*, camelcase, camel case,
      pascalcase, blind users, blind people, vision impaired, transcript*, image caption*, textual description*, text description*,
      appropriate description*, describe .. (media|image*|picture*|photo*|video*), images .. described, annotated, accessibility,
      accessible (posts|content|images|media|for), make .. accessible, inaccessible`,
    language: `english, english only, english speaking, in english, in german, in french, in spanish, in japanese, in dutch, in italian,
      in portuguese, in welsh, in esperanto, in chinese, in korean, in russian, in polish, in finnish, in swedish, in norwegian, in
      danish, in
      (catalan|basque|irish|gaelic|scots|greek|turkish|arabic|hebrew|hindi|latin|tamil|thai|vietnamese|ukrainian|czech|hungarian|indonesian),
      german only, french only, japanese only, other languages, another language, primary language, main language, native language,
      official language, your language, post language, language setting*, set .. language, correct language, any language, language
      tag*, select .. language, speak english, non english, english or, or english, english and, and english, languages other than,
      multilingual, bilingual, native speaker*, langs`,
    'language=allow': `(any|all) language* (is|are) (welcome|allowed|fine|ok), all languages welcome, any language is, in any language`,
    'on-topic': `on topic, off topic, offtopic, ontopic, stay on topic, topic of (the|this), related to (the|this|our|your) ..
      (topic|theme|instance|server|community), should be related to, must be related to, unrelated
      (to|content|topics|posts|material), general purpose, primary focus, main focus, subject matter, purpose of (this|the)
      (server|instance|community), anything goes, on the topic, instance topic, server topic, community topic, instance theme,
      server theme, general focus, oriented (instance|server|mastodon instance|community), is meant for, (other|all other) topics,
      main topic, ought to be about, should be about, server is about, instance is about, (should|must) be
      (relevant|related|pertinent) to, should relate to, must relate to, should pertain, relevant to the
      (community|instance|server|topic|theme), relevant to this (community|instance|server), (server|instance) is dedicated to,
      dedicated to discuss*, place to (discuss|talk about|share), related (posts|content) only, please keep .. related, posts ..
      related to (the|this|our) (topic|theme|instance|server|community), should be useful for, dedicated space, is operated by ..
      for, intended to be a place, (toots|boosts|posts|content|server|instance|community|discussions?) .. focus* on, should focus
      on, is a (server|instance|space|place) for (discussi*|all things|talking|sharing|posting), (instance|server) is for
      (discussi*|posts|the discussion|all things|talking|sharing), (server|instance|community) about, (must|should) contain ..
      related, (must|should) (contain|be|have|post) .. related content`,
    'on-topic=mention': `place for people who love`,
    spam: `spam, flood, flooding, floods, excessive post*, excessive toot*, excessive
      (number|amount|use|tagging|hashtag*|boosting|following|mention*), repeated post*, repetitive (post*|content|message*),
      repeatedly post*, post* (repeatedly|too much|too many|too often|excessively), mass
      (following|mention*|follow*|message*|dm*|tagging|post*|unfollow*|register*), hashtag abuse, abuse of hashtags, abuse hashtags,
      abusing hashtags, hashtag spam, hashtag stuffing, unrelated hashtag*, irrelevant hashtag*, too many hashtags, tag spam,
      hijack* hashtag*, misus* hashtag*, misuse of hashtags, bulk (message*|post*|mail*|following), unsolicited
      (messages|mail|email*|bulk|dms|direct messages|message), scam, scams, scam*, scammer*, scamming, fraud, frauds, fraud*,
      pyramid scheme*, ponzi, mlm, multi level marketing, multilevel, get rich quick, clickbait*, click bait*, engagement
      (farming|bait*), follow for follow, follow4follow, follower farming, follow farm*, like farming, shitpost* excessiv*,
      unpleasant shitpost*, low effort, phish* .. spam, chain letter*, chain mail*, chain message*, troll farm*, bait and switch,
      copypasta*, link farm*, aggressive follow*, artificially (inflat*|boost*), manipulat* .. (trend*|engagement), flood* ..
      (timeline*|feed), stealth mark*, deceitful, swindl*, shilling, lottery scam*, financial scheme*, fake followers, buy*
      followers, sell* followers, duplicate messages, unwanted messages, spammer*, spamming, spammed, duplicate posts, low quality
      (content|posts), spam*`,
    advertising: `advert, adverts, ad, ads, advertis*, advertiz*, advertisement*, affiliate (link*|market*|program*|code*), affiliate*, referral
      (link*|code*), referral*, promo, promos, promote (your|products|services|a|business*|commercial*), promoting
      (products|services|business*|your|a|commercial*), self promot*, selfpromot*, self promotion*, promotional, promotions,
      marketers, marketer*, commercial* (account*|content|use|post*|promotion*|activit*|purpose*|advert*|solicitation*), corporate
      (account*|brand*), business account*, brand account*, backlink*, link building, search engine optim*, sell
      (your|things|products|services|stuff|goods), sales pitch*, fundrais*, crowdfund*, gofundme*, for profit, storefront*, paid
      (content|promotion*|posts|link*|partnership*), ecommerce, e commerce, onlyfans link*, drop shipping, dropship*, product
      placement, commercial use, self advert*, plug your, plugging, shameless plug*, etsy, promotion of
      (products|services|businesses|your|own|commercial|brands|websites|a), sponsored (posts|content|links), sponsors, commercially,
      for commercial, commercial (nature|accounts|entities|interests|gain), not for profit .. promotion, businesses ..
      (accounts|promot*|advert*), as a brand, commercialism, company accounts, business accounts, businesses ..
      (post|promot*|account*), advertise your, market your, giveaway*, business exposure, no .. business content, solicit, solicits,
      no solicit*, promot* .. (products?|services?|businesses|brands?|companies|commercial*), (promote|promoting|promotes)
      (yourself|your|their|own|any|a) (own
      )?(product*|service*|business*|brand*|work|company|companies|website*|shop|store|accounts?|content|channel*|podcast*|book*|stuff),
      commercial (messages|advertising|ads|spam|promotion|promotions|posting|solicitation), begging, panhandling, asking for money,
      beg for, recruiters?, recruiting, job posts?, job postings?, job ads, paid ads, infomercial*, upsell*, no brands, not brands,
      corporations, corporate presence, no companies, no company, not companies`,
    'advertising=allow': `(self promotion|self promo|promoting your (own )?work|promotion of your own) .. (is|are)
      (welcome|allowed|fine|ok|okay|encouraged), feel free to promote, welcome to promote, free to promote, promote yourself, may
      promote, (promotion|self promotion|self promo|promoting your own work|promo) (is |are )?(highly |strongly |warmly |absolutely
      |very much |also |always )?encouraged`,
    crypto: `crypto, cryptos, cryptocoin*, cryptocurren*, crypto currenc*, bitcoin*, btc, eth, ethereum, dogecoin, nft, nfts, blockchain*, web3, web 3, token sale*, altcoin*, defi, ico, icos, crypto mining, cryptomining, coin mining, airdrop*, memecoin*, shitcoin*, crypto bro*, cryptobro*, initial coin, virtual currenc*, digital currenc*, monero, dao, daos`,
    membership: `invite only, invites, invitation*, invitation only, one account, multiple accounts, multi account*, multiaccount*, single
      account, alt account*, alts, second account, secondary account*, account per person, accounts per, more than one account, real
      humans, actual human*, actual people, humans only, natural person*, individuals only, real name*, full name, legal name,
      profile picture is required, complete your profile, profile must, residents of, resident of, residents only, resident in,
      citizens of, locals only, for locals, members only, only members, only for members, only for students, students of, employees
      of, staff of, personal accounts only, individual account*, organizational account*, organisation* account*, group account*,
      shared account*, account sharing, accounts for organi*, government account*, who can join, allowed to join, eligib*, waitlist,
      account creation, create .. accounts, verify your, introduce yourself, introduction post*, roleplay* account*, role play
      account*, rp accounts, women only, men only, account approval, exclusive to, close friends, friends and family, invited by,
      valid email, your signup, signup request*, sign up request*, registration request*, moved account*, private server, private
      instance, personal instance, personal server, (must|should|only|people) .. (live|living|lives|based|located) in, people living
      in, people who live in, (reserved|intended|meant) (only )?(for|to)
      (people|those|anyone|members|employees|students|professionals|residents|residents of|users|individuals), accounts are
      (for|limited to|reserved), sign ups? only, signups? only, only apply, apply for (an )?account, (must|should) be
      (scientists|members|residents|located|affiliated|a member|a
      resident|active|involved|developers|artists|academics|journalists), requests are accepted, your application, application will
      be, in your application, we will reject your application, registering .. (vpn|tor), register your account, register multiple,
      custom profile picture, add .. (to your profile|profile picture|display name), your profile .. (must|should), organizations ..
      not have accounts, organisations .. not have accounts, anonymous accounts?, not be anonymous, username format, sign up to
      this, were ever employed, created by .. for, service for the members of, membership of, must be members?, be a real person, be
      real people, only real people, (fill|fill out|fill in|complete) (out |in )?(your |the )?(profile|bio), for members of the, be
      a member of (the|our|a|an), when signing up, to sign up, your username, in your bio, single user instance, single user server,
      public open, accounts only available, only be used by, registrations, registration is, registration
      (requires|required|reason|form|message|process|approval), (account|new|user|open|closed) registration*, after registration,
      upon registration, for registration, registration of (an |the )?accounts?`,
    'membership=require': `be a real (person|human), magic word, secret word, reason for joining, why do you want to join, why you want to join, reason
      to join, answer .. (question*), state .. (reason|sign*|join*), requests .. rejected, be a real person, be a real human, some
      affiliation, affiliat* (to|with), must be located in, must be based in, must be from, link to the
      (county|region|city|island|uk|area|town|country), have a link to, some link to, is (only )?(for|intended for|meant
      for|reserved for|limited to|restricted to|exclusively for) (people|users|fans|anyone|those|individuals|members|paid
      members|residents|professionals|students|alumni|staff|employees|developers|researchers|artists|journalists|enthusiasts|players|adults|women|humans|authors|writers|scientists|academics|teachers|librarians),
      (server|instance|community) (only )?for (people|users|fans|anyone|those|individuals|members|paid
      members|residents|professionals|students|alumni|staff|employees|developers|researchers|artists|journalists|enthusiasts|players|adults|women|humans|authors|writers|scientists|academics|teachers|librarians),
      is for .. (residents|members|professionals|alumni|employees|enthusiasts) only, is a
      (home|service|server|place|community|instance) for ..
      (professionals|designers|artists|developers|scholars|enthusiasts|members|students|alumni|employees|authors|writers|researchers),
      (fill|fill in|fill out|complete|edit|update|set up) (out |in )?(your|the) (user )?(profile|bio), short (bio|introduction),
      introduction post, want to join, would like to join, wish to join, wanting to join, wants to join, applications? ..
      (declined|rejected|denied|approved|ignored), (in|with|for) (your|the|an) (application|signup|sign up|registration)
      (request|form|reason)?, tell us (why|about yourself|a bit|a little|something|how), (apply|applying) for (an )?account,
      approval required for sign*, require approval for sign*, sign ups? (require*|need*|are manually|is manually|must),
      registrations? (require*|need*|are manually|is manually|must), manual approval, manually approved, reviewed manually,
      (set|upload|add) (a|an|your) .. (avatar|profile picture|profile photo|user icon|profile image|bio|display name|introduction),
      (residents|members|students|alumni|employees|individuals|locals) only, registration reason, reason .. (sign up|signup|signing
      up|registration|joining)`,
    age: `years old, years of age, year old, age of 13, age of 16, age of 18, age of majority, minimum age, age limit, age requirement*,
      age restrict*, legal age, age of consent, over 18, over 16, over 13, over the age, above the age, at least 13, at least 16, at
      least 18, at least 21, be 13, be 16, be 18, be 21, aged 13, aged 16, aged 18, under 13, under 16, under 18, under the age, 13
      or (older|over|above), 16 or (older|over|above), 18 or (older|over|above), 13 and (older|over|up|above), 16 and
      (older|over|up|above), 18 and (older|over|up|above), 18+ only, 18+, 16+, 13+, 21+, 18 years, 16 years, 13 years, 21 years,
      eighteen, thirteen, sixteen, adults only, be an adult, legally an adult, legal adult*, adult server, be of legal age, minors
      (are )?(not|prohibited|may|should|must), no minors, age verif*, older than, younger than, kids under, be over, coppa, under
      13s, under 16s, under 18s, under eighteen, under sixteen, no kids, no children (allowed|under), of age in, must be of age, are
      of age, be of age, (13|16|18|21) years old`,
    'data-use': `scrap*, scraper*, crawl*, crawler*, web crawl*, indexing, indexer*, search engine*, archiv*, data mining, datamining, data
      collection, data harvest*, harvest* .. data, collect* .. (data|information|posts), academic (research|stud*), survey*,
      training data, train .. (ai|model*|llm*|machine), machine learning, ml training, ai training, training (of )?(ai|models|llms),
      dataset*, data set*, third parties .. data, monitor* .. users, full text search, academic research*, research
      (purposes|project*|data|studies|on), unethical research, for research, scientific research, conduct* research, indexed by, be
      indexed, posts are indexed, opt in to .. index*, abuse .. api`,
    security: `hack, hacks, hacking, hacker*, hacked, cracking, exploits, exploiting (the|vulnerab*|bugs), malware*, virus, viruses, trojan*,
      ransomware, spyware, malicious (link*|software|code|file*|content|website*), phish*, ddos, dos attack*, denial of service,
      vulnerab*, security (breach*|flaw*|issue*|hole*|bug*), unauthorized access, unauthorised access, unauthorized (use|activit*),
      circumvent* .. (block*|ban*|suspen*|moderat*|limit*), evad* .. (block*|ban*|suspen*|moderat*|limit*), ban evasion, ban evad*,
      block evasion, evading (bans|blocks|a ban), evade (bans|blocks|a ban|suspension), sabotage, disrupt* ..
      (service*|server*|network|system*|instance|site|platform), overload*, abuse of (the
      )?(server*|service*|system*|infrastructure|platform*|resources), abuse the (service*|server*|system*|api), abus* .. (server
      resources|infrastructure|systems|the api|report*|bandwidth), server load, bandwidth, strain on, burden .. server*, excessive
      load, compromis* .. (account*|server*|security|system*), steal* .. (account*|password*|credential*), two factor, 2fa,
      spoofing, interfer* .. (service|server*|operation*|network), reverse engineer*, brute force, probing, penetration test*,
      cybercrim*, cyber crim*, cyberattack*, cyber attack*, botnet*, ip grabber*, ip logger*, jeopardi* .. server, endanger ..
      (server|service|instance), misuse .. (system*|service*|server*|report*|feature*), system failure, break things, misuse of ..
      (system*|service*|server*), try to break, share .. password*, password security, tampering, tamper with,
      (attack|attacks|attacking|attack on|attacks on|attacks against|attack against|attacking or|pentesting of|against or from) (the
      |this |our |any |other |another )(server*|instance*|service*|infrastructure|system*|site|platform*|network), pentest*,
      (damage|degrade|harm|destroy|disrupt|impair|overwhelm|overload|abuse|misuse) (the |this |our
      )?(server*|instance*|service*|performance|system*|site|infrastructure|network), (abuse|manipulation|misuse) of (the |this |our
      )(server|instance|service|system*|infrastructure|network), abuse .. network features`,
    moderation: `moderator*, moderators, moderation, moderated, mods, mod, mod team, modteam, admin, admins, administrator*, administration,
      sysadmin, staff, staff team, owner of this, our discretion, their discretion, sole discretion, discretion*, at our discretion,
      reserve the right, reserves the right, reserved right, will be banned, be banned, get banned, gets banned, getting banned,
      banned immediately, immediate ban, instant ban, instaban, instabanned, insta ban, perma ban, permaban*, permanent ban,
      permanently banned, permanent* banned, ban you, a ban, bannable, ban hammer, banhammer, and banned, or banned, and ban, will
      ban, may ban, can ban, banning, suspend*, suspension*, suspended, account termination, terminat* .. account*, terminate,
      terminated, account* .. (deleted|removed|terminated|disabled|closed|frozen|limited|silenced|locked|restricted),
      (delete|remove|disable|close|freeze|limit|silence|lock|restrict) .. account*, remove users, removed from (the|this)
      (server|instance|community|platform), kicked, kick, kick you, expelled, expulsion, expel, silenced, silencing, shadowban*,
      limited account, get limited, a warning first, warning before, first warning, receive a warning, given a warning, no warnings,
      without warning, without notice, without prior (notice|warning), prior notice, strikes, three strikes, sanction*,
      disciplinary, enforcement, punish*, penalt*, violat* .. (rule*|terms|policy|policies|guideline*|code) ..
      (ban*|suspen*|remov*|delet*|terminat*|result*), violat* (these|the|this|our|any) .. (rule*|terms|guidelines), violators,
      violation of (these|the|our|any) (rules|terms|guidelines|polic*), violations, violations of, break* (these|the|our|any) rules,
      breaking the rules, infraction*, rule break*, rulebreak*, offenders, repeat offend*, repeated offen*, appeal, appeals,
      appeal*, final say, final decision*, final word, decisions are final, case by case, subject to change, may change, rules may,
      rules can, rules are subject, update these rules, updated at any time, change these rules, change at any time, modified at any
      time, rules lawyer*, rule lawyer*, rules lawyering, loophole*, spirit of (the|these) rules, letter of the, not exhaustive, non
      exhaustive, common sense applies, judgement call, judgment call, zero tolerance policy, removal of your account, account
      removal, account deletion, loss of (account|access), lose your account, lose access, access .. revoked, revoke*, be removed
      without, removed without, deleted without, action will be taken, action may be taken, take action, taking action, actions will
      be taken, administrative action, moderation action*, appropriate action, legal action, no second chances, you are out, youre
      out, youre gone, be gone, shown the door, show you the door, get the boot, booted, booted off, sent packing, ejected,
      interpretation of (the|these), contact (the|an|a|me|our), use the block, block button, mute or block, block or mute, let
      (an|a|the) (admin|mod)*, my server, my rules, benevolent dictator*, deplatform*, account* .. be limited, will be warned, be
      warned, may be warned, enforced by, consequences, interpretation of .. rules, will be reported, reported to, against
      (the|these|our) rules .. (ban*|suspen*|remov*), account strike*, contact (the|an|a|me|us|our) ..
      (mod|mods|moderator*|admin*|staff), feel free to block, amended, will be enforced, breach of, at any time, report and block,
      any reports, will be investigated, resolved by users, situations .. resolved, create new rules, add more rules, lack of ..
      rule, this list is not, behaviors? not listed, any other behavior not listed, boosting is held, police your fellow, take any
      action, you may be .. (banned|removed|suspended), resolve conflicts, block them, bans may, bans are, bans will, warnings and
      bans, or bans, and bans, banned without (warning|notice|further), let (a|an|the) .. (mod|mods|moderator|admin) know, let ..
      (mods|moderators|admins) know`,
    'moderation=require': `report .. (moderat*|admin*|staff|mods|violation*|abuse|rules|post*|user*|content|button|feature|function),
      please report, use the report, report button, report feature, disputes .. (email|contact|discussed|resolved), dispute* ..
      (contact|email|discussed), listen to (the )?(mod*|admin*|staff), obey .. (mod*|admin*|staff), follow ..
      (moderator*|admin*|staff|mods), respect .. (moderator*|admin*|staff|mods|decision*), cooperate with, report
      (any|it|them|violations|abuse|spam|posts|users|problematic|bad|rule|the post|this post|those who|accounts), comply with ..
      (moderator*|admin*), dispute regarding, query or dispute, report and block buttons, disputes (should|must|will)`,
    'moderation=forbid': `mini mod*, minimod*, backseat mod*, false report*, frivolous report*, abuse of report*, abus* .. report*,
      misus* .. report*, report* .. (bad faith|falsely|abuse), argue with (the )?(mod*|admin*|staff), arguing with (the
      )?(mod*|admin*|staff), play* moderator, weaponiz* .. report*, misuse .. report*, misuse .. reporting`,
    federation: `federate, federates, our federation, limit federation, federation policy, federation with, defederat*, instances ..
      blocked, servers .. blocked, other (instances|servers|fediverse instances) .. (rules|trouble|policies|respect*),
      (rules|trouble|policies|respect*) .. other (instances|servers|fediverse), instances .. (defederat*|suspended|silenced|limited),
      servers .. (defederat*|suspended|silenced|limited), accounts and servers, instances and users, threads net, meta threads, facebook
      threads, fedipact, anti meta, bridge .. (bluesky|twitter|nostr), bridgy*, relay server*, blocking (instances|servers), remote
      (instance*|server*) .. (block*|limit*|rule*), (instances|servers) that .. (host|allow|tolerate|promote|support|violate|do
      not|dont), instance block*, blocked (instances|servers), block* (instances|servers|domains), block list*, blocklist*, domain
      block*, activitypub, (block*|defederat*|suspend*|silenc*) .. (instances|servers)`,
    'membership=forbid': `not a space for, not a place for, not a server for, not an instance for, you are not welcome,
      (fans|supporters|employees|members|people) .. not welcome, duplicate accounts, duplicate account,
      (temporary|disposable|throwaway|temp|guerrilla|guerilla|anonymizer|fake) (e mail|email|mail)
      (addresses|address|accounts?|services?|providers?)?, disposable e?mail*, temporary e?mail*, throwaway account*, burner
      account*, namesquat*, name squat*, username squat*, squatting, no police, police officers, police or, no cops?, cops, no feds,
      feds, military personnel, government employees`,
    'doxxing=require': `whats private, keep private, stays private, keep .. private, protect .. privacy, respect .. privacy, respect
      privacy, privacy of others`,
    'moderation=mention': `can report, could report, anyone can report, may report, respond to .. (staff|moderat*|admin*)`,
    'violence=forbid': `incit* .. (violence|harm), (cause|lead to|wish) .. physical harm, physical harm`,
    'bots=conditional': `(advertising|spam|uncurated|unapproved|commercial|malicious|abusive|unmarked|unlabeled|news|follow) bots, bots
      .. (labeled|labelled|marked|identified|flagged|tagged|permission|approv*)`,
    'security=forbid': `(integrity|availability) of, attacks (against|on) (the|this|our) (server|instance|site|service|system*), harm ..
      (server|instance|service|infrastructure), break (into|the (service|server|site|instance|system)), hacking into, without
      authorization, exploit (bugs|vulnerabilities|security), (circumvent|bypass|evade|evading|circumventing|bypassing) (a |an |any
      |the |our )?(ban|bans|block|blocks|suspension|suspensions|sanction|sanctions|moderation|restriction*|filter*|limit*)`,
    'minors=require': `with minors, (interact*|communicat*|behav*|appropriate) .. minors`,
    'doxxing=mention': `think .. before sharing personal, careful .. (personal information|private information|personal data),
      (think|careful|caution|mindful) .. (sharing|posting|publishing) (personal|private)`,
    'civility=require?': `civil, etiquette, harmony, dignity, love each other, be yourself, in good spirit, compassion, empathy, help each other, help
      one another, take care of each other, support each other, manners, apologize, apologise, people first, respect yourself, be
      authentic, act responsibly, choose your words, be supportive, be good, be human, kind, grace, considerate, thoughtful,
      positive vibes, mature, maturely, grown up, ethical, good neighbor, good neighbour, humor, humour, hugs?, be safe, be smart,
      good citizen, be a human, be chill, chill, compassionate, good manners, look out for, be normal, be real, be patient, be
      gentle`,
    'civility=forbid?': `dont be (a|an|such|the), do not be (a|an), dont act, dont make me, dont ruin, no jerks, be annoying, be weird,
      being annoying, nasty, gross, stupid, idiots?, immature, childish, complain*, whin*, piss off, dont suck, stir, shit, fuck, crap,
      mansplain*, gatekeep*, derail*, quarrel*, bickering, passive aggress*, a nuisance, a menace, negativity, bad vibes, disruptive
      behavio*, annoying, annoy others, inflammatory, crude, obnoxious, unpleasant, snark*`,
    'harassment?': `hurtful, harm others, bait, creepy, provok*, offensive (behavior|behaviour|comments|language|content|posts|remarks), toxic*,
      hostile, hostility, fights, raids, raid, creep, creeps, bad actor*, cause harm, hostil*, unwelcome
      (contact|attention|advances|sexual*|comments), vilif*, cancel culture, negging, aggression, leave .. alone, call out*,
      callout*, abuse, abusive, attack, attacks, offensive, disrupt*, arguing, aggressive, aggressively, malicious, beef, unsafe,
      violate .. boundaries, do not harm, dont harm, dont hurt, arguments, argumentative`,
    'content-warnings?': `tag .. (properly|appropriately|accordingly), tagged (appropriately|properly|accordingly), mark*
      (appropriately|properly|accordingly), labeled (appropriately|properly|accordingly), hide .. (behind|under), behind a tag, with
      warning*, click through, hide media, behind a fold, warnings?`,
    'advertising?': `promot* .. (product*|service*|business*|brand*|own work|your work|company|companies|commercial*|website*|event*|shop),
      commissions, publicise, publicize, job post*, job offer*, billboards, marketplace, non commercial, noncommercial, crowd
      funding, financial funding, seo, monetiz*, monetis*, sales, commercial, brands?, shops?, vendors?, sponsor*`,
    'membership?': `sign up, signups?, application*, username*, invite, residents?, locals?, introduce, introduction, bio, alumni, community for,
      login, log in, logged in, inactive, pseudonym*`,
    'on-topic?': `theme*, dedicated to, interested in, discussion of`,
    'security?': `vpn*, proxy, password*`,
    'illegal?': `laws, lawful, jurisdiction*`,
    'misinformation?': `false, fake, rumou?rs?, hoax*, lie, lying, accurate*, inaccura*, satire, deceptive, decepti*, mislead*, untrue, fabricat*,
      mislead, misleads`,
    'copyright?': `steal*, stolen, theft, thief, own work, own art, artwork`,
    'spam?': `low quality, bulk, mass, excessive*, too many, junk, repetitive, repeated*, frequent*, shitpost*, clutter*`,
    'nudity?': `adult, sex, sexual`,
    'federation?': `bridge*, relay*, local timeline`,
    'data-use?': `scrape`,
    'doxxing?': `secrets?`,
    'language?': `language*, translat*, speak, languages`,
    'minors?': `children, child, minors?, kids, teen*, underage`,
    'crossposting?': `twitter, repost*, feeds?, retweet*, imported, facebook, other platforms, other networks`,
    'bots?': `automat*`,
    'politics?': `politics, propagand*, no religion, no ideology, ideologies`,
    'violence?': `graphic, death, dead, shocking, disturbing, weapons?, war, dangerous, danger, cruel*, horror, blood`,
    'moderation?': `ban, banned, bans, remove, removed, removal, block*, mute*, decide, decision*, enforce*, interpret*, warned, strike,
      complain*, consequences, intervene`,
    'alt-text?': `captions?, caption, describe, descriptions?, readable`,
    'advertising~': `no promotion, excessive promotion, selling, no sales, sales of, offer* .. for sale, for sale, buying and selling,
      buy or sell, marketing, no commercial, commercial or, or commercial, solicitation*, soliciting, sell
      (your|things|products|services|stuff|goods|toots), promotion of`,
    'politics~': `propaganda*`,
    'data-use=mention': `log files, ip address*, gdpr, cookies, personal data .. (stored|processed|collect*), store .. data, data .. stored, sell ..
      data, analytics, tracking, surveillance, backups, deleted after, data retention, retention period*, cache retention, are
      retained, is retained, server logs, are logged, expire automatically, are stored, is stored, (sell|selling|sold|share|sharing)
      your (email*|data|personal data|information|address*)`,
    'membership=allow': `welcome to join, free to join, open to (anyone|everyone|all|the public), registrations? (is |are )?open, open registration*`,
    'membership=mention': `inactive account*, inactive for, inactivity, dormant account*, unused accounts, abandoned accounts, not logged in, never
      logged in, has never had, no activity, unused for, (delete|remove|purge)* .. (inactive|unused|dormant), accounts? ..
      (inactive|no activity|inactivity)`,
    'bots=allow': `(bots|bot accounts) (is |are )?(highly |strongly |warmly |absolutely |very much |also |always )?encouraged`,
    'nudity=forbid': `suitable for all ages, all ages content, keep it clean, kid friendly, child friendly, safe for work, sfw, keep it sfw, pg 13,
      pg13, family friendly`,
    'nudity=conditional': `(avatar*|header*|banner*|profile*|display name*|username*|local timeline) .. (sfw|safe for work), (sfw|safe for work) ..
      (avatar*|header*|banner*|profile*|display name*|username*)`,
    'language=require': `english please, in english please, english only, only english, post in
      (english|german|french|spanish|portuguese|italian|dutch|polish|russian|japanese|chinese|korean), (posts|content) (must|should)
      be in, tag .. language, (set|select|mark|specify|choose) .. (post )?language, language (tag*|setting*)`,
    'on-topic~': `be about, focus on, focused around, be relevant to, post about anything, talk about anything`,
    'misinformation~': `misleading, deceiv*`,
    'on-topic=require': `stay on topic, keep (it |posts |discussions |things )?on topic, stick to the topic, remain on topic, be on topic, stays on
      topic, stay on theme`,
  },
  cues: {
    ban: `not allowed, not be allowed, isnt allowed, arent allowed, not permitted, not be permitted, not tolerated, not be tolerated,
      not tolerate, wont tolerate, dont tolerate, not welcome, not be welcome, unwelcome, not accept*, not be accepted, must not,
      may not, can not, cannot, cant, shall not, should not, shouldnt, wont, will not, forbid*, forbidden, prohibit*, banned here,
      is banned, are banned, disallow*, unaccept*, not ok, not okay, not cool, not fine, against the rules, against our, not a place
      for, not the place for, has no place, have no place, not for, be removed, be deleted, removed on sight, deleted on sight, is
      removed, are removed, subject to removal, grounds for, result in, results in, lead to, leads to, resulting in, reject*, not be
      used, not to, not here to, not appropriate, inappropriate, not support, not condone, not endorse, nope, without exception,
      isnt welcome, arent welcome, not acceptable, not suitable, unwanted, not wanted, barred, outlaw*, frowned upon, discouraged,
      we are against, stand against, dont be, not be, oppose*, go away, free of, free from, not use, prohibition, prohibitions, not
      be posted, not interested in, never allowed, are evil, is evil, must be avoided, we resist, resist, have zero, we do not want,
      not want, do not condone, stand up against, stand firmly against, fight against, not permit, not allow, not accept`,
    require: `must, have to, has to, required, require, requires, requirement, need to, needs to, should, shall, make sure, ensure, be sure,
      expected, expect, obligat*, mandatory, always, use, keep, please, remember to, you agree, ought to, be careful, only post, is
      a must, put, compulsory, need, adhere, comply, comply with, follow, obey, be responsible, necessary, supposed to, add,
      provide, include, ask that, ask you to, ask all, request that, kindly, only accepted, only accept, only accepting, only open,
      only available to, respect, respects, honor, honour, must have`,
    allow: `allowed, is allowed, are allowed, permitted, welcome, welcomed, ok, okay, fine, acceptable, accepted, tolerated, free to, feel free, may, can, accept, accepts, allow, allows, permit, permits, no problem, no restriction*, no limit*, totally cool, always welcome, cool with, alright, all right, encouraged to post, okay with, ok with, you are able`,
    soft: `please consider, consider, encourage, encourages, encouraged, encouraging, recommend*, try to, try, prefer, prefers,
      preferably, preferred, would be nice, it is nice, nice to, if you can, if possible, when possible, where possible, whenever
      possible, appreciat*, ideally, we hope, would like, optional, not required, not mandatory, not necessary, good idea, good
      practice, best practice*, dont have to, do not have to, think about, bear in mind, keep in mind, be aware, invited to, strive,
      aim to, strongly encourage*, strongly recommend*, highly recommend*, not obligat*, not obliged, note that, suggest, suggests,
      suggested, we suggest, suggestion, suggestions`,
    except: `unless, except, excluding, without, other than, outside of, as long as, so long as, provided that, provided, only if, only
      when, only with, only for, if it is, if its, if they are, with permission, with consent, upon approval, subject to approval,
      where relevant, as necessary, aside from, apart from, does not include, doesnt include, only in, only allowed, only post,
      allowed if, permitted if, ok if, okay if, fine if, welcome if, acceptable if, allowed when, permitted when, fine when, ok
      when, allowed with, fine with, if not, if properly, if clearly, if marked, if tagged, if labeled, if done, if posted, if
      approved, as long, so long, in case of, save for, subject to, by request, upon request, ask first, ask us, ask before, ask
      permission, ask for permission, ask the, in advance, in moderation only, must first`,
    limit: `excessive, excessively, excess, only, solely, exclusively, exclusive, primarily, predominantly, mainly, mostly, unsolicited,
      unmarked, untagged, unlabeled, unlabelled, unapproved, undisclosed, unwarned, uncwd, in moderation, within reason, sparingly,
      limited to, be limited, kept to a minimum, keep .. minimum, to a minimum, too much, too many, too often, overly, gratuitous*,
      unnecessar*, constant, constantly, repeated, repeatedly, persistent, sole purpose, main purpose, primary purpose, uncurated,
      third party, third parties, aggressive, blatant, mass, low effort, unreasonabl*, occasional, occasionally, non educational,
      majority, more than, annoying, intrusive, opt in, carefully, responsibly, decent limits, reasonable limits, generally,
      extreme, once in a while, now and then, from time to time, every now and, sometimes, small amount*, modest, in small, small
      scale, tasteful, tastefully, unverified, undeclared, unflagged, irrelevant, purely, entirely, wholly, for the sole, sole
      purposes, dominate, too frequent*`,
    leave: `permission, approval, approved, agreement of`,
    mark: `marked, tagged, labeled, labelled, flagged, hidden, under a, blurred, disclosed, disclose, disclosure, clearly marked, clearly
      labeled, identified, identify as, declared, declare, tag
      (as|it|your|them|with|any|all|these|such|nsfw|posts|content|art|images), tags are, use tags, use the tag, mark
      (as|it|your|them|any|all|these|such|nsfw|posts|content|art|images|yourself|bots|accounts), label
      (as|it|your|them|any|all|these|such|posts|content), hide (it|them|your|any|such|content|nsfw|behind), identify themselves,
      identify yourself, clearly (state|say|indicate|mark*|label*|identif*), with a warning, flag
      (as|it|your|them|any|all|posts|content|nsfw|media), hidden behind, put behind, behind (a|an|the|your|appropriate|proper|one)`,
    but: `but not, however, instead, rather, but, though, although`,
    ignore: `(engage|interact|argue|arguing) with .. (rude|disrespectful|impolite|abusive), not limited to, including but not limited to, but not limited to, without limitation, not only, no matter, no longer, no one,
      noone, whether or not, or not, not sure, no more, no exceptions, no exception, no ifs, spam filter*, sensitive to, politically
      correct, political correctness, allow list*, at all times, as well as, no questions asked, ban appeal*, no doubt, last but not
      least, open source, free software, may be, can be, can also, may also, may result, may contain, could be, can result, can
      lead, can help, can find, we may, we can, mods may, moderators may, admins may, act like, feels like, rule 34, wont be, no
      matter how, not everyone, not an excuse, no excuse, use of, use the, used, in use, social media, under the, more or less, or
      more, for more, read more, common interest, sexual orientation*, sexual identit*, sexual preference*, sexualit*, gender
      identit*, sex and gender, sex or gender, race sex, sex gender, gender sex, political affiliation*, political orientation*,
      political view*, political belief*, political opinion*, political party affiliation, political conviction*, religious
      affiliation*, religious belief*, religious view*, religious identity, religious background*, before signing up, before
      joining, before registering, before you sign up, any kind, some kind, kind of, all kinds, legal entit*, law enforcement, user
      agreement, sexual minorit*, biological sex, same sex, promotion of violen*, what is allowed, what is not allowed, fellow
      users, user interface, tone police*, ads on public, marginalized (people|groups|communities) are, moderation team for
      questions, be mindful of the fact, connection to other, use .. at your own risk, sexual gender, race gender, politically
      incorrect, political incorrect, language or behavior, exclusionary language, privacy policy, moderation information, terms of
      service, code of conduct,
      (race|races|racial|ethnicity|ethnicities|ethnic|gender|genders|nationality|disability|caste|sexuality|orientation) ..
      (political|politics|sex|sexual), (political|politics) ..
      (race|racial|ethnicity|ethnic|gender|nationality|orientation|disability|caste), ad personam, ad hoc, ad libitum, ad hom*,
      internet archive, can spam, even (if|when|with|behind|using|under) (it is |its |they are |a |an |the )?(behind |hidden |with
      )?(a |an |the )?(nsfw |content |trigger |appropriate )?(warning*|cw|cws|tag*|marked|filter*|sensitive), by (joining|signing
      up|registering|applying|using|creating|posting|accessing|continuing), cw'd content, cwed content, (assume|have|has|expect*)
      (no )?privacy, no privacy, privacy polic*, privacy and cookie, anti spam, antispam, (not|arent|isnt) (a |an
      )?(spammer*|bot|bots|spambot*|robot), spam folder*, junk folder*, spam bots and, for legal reasons, legal reasons, responsible
      for (your|the|their|all|any|what|content|everything), political attacks, focus on what is best, help moderation, help
      moderators, for moderation reasons, terms and conditions, promote social, conspiracy to, exploitation of themselves,
      (would|might|may|could|that|normally) (otherwise )?(require*|warrant*|need*|deserve*) (a|an|any) (strong )?(content
      warning*|cw|nsfw tag*|trigger warning*), including in,
      (thrive|thrives|strive|strives|aim|aims|try|trying|want|wants|like|designed|meant|here) to be inclusive, (to avoid|to
      prevent|to stop|to fight|to combat|to reduce|to deter|combat|combating|fighting|preventing|reduce|due to|deter) (the )?(many
      )?(spam|bots|spammers|spambots|spam accounts|spam bots)`,
    exception: `exception, exceptions, exempt*, excepting`,
    place: `avatar, avatars, header, headers, header image*, profile picture*, profile pictures, profile image*, profile photo*, profile
      banner*, profile background*, profiles, banner, banners, display name*, username*, usernames, local timeline, public
      timeline*, publicly, in public, in bios, bios, unlisted, followers only, real life, photorealistic, per day, per hour, an
      hour, a day`,
    reason: `so that, so others, so other, so users, so people, so your, so we, so you, so they, because, in order to, since it, due to, to
      help, to make sure we, to prevent, to avoid, to keep`,
    stop: `no, do not, dont, avoids, refrain*, never, stop, nor, neither, none of, zero, keep out, keep away, not post, not share, not
      engage, not promote, not advertise, zero tolerance, 0 tolerance, no tolerance, no place for, no room for, avoid`,
  },
}
