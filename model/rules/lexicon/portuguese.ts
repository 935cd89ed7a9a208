// Portuguese, European and Brazilian.
import type { Lexicon } from '../lexicon.ts'

export const PORTUGUESE: Lexicon = {
  language: 'pt',
  script: 'latin',
  common: `o, a, os, as, um, uma, e, ou, de, do, da, dos, das, que, em, no, na, nos, nas, é, são, com, para, por, pelo, pela, se, seu, sua, seus, suas, ao, à, como, este, esta, isso, você, vocês, nosso, nossa, outras, outros, todo, todos, todas, mais, não, conteúdo, contas, pessoas, usuários, utilizadores, ser, qualquer, também, aqui, publicações`,
  topics: {
    hate: `ódio, odio, racis*, sexis*, machis*, homofob*, homofób*, transfob*, transfób*, lgbt*fob*, lgbt*fób*, bifob*, xenofob*,
      xenófob*, islamofob*, gordofob*, antissemit*, anti semit*, misógin*, misogin*, capacitis*, etaris*, elitis*, classis*, castas,
      discrimin*, fascis*, facho, fachos, nazi, nazis, nazis*, nazista*, neonazi*, neofascis*, supremacis*, holocausto, genocíd*,
      preconceit*, intoler*, opress*, patriarc*, colonialis*, desumaniz*, discurso de ódio, bolsonaris*, lgbtqia*fob*, racial*,
      (raça|etnia|gênero|género|religião|orientação sexual) .. (ataque*|ofens*|insult*), baseado* em ..
      (raça|etnia|gênero|género|religião), machism*, lgbtfob*, lgbtqiafob*, elitism*, etarism*, aporofob*, fascist*, intolerância,
      lesbigaytransfob*`,
    'hate=mention': `espaço seguro, antirracis*, antifascis*, diversidade, anti fascis*, anti racis*, espaço inclusivo, comunidade
      inclusiva`,
    harassment: `assédi*, assedi*, importun*, bullying, ciberbullying, cyberbullying, ameaç*, intimid*, insult*, injúri*, injuri*, caluni*,
      calúni*, difam*, trollag*, troll*, trolar, ataque* pessoa*, ataques a, atacar, agress*, agressiv*, agredir, humilh*,
      ridiculariz*, menospre*, denegr*, persegui*, perseguição, stalk*, stalking, brigading, dogpil*, linchamento*, abus*
      (verbal*|contra|de outr*), abuso, abusos, abusiv*, provocaç*, provocar, ofensiv*, ofens*, ofender, chantag*, extors*, coaç*,
      coerç*, maltrat*, constrang*, hostil*, hostiliz*, vexat*, vexam*, contato indesejado, zombar, xing*, xingamento*, incitação ao
      assédio, ad hominem, cyberstalking, briga*, tretas, treta, exposed, (comportamento*|pessoa*|atitude*|ambiente*) tóxic*,
      toxicidade, assédio, assediar, perseguiç*, intimidaç*, xingament*, xingar, difamaç*, avanços sexuais, humilhaç*`,
    doxxing: `doxx*, doxing, dox, dados pessoais, dados privados, dado pessoal, informaç* pessoa*, informaç* privada*, informaç*
      privadas, privacidade, vida privada, intimidade, conversas privadas, conteúdo privado, mensagens privadas ..
      (publi*|divulg*|partilh*|compart*), sem consentimento, não consens*, não consentid*, porn* de vingança, fotos .. sem ..
      (permissão|consentimento|autorização), imagens .. sem .. (permissão|consentimento|autorização), revelar ..
      (identidade|dado*|informaç*), endereços, número* de telefone, dados sensíveis, vazamento*, vazar, exposição de dados, expor ..
      (dado*|informaç*|pessoa*), divulg* .. (dados|endereç*|informações (pessoais|privadas)), sem (o seu |seu |o |o devido
      )?consentimento`,
    'doxxing=require': `respeit* .. (privacidade|intimidade|vida privada)`,
    impersonation: `personific*, falsidade ideológica, fazer se passar por, se passar por, passar se por, passando se por, se passe* por, passem por, identidade* falsa*, perfis falsos, perfil falso, contas falsas, conta* falsa*, fake*, paródia*, parodia*, usurp*, impostor*, roubo de identidade, fingir ser, imitar .. (pessoa*|conta*|marca*), fazer passar por`,
    'civility=require': `respeitos*, respeito, educad*, educação, gentil*, gentileza, cordial*, cortes, cortês, cortesia, simpátic*, amáve*,
      amabilidade, boa fé, bons modos, boas maneiras, empat*, tolerância, tolerante*, convivência, trate ..
      (respeito|outr*|tod*|gostaria), tratar .. (respeito|outr*|tod*), civilizad*, bom senso, seja legal, seja gentil, seja bom,
      seja excelente, cívic*, civilidade, netiqueta, comporte se, comporta te, dignidade, solidari*, bom convívio, decência,
      harmon*, urbanidade, acolhed*, polid*, consideração, respeite ..
      (outr*|tod*|pessoas|opiniões|diferenças|demais|próximo|membros|usuári*), respeit* (mútu*|às pessoas|ao próximo|aos outros|a
      tod*), respeitar .. (outr*|tod*|pessoas|opiniões|diferenças|demais), sejam fixes, empatia, boa convivência, amável, amáveis,
      amigáve*, tolerância e respeito`,
    'civility=forbid': `grosseir*, mal educad*, maleducad*, desrespeit*, falta* de respeito, faltar ao respeito, vulgar*, palavrão, palavrões,
      linguagem obscena, linguagem ofensiva, babaca*, escroto*, idiota*, má fé, rude*, indelicad*, descort*, estúpid*, briga,
      brigas, brigar, intriga*, mal estar, grosseri*, arrombad*, falta de respeito`,
    nudity: `nudez, nu, nus, nua, nuas, nudes, porn*, *porno*, pornograf*, erótic*, erotis*, conteúdo* sexua*, sexua* explícit*,
      sexualmente, conteúdo* adulto*, para adultos, material adulto, material sexual, imagens sexuais, conteúdo* explícit*, explícit*,
      sexual, sexuais, cunho sexual, teor sexual, nsfw, obscen*, lasciv*, hentai, lewd, fetich*, indecen*, sugestiv*, insinuant*,
      genitais, sexo, zoofil*`,
    'content-warnings': `aviso* de conteúdo, alerta* de conteúdo, advertência* de conteúdo, content warning*, cw, cws, tw, trigger
      warning*, conteúdo sensível, como sensível, como sensíveis, mídia sensível, media sensível, marcad* .. (sensíve*|nsfw), marcar ..
      (sensíve*|nsfw|conteúdo), spoiler*, spoilers, gatilho*, aviso de gatilho, esconder .. (atrás|com), etiquet* .. (sensíve*|nsfw),
      oculta* .. (atrás|com), alerta de gatilho, sinaliz* .. (sensíve*|nsfw|conteúdo), com aviso*, aviso* de, aviso* para`,
    violence: `violên*, violent*, gore, sangue, sangrent*, assassin*, matar, morte*, tortur*, mutila*, terroris*, maus tratos .. anima*,
      crueldade*, cruel*, decapit*, cadáver*, chocante*, perturbador*, apologia .. (violên*|terroris*|crime*|guerra), incit* .. violên*,
      estupr*, violação, crimes de guerra, dano físico, agressão sexual, brutal*, glorific*, massacre*, snuff, conteúdo gráfico`,
    'self-harm': `suicíd*, suicid*, automutil*, auto mutil*, autoles*, autolesiv*, transtorno* alimentar*, distúrbio* alimentar*, anorex*, bulimi*, autoagress*`,
    minors: `pornografia infantil, porno infantil, pedofil*, pedófil*, abuso* .. (menor*|crianç*|infanti*|adolesc*), exploração .. (menor*|crianç*|infanti*|adolesc*), (sexua*|porn*|erótic*|nu*|sensual*) .. (menor*|crianç*|infanti*|adolesc*), (menor*|crianç*) .. (sexua*|porn*|erótic*|sexualiz*), lolicon*, loli, lolis, shota*, csam, grooming, aliciamento, proteção .. (menor*|crianç*|infân*), abuso infantil, menores de idade`,
    misinformation: `desinform*, informaç* fals*, informaç* enganos*, informaç* incorret*, notícia* falsa*, fake news, fakenews, boato*, conspira*,
      teoria* da? conspiração, pseudociên*, pseudocien*, antivacin*, anti vacin*, anti vax*, negacionis*, terraplan*, engan*,
      enganos*, mentira*, mentir, rumor*, hoax*, conteúdo falso, dados falsos, manipulad*, deepfake*, verific* ..
      (fonte*|informaç*), falsidade*, anticiên*, inverdade*, notícias falsas, informação falsa, informações falsas, teorias da
      conspiração`,
    politics: `política, político, políticos, politicamente, partid*, partidári*, propaganda polít*, propaganda eleitoral, eleiç*,
      eleitora*, extremis*, extrema direita, extrema esquerda, ultradireita*, radica*, nacionalis*, proselit*, religios* ..
      (propag*|proselit*|fanat*|extrem*), seitas, capitalis*, comunis*, neoliberal*, imperialis*, direita, militân*, totalitár*,
      autoritár*, doutrin*`,
    illegal: `respeit* .. (lei|leis|legislação), ilega*, ilegais, ilícit*, a lei, as leis, legislação, legislações, delito*, crime, crimes, crimin*, contra a lei, infring* ..
      lei*, viola* .. lei*, legalidade, jurídic*, código penal, proibid* por lei, legalmente, cibercrim*, falsific*, contraband*,
      tráfico, contravenç*, leis brasileiras, leis portuguesas, das leis, às leis, da lei, à lei, lei brasileira, infrinja as leis,
      respeite a lei, conteúdo ilegal`,
    'illegal=mention': `jurisdição, regid* pel*, sujeit* a .. (lei*|legislação), tribunal, foro, hospedado em, alojado em`,
    'regulated-goods': `droga*, entorpecent*, estupefacient*, arma, armas, armamento, jogos? de azar, apostas, casino*, cassino*, álcool*, tabaco,
      cannabis, maconha, medicament*, narcót*, prostitu*, tóxicos, entorpecente*`,
    copyright: `direito* autora*, direitos autorais, direitos de autor, direito de autor, copyright*, propriedade intelectual, pirataria,
      pirata*, plágio*, plagi*, warez, torrents, downloads ilegais, direitos .. (terceiros|propriedade|imagem), marca* registada*,
      marca* registrada*, roubar .. (arte|conteúdo*|obra*), roubo de (arte|conteúdo*|obra*), obra* .. (alheia*|sem), direito
      autoral, plágio, sem créditos, sem dar crédito, obras de terceiros`,
    'copyright=require': `respeit* .. (direito* autora*|direito* de autor|copyright*|licença*|propriedade intelectual|autoria), cite .. (fonte*|autor*), citar .. (fonte*|autor*), dê crédito*, dar crédito*, dê os créditos, dar os créditos, crédito*,
      atribu*, credit*, mencion* .. (autor*|fonte*|artista*), indi* .. (fonte*|autor*), fonte* .. (cit*|mencion*|indic*), credit* ..
      (autor*|artista*|fonte*)`,
    'ai-content': `ia, i a, inteligência artificial, gerad* por (uma |a )?ia, gerad* por inteligência, gerad* com ia, arte ia, ia generativa*, chatgpt, llm, llms, conteúdo* gerad*, imagens geradas`,
    bots: `bot, bots, robô*, automatizad*, automátic* .. (publica*|conta*|mensage*|post*), contas? automát*, publicações automát*, postagens automát*, spambot*, robot*`,
    crossposting: `crosspost*, cross post*, publicaç* cruzada*, replic* .. (twitter|facebook|red*|conteúd*), espelh*, rss, feeds, (do|de|para o)
      (twitter|facebook|instagram|x), contas do twitter, tuítes, tweets, conteúdo de outras redes, posts vindos de outras redes,
      espelhar, espelhamento, retuítes`,
    'alt-text': `texto* alternativo*, texto alt, alt text, descriç* .. (imagem|imagens|multimédia|foto*|mídia*), descrev* .. (imagem|imagens|foto*|mídia*), acessib*, leitor* de (tela|ecrã), deficiência visual, deficientes visuais, pessoas cegas, legenda*, camelcase, #paracegover, paracegover, baixa visão`,
    language: `idioma*, língua, línguas, em português, português, portugues, lusófon*, em inglês, inglês, traduz*, tradução, multilíngue, galego, língua portuguesa, lusofon*`,
    'on-topic': `fora de tópico, fora do tema, fora do tópico, off topic, offtopic, temátic*, tema principal, tema da
      (instância|comunidade), dedicad* (a|ao|à), voltad* (a|para|ao|à), focad* (em|no|na), instância (para|de|sobre), servidor
      (para|de|sobre), comunidade (para|de|sobre), interessad* em, devem .. relacionad*, espaço para (pessoas|discut*|falar), queremos
      que este seja`,
    spam: `spam*, lixo eletr*, flood*, inund*, publicaç* em massa, mensagens em massa, em massa, mensagens repetid*, publicaç* repetid*, repetitiv*, repetid(a|as|o|os), excesso de (publicaç*|toots|mensagens|hashtags|posts|postagens), abuso de (hashtags|etiquetas|menç*), uso abusivo de hashtag*, golpe*, fraud*, burla*, scam*, pirâmid*, piramid*, multinível, clickbait, caça clique*, correntes, não solicitad*, mensagens indesejadas, engajamento artificial, engagement farm*, estelionat*, bombarde*`,
    advertising: `publicidad*, publicit*, anúnci*, anunci*, autopromo*, auto promo*, comercia*, comerciais, marketing, propaganda
      comercial, patroc*, afiliad*, links de afiliad*, referral, seo, influencer*, influenciador*, vaquinha*, crowdfund*, lucro,
      lucrativ*, monetiz*, divulgar .. (produt*|serviç*|trabalh*|empresa*), contas? (comercia*|empresaria*|corporativ*|de empresa*|de
      marca*), propagandas?, perfis comerciais, promocional, promocionais, fins lucrativos`,
    crypto: `cripto*, criptomoed*, crypto*, bitcoin*, nft, nfts, blockchain*, web3`,
    membership: `regist* .. (conta*|servidor|instância|só|utilizador*|email|motivo), cadastr*, inscrição, inscriç*, contas múltiplas,
      múltiplas contas, várias contas, uma só conta, uma conta por, conta por pessoa, segunda conta, inativ*, contas inativas, pessoas
      reais, pessoa real, pessoa física, pseudónim*, pseudônim*, nome real, nome de usuário, residente*, residir, moradores, morar em,
      morem, habitant*, convite*, perfil completo, completar .. perfil, preench* .. perfil, foto de perfil, biografia, polícia*,
      policiais, militares, apresente se, alun*, estudant*, contas compartilhadas, email temporário, contas pessoais`,
    age: `maior de idade, maiores de idade, maioridade, idade mínima, idade legal, menores de 13, menores de 16, menores de 18, menor de
      13, menor de 16, menor de 18, 18 anos, 16 anos, 13 anos, maior de 18, maiores de 18, maiores de 16, 18+, anos de idade, anos
      ou mais, maior de (13|16|18), maiores de (13|16|18), menores de (13|16|18), ter no mínimo`,
    'data-use': `scrap*, raspagem, rastre*, index*, buscador*, motor* de (busca|pesquisa), arquiv* .. (publica*|conteúd*|web), pesquisa*
      (científic*|académic*|acadêmic*|universit*), fins de pesquisa, fins académicos, fins acadêmicos, estudo* ..
      (académic*|acadêmic*|científic*), recolh* .. (dado*|informaç*), colet* .. (dado*|informaç*), trein* .. (ia|modelo*|inteligência),
      aprendizado de máquina, aprendizagem automática, mineração de dados, (treinar|treinamento) .. (ia|modelos|inteligência)`,
    security: `hack*, hackear, malware*, vírus, virus, trojan*, phishing, ddos, negação de serviço, ataque* ..
      (servidor*|infraestrut*|instância|informátic*|serviço*), atacar .. (servidor*|infraestrut*|instância|serviço*), segurança ..
      (servidor*|serviço*|instância|sistema*), vulnerabilidad*, contorn* .. (bloqueio*|suspens*|ban*), burlar ..
      (bloqueio*|suspens*|ban*), evas* .. (bloqueio*|suspens*|ban*), software malicioso, código malicioso, links maliciosos, senha*,
      sobrecarg*, acesso não autorizado, funcionamento .. (servidor|serviço|instância), sabot*, ciberataque*, invasão de, invadir
      contas, link malicioso, burlar .. (bloqueio*|banimento*|suspens*), ataques ao servidor, contornar .. (bloqueio*|banimento*),
      invasão de contas, golpes de phishing`,
    moderation: `moderad*, moderação, moderar, moder*, administrador*, administração, administradora*, admin, admins, adm, adms, equipa,
      staff, reserva* o direito, reservamos o direito, reservamo nos, critério da, a critério, critério d*, discrição, suspens*,
      suspend*, suspensão, expuls*, expulsão, banir, banid*, banimento*, ban, bans, bloquead*, bloqueio* de .. (conta*|usuári*), conta*
      .. (eliminad*|suspens*|bloquead*|encerrad*|cancelad*|removid*|apagad*|excluíd*|silenciad*|limitad*|banid*), exclusão .. conta*,
      excluir .. conta*, remoção .. conta*, encerr* .. conta*, sanç*, sancion*, punid*, puniç*, penalidad*, advertid*, advertência*,
      aviso prévio, sem aviso, sem aviso prévio, incumpr*, descumpr*, infraç*, infring* .. (regra*|norma*|código|termos), viol* ..
      (regra*|norma*|código|termos), violação d* (regra*|norma*|termos), quebra* .. (regra*|norma*), apel*, recorrer, recurso*, decisão
      final, decisões, palavra final, (regras|normas|termos) .. (mud*|alter*|modific*|atualiz*), (modific*|alter*|atualiz*) ..
      (regras|normas|termos), caso a caso, consequência*, reincid*, silenciad*, medidas, tolerância zero, a equipe, nossa equipe, equipe
      de moder*`,
    'moderation=require': `denunci* .. (moder*|admin*|conteúd*|publica*|conta*|abus*|usuári*|mensage*|post*), denuncie, denunciar, denuncia, denúncia*, reporte*, reportar, contact* .. (moder*|admin*|equip*), contat* .. (moder*|admin*|equip*), avise .. (moder*|admin*|equip*)`,
    'moderation=forbid': `denúncias falsas, falsas denúncias, abus* .. denúncia*`,
    federation: `federação, federar, desfeder*, defeder*, instâncias .. (bloque*|silenci*|suspen*|que), servidores ..
      (bloque*|silenci*|suspen*|que), bloqueio de instâncias, lista* de bloqueio, threads, meta, federamos`,
    'on-topic=mention': `queremos que este seja`,
    'content-warnings?': `aviso*`,
    'advertising~': `venda*, vender, promover .. (produt*|serviç*|negóci*|marca*|empresa*), promoç*, promover`,
    'data-use=mention': `dados .. (guard*|armazen*|conserv*|vend*|trat*|recolh*|colet*), logs, endereços? ip, rgpd, lgpd, cookies`,
  },
  cues: {
    ban: `não é permitid*, não são permitid*, não permit*, não se permit*, não é tolerad*, não são tolerad*, não toler*, não será*
      tolerad*, não serão tolerad*, não aceit*, não é aceit*, não são aceit*, não são bem vind*, não é bem vind*, não devem, não
      deve, não pode, não podem, não, nem, sem, proibid*, proíb*, proib*, proibição, proibimos, é vedad*, vedad*, inaceitáve*,
      intoleráve*, nunca, jamais, rejeit*, contra, removid*, aqui não é lugar, não há lugar, não tem lugar, mal vist*, são proibid*,
      fica proibid*, expressamente proibid*`,
    require: `deve, devem, deverá, deverão, deves, deveria, deveriam, obrigatóri*, obrigad*, requerid*, exigid*, exige*, é necessário, é
      preciso, necessári*, precisa*, precisam, tem de, têm de, tem que, têm que, use, usem, usar, utilize*, utiliza, por favor,
      certifique*, assegur*, sempre, há de, espera se, marque, marcar, indique, seja, sejam, mantenha, manter, coloque, adicione,
      respeite, respeitem, respeitar, respeito`,
    allow: `permitid*, permite*, permitimos, bem vind*, aceit*, aceitamos, admitid*, pode, podem, podes, livre*, liberdade, tolerad*, toleramos, tudo bem, ok, sem problema*, liberad*`,
    soft: `recomend*, encoraj*, incentiv*, aconselh*, sugeri*, suger*, se possível, quando possível, na medida do possível, prefer*, preferíve*, preferencialmente, agradec*, apreci*, tente, tentem, tentar, procure, procurem, convid* a, idealmente, esperamos, gostaríamos, considere, estimul*, opcional, não é obrigatório`,
    except: `salvo, exceto, excepto, a menos, sem, desde que, somente se, apenas se, só se, a não ser, enquanto, fora de, se não, apenas
      com, somente com, só com, apenas em, com permissão, com autorização, na condição, sob a condição, com a condição`,
    limit: `excessiv*, excesso, exclusiv*, exclusivamente, unicamente, somente, apenas, principalmente, maioritariamente, não solicitad*,
      abusiv*, com moderação, moderadamente, limitad*, limite*, razoáve*, sem marca*, não listad*, agressiv*, demais, demasiad*,
      constante*, gratuit*, único propósito, único fim`,
    leave: `autorização, permissão, aprovação`,
    mark: `marcad*, marcar*, marque*, etiquetad*, etiquet*, sinalizad*, sinaliz*, identificad*, identific*, indicad*, indicar, ocult*,
      escond*, explicitamente sinaliz*, com aviso*, declarad*, (atrás|trás) de (um|uma)`,
    but: `pelo contrário, em vez disso, mas sim, mas, embora, no entanto, porém, contudo`,
    ignore: `não só, não apenas, não somente, não limitad* a, não se limita*, orientação* sexual, orientações sexuais, identidade* sexual,
      orientação* política, identidade* de gênero, identidade* de género, opinião política, opiniões políticas, sem exceção, sem
      excepção, independente*, não importa, sem fins lucrativos, rede social, redes sociais, política de privacidade, políticas de,
      política de, entre outros, entre outras, não binári*, extensão das, se não foi claro,
      (raça|origem|religi*|gênero|género|sexo|deficiência*|nacionalidade|idade|etni*|étnic*|credo|classe|cor) ..
      (polític*|sexua*|sexo|idade|ideolog*), responsável por`,
    exception: `exceç*, excepç*, com exceção, à exceção`,
    place: `avatar*, cabeçalho*, foto* de perfil, fotos de perfil, imagem de perfil, capa*, publicamente, em público, linha local,
      timeline local, linha do tempo, não listad*, timeline pública, timelines públicas, timeline global, nome de usuário`,
    reason: `para que, porque, já que, pois`,
    stop: `nenhum, nenhuma, nada de, evite, evitar, evitem, abster, abstenha*, zero, não poste, não publi*, não faça`,
  },
}
