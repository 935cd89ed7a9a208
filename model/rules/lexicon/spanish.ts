// The lexicon of Spanish.
import type { Lexicon } from '../lexicon.ts'

export const SPANISH: Lexicon = {
  language: 'es',
  script: 'latin',
  common: `el, la, los, las, un, una, y, o, de, del, que, en, es, son, con, para, por, se, su, sus, al, lo, como, este, esta, estos, estas, tu, tus, nuestro, nuestra, otras, otros, todo, todos, todas, sin, más, si, u, usuarios, contenido, cuentas, publicaciones, personas, ser, está, están, cualquier, ya`,
  topics: {
    hate: `odio, odia, odiar, racis*, sexis*, machis*, micromachis*, homofob*, homófob*, transfob*, tránsfob*, lgtb*fob*, lgbt*fob*,
      bifob*, xenofob*, xenófob*, islamofob*, aporofob*, gordofob*, enebefob*, enbyfob*, lesbofob*, antisemit*, misógin*, misogin*,
      capacitis*, casteis*, edadis*, clasis*, discrimin*, discriminat*, fascis*, facha*, nazi, nazis, nazis*, nacionalsocialis*,
      neonazi*, neofascis*, supremacis*, negacionismo del holocausto, holocausto, genocid*, patriarc*, prejuicio*, intoleran*,
      opresi*, opresor*, colonialis*, especis*, deshumaniz*, incitación al odio, terf, terfs, etnocid*, machirul*, insultos raci*,
      por razones? de .. (raza|sexo|género|religión|origen), (motivos|motivo|razón|razones) de ..
      (raza|sexo|género|religión|origen|orientación), fobia, fobias, conductas fóbicas, lgtbiq*fob*, machism*, machista*, lgtbifob*,
      lgbtifob*, minorías .. (mal|odio|contra), hablar mal .. minorías, supremac*, franquis*`,
    'hate=mention': `espacio seguro, espacio inclusivo, lgtb* friendly, antirracis*, antifascis*, diversidad, feminis*, transinclusiv*,
      comunidad inclusiva`,
    harassment: `acos*, acosar, hostig*, hostil*, ciberacos*, ciberbullying, bullying, amenaz*, intimid*, insult*, injuri*, calumni*, difam*,
      trole*, troll*, trol, troleo, ataque* personal*, ataques a, atacar, ataques ad hominem, ad hominem, agresiones, agredir,
      agresiv*, agresión verbal, humill*, ridiculiz*, menospreci*, denigr*, vejat*, vejación*, vejaciones, persecución, persegui*,
      stalk*, brigading, dogpil*, linchamiento*, abus* (verbal*|a otr*|hacia), abuso, abusos, abusiv*, provocación*, provocar,
      provocador*, ofensiv*, ofender, ofensas, chantaj*, extors*, mobbing, coacc*, maltrat*, perjudic* .. (otr*|usuari*|persona*),
      bardear, bardo, desear .. (muerte|daño), contacto no deseado, molest*, peleas, flame, flamear, conducta* dañina*, burla*,
      dañar a, incitar al acoso, toxic*, tóxic*, doxxear acosar, acosador*, ataques personales, humillar, burlarse, ciberacoso,
      trolear, trolls, comportamiento abusivo, conducta abusiva`,
    doxxing: `doxx*, doxing, doxear, doxeo, dox, datos personales, datos privados, información personal, información privada,
      informaciones personales, privacidad, vida privada, intimidad, datos sensibles, conversaciones privadas, mensajes privados ..
      (public*|difund*|compart*|captur*), sin consentimiento, no consentid*, no consensuad*, sin consenso, porno* de venganza,
      pornovenganza, fotos .. sin .. (permiso|consentimiento|autorización), imágenes .. sin .. (permiso|consentimiento|autorización),
      revelar .. (identidad|dato*|información), divulg* .. (dato*|información), outing, domicili*, números? de teléfono, direcciones,
      identidad real, confidencial*, datos de (otr*|tercer*), sin (su|el|tu|previo) consentimiento`,
    'doxxing=require': `respet* .. (privacidad|intimidad|vida privada)`,
    impersonation: `suplant*, suplantación*, suplantar, hacerse pasar por, se haga* pasar por, hacer pasar por, hagas pasar por, identidad* falsa*, perfil* falso*, cuentas? falsas?, cuenta* falsa*, parodi*, cuentas parodia, usurp*, impostor*, personific*, robo de identidad, fingir ser, imitar .. (persona*|cuenta*|marca*), falsific* .. identidad`,
    'civility=require': `respet* .. (demás|otr*|tod*|usuari*|persona*|mutu*|opini*|divers*|miembro*|compañer*|resto|ajen*|uno), respeto, respetuos*,
      amable*, amabilidad, educad*, educación, cordial*, cortes, cortés*, cortesía, buena fe, buen rollo, buenos modales, modales,
      empat*, empátic*, tolerancia, tolerante*, convivencia, trata .. (respeto|demás|otr*|quieres|gustaría), tratar ..
      (respeto|demás|otr*), civilizad*, sentido común, consider* con, buen trato, buen ambiente, sé bueno, sé buena, sé amable, se
      amable, ser amable, sé excelente, sé cívico, cívic*, civism*, netiqueta, comportar*, compórtate, compañeris*, gentil,
      dignidad, solidari*, buenas maneras, agradable*, simpát*, buena onda, fraternidad, se gentil, armonía, cuidado mutuo,
      cuidémonos, cuidarnos, decencia, afect*, amable, amables, trata* .. respeto, empatía, sé respetuos*, tolerancia y respeto`,
    'civility=forbid': `grosero*, grosería*, maleducad*, irrespetuos*, falta* de respeto, faltar el respeto, faltar al respeto, faltas el respeto,
      descort*, vulgar*, palabrota*, lenguaje soez, soez, imbécil*, idiota*, gilipoll*, capull*, cretin*, mala educación, malas
      palabras, lenguaje obsceno, pelotud*, mala fe, lenguaje ofensivo, lenguaje inapropiado, borde, desagradable*, desprec*, faltar
      .. al respeto, falte* .. respeto, faltarle al respeto, conflicto a los, en conflicto, groser*, mal comportamiento, irrespet*`,
    nudity: `desnud*, porn*, *porno*, pornograf*, erótic*, erotis*, contenido* sexual*, sexual* explícit*, sexualmente, contenido* para
      adult*, contenido* adult*, para adultos, material adult*, material sexual, imágenes sexuales, contenido* explícit*, carácter
      sexual, índole sexual, naturaleza sexual, sexual, sexuales, nsfw, obscen*, lasciv*, hentai, lewd, fetich*, indecen*, sugerente*,
      insinuant*, genitales, sexo, 18+ contenido, zoofil*, bestialismo, nudes, subido de tono, mayores de edad contenido, para mayores,
      (imágenes|publicaciones|contenidos?|material|fotos|vídeos|videos) explícit*`,
    'content-warnings': `advertencia* de contenido, aviso* de contenido, content warning*, cw, cws, tw, trigger warning*, contenido
      sensible, como sensible*, material sensible, medios sensibles, multimedia sensible, contenido delicado, marcad* ..
      (sensible*|nsfw), marcar* .. (sensible*|nsfw|contenido), spoiler*, spoilers, destripe*, alerta* de contenido, aviso de spoiler,
      etiquet* .. (sensible*|nsfw|contenido|cw), oculta* .. (tras|detrás|bajo|con), etiqueta nsfw, con aviso, avisos de, con
      advertencia*, advertencia* para, advertencia* de`,
    violence: `violencia*, violent*, gore, sangr*, sangrient*, asesin*, matar, tortur*, mutila*, terroris*, maltrato animal, crueldad*,
      cruel*, crudeza, decapit*, cadáver*, impactante*, perturbador*, apología .. (violencia*|terrorismo|crimen*|delito*|guerra),
      exaltación .. (violencia*|terroris*|guerra), incit* .. violencia, violación, violaciones, violador*, crímenes de guerra, daño
      físico, agresión sexual, agresiones sexuales, abuso animal, brutal*, guerra, bélic*, glorific*, masacre*, snuff, contenido
      gráfico`,
    'self-harm': `suicid*, autoles*, auto les*, autolesiv*, autolesion*, trastorno* alimen*, trastornos de la conducta alimentaria, anorex*, bulimi*, autodestruct*, autoagres*, hacerse daño`,
    minors: `pornografía infantil, pornografia infantil, porno infantil, pedofil*, pedófil*, pederast*, paidofil*, abuso* .. (menor*|niñ*|infantil*), explotación .. (menor*|niñ*|infantil*), (sexual*|porn*|erótic*|desnud*|lasciv*) .. (menor*|niñ*|infant*|infantil), (menor*|niñ*) .. (sexual*|porn*|erótic*|sexualiz*), lolicon*, loli, lolis, shota*, csam, grooming, protección .. (menor*|infan*|niñ*), abuso infantil, menores`,
    misinformation: `desinform*, información falsa, informaciones falsas, información engañosa, información errónea, información incorrecta, falsa
      información, noticia* falsa*, fake news, fakenews, bulo*, bulos, conspira*, conspiranoi*, teorías? de la? conspiración,
      pseudocien*, seudocien*, antivacun*, anti vacun*, negacionis*, terraplan*, engañ*, engaños*, mentira*, mentir, rumor*, hoax*,
      contenido falso, datos falsos, contenido engañoso, manipula*, deepfake*, verific* .. (fuente*|información*), contrast* ..
      (fuente*|información), difama* .. falsa*, falsedad*, anticien*, bulo, noticias falsas, engañosa, engañoso*, teorías
      conspirativas, teorías de la conspiración`,
    politics: `política, políticas .. (part*|contenid*|propag*), político*, políticamente, partidis*, partido* político*, partidos,
      elecciones, elector*, extremis*, extrema derecha, ultraderech*, extrema izquierda, radical*, nacionalis*, proselit*, religios* ..
      (propag*|proselit*|fanat*|extrem*), sectas, capitalis*, comunis*, neoliberal*, imperialis*, derecha, militan*, totalitar*,
      autoritar*, liberalis*, anarcocapitalis*, franquis*, fanatismo*, panflet*, debates políticos`,
    illegal: `respet* .. (ley|leyes|legislación*|legalidad), ilegal*, ilícit*, la ley, las leyes, legislación*, legislacion, delito*, delict*, delinc*, crimen, crimenes, criminal*,
      contrari* .. ley*, contra la ley, infring* .. ley*, viola* .. ley*, legalidad, jurídic*, código penal, fuera de la ley, prohibid*
      por ley, legalmente, cibercrim*, ciberdelinc*, ciberdelit*, falsific*, contraband*, normativa vigente, trata de personas, tráfico,
      leyes, de la ley, por ley, contenido .. legal en`,
    'illegal=mention': `jurisdicción*, se rige*, sujet* a .. (ley*|legislación), tribunal*, juzgado*, alojad* en`,
    'regulated-goods': `droga*, estupefacient*, arma, armas, armas de fuego, armamento, juegos? de azar, apuesta*, casino*, alcohol*, tabaco, cannabis, marihuana, medicament*, narcot*, prostitu*`,
    copyright: `derecho* de autor*, derechos? de autor*, copyright*, propiedad intelectual, piratería, pirat*, plagi*, warez, torrents,
      descargas ilegales, licencias, derechos .. (terceros|propiedad|imagen), marcas registradas, marca registrada, infracción ..
      derecho*, robar .. (arte|contenido*|obra*), robo de (arte|contenido*|obra*), obra* .. (ajena*|sin), derechos de autor, sin dar
      crédito, sin permiso del autor, obras de otr*, plagio, robo de arte`,
    'copyright=require': `respet* .. (derecho* de autor|copyright*|licencia*|propiedad intelectual|autoría*), cit* .. (fuente*|autor*|origen), da crédito, dar crédito, dar créditos, crédito*, atribu*, acredit*, mencion* ..
      (autor*|fuente*|artista*|creador*), fuente* .. (cit*|mencion*|indic*), atribución, indic* .. (fuente*|autor*), reconoc* ..
      autor*, acreditar .. (autor*|fuente*|artista*), citar .. (fuente*|autor*), cita .. (fuente*|autor*)`,
    'ai-content': `ia, i a, inteligencia artificial, inteligencias artificiales, generad* por (una |la )?ia, generad* por inteligencia, generad* con ia, arte ia, arte generativo, ia generativa*, chatgpt, llm, llms, contenido* generad*, imágenes generadas, ai`,
    bots: `bot, bots, robot*, automatizad*, automátic* .. (publica*|cuenta*|mensaje*), cuentas? automátic*, cuentas? automatizad*, publicaciones automát*, spambot*, boteo`,
    crossposting: `crosspost*, cross post*, publicación cruzada, publicaciones cruzadas, replic* .. (twitter|facebook|red*|contenid*), réplica*, espejo*, rss, feeds, (desde|de|a) (twitter|facebook|instagram|x), cuentas de twitter, tuits, tweets, contenido de otras redes, bots de noticias, republicar`,
    'alt-text': `texto* alternativo*, texto alt, alt text, descripción* .. (imagen*|imágenes|multimedia|foto*|medio*), descripciones .. (imagen*|imágenes|multimedia|foto*), describ* .. (imagen*|imágenes|foto*|multimedia), accesib*, lector* de pantalla, discapacidad visual, personas ciegas, subtítul*, camelcase, baja visión`,
    language: `idioma*, lengua, lenguas, en español, español, castellano, en castellano, en inglés, inglés, catalán, gallego, euskera, hispanohablante*, hispanoparlante*, habla hispana, traduc*, multilingüe, bilingüe, lenguaje de publicación, esperanto`,
    'on-topic': `fuera de tema, off topic, offtopic, temática*, tema principal, tema de la (instancia|comunidad), temas? relacionad*, instancia
      (para|de|sobre), comunidad (para|de|sobre), de qué trata, nodo para, propósito de (la|esta|este), espacio para
      (personas|hablar|compart*), deb* .. relacionad* con, acorde* (a|con) la temática, relacionad* con la (temática|instancia)`,
    spam: `spam*, spam, correo basura, flood*, inund*, publicaciones masivas, mensajes masivos, masiv*, mensajes repetitivos, publicaciones repetitivas, repetitiv*, repetid(a|as|o|os), publicación excesiva, exceso de (publicaciones|toots|mensajes|hashtags|etiquetas), abuso de (hashtags|etiquetas|menciones), abusar de (hashtags|etiquetas|menciones), uso abusivo de (hashtags|etiquetas), estaf*, fraud*, scam*, timo*, pirámid*, piramid*, multinivel, clickbait, cadenas, no solicitad*, mensajes no deseados, correo no deseado, granjas de, engagement, etiquetas irrelevantes, menciones masivas, bombarde*, saturar, phishing y spam`,
    advertising: `publicid*, publicit*, publicitari*, anunci*, anuncios, promocionar, autopromo*, auto promo*, comercia*, comerciales,
      marketing, mercadotec*, propaganda comercial, patrocin*, afiliad*, enlaces de afiliados, referid*, seo, posicionamiento,
      influencer*, crowdfund*, ánimo de lucro, lucr*, lucrativ*, monetiz*, mercantil*, cuentas? (comercial*|empresarial*|corporativ*|de
      empresa*|de marca*), promoción (de|comercial|personal)`,
    crypto: `cripto*, criptomoned*, crypto*, bitcoin*, nft, nfts, blockchain*, cadena de bloques, web3, criptomonedas`,
    membership: `registr* .. (cuenta*|servidor|instancia|sol*|usuari*|correo|motivo), registro, registros, inscripción, darse de alta,
      cuentas? múltiple*, múltiples cuentas, varias cuentas, una sola cuenta, una cuenta por, cuenta por persona, segunda cuenta,
      inactiv*, cuentas inactivas, personas reales, persona real, persona física, seudónim*, nombre real, nombre de usuario, nombres de
      usuario, residir, vivan en, habitant*, invitación*, solicitud*, perfil completo, completar .. perfil, foto de perfil, biografía,
      roleplay, juegos? de rol, policía*, policías, empleados de, militares, militar, presentarse, preséntate, alumn*, estudiant*,
      cuentas compartidas, unirse, unirte, correo temporal, correos desechables, perfiles vacíos, moderadores nuevos, cuentas
      individuales, trabajadores para, no .. (policías|policía|militares|gobiernos), membresía, ser miembro, solo miembros, residentes
      (en|de)`,
    age: `mayor de edad, mayores de edad, mayoría de edad, edad mínima, edad legal, menores de 13, menores de 14, menores de 16, menores
      de 18, menor de 13, menor de 16, menor de 18, 18 años, 16 años, 14 años, 13 años, mayor de 18, mayores de 18, mayores de 16,
      mayor de 16, +16, 18+, años de edad, años o más, mayor de (13|14|16|18), mayores de (13|14|16|18), menores de (13|14|16|18)
      años, tener al menos`,
    'data-use': `scrap*, raspado, rastre*, index*, buscadores, motor* de búsqueda, archiv* .. (publica*|contenid*|web), investiga* ..
      (científic*|académic*|universit*|fines), fines de investigación, fines académicos, estudio* .. (académic*|científic*), recopil* ..
      (dato*|información), recolec* .. (dato*|información), entren* .. (ia|modelo*|inteligencia), aprendizaje automático, minería de
      datos, (entrenar|entrenamiento) .. (inteligencia*|ia|modelos), extraer datos`,
    security: `hack*, hackear, hackeo, malware*, virus, troyan*, phishing, ddos, denegación de servicio, ataque* ..
      (servidor*|infraestruct*|instancia|informátic*|servicio*), atacar .. (servidor*|infraestruct*|instancia|servicio*), seguridad
      .. (servidor*|servicio*|instancia|sistema*), vulnera* .. (seguridad|sistema*|servidor*), vulnerabilidad*, evad* ..
      (bloqueo*|suspens*|ban*|sanción), evasión .. (bloqueo*|suspens*|ban*), elud* .. (bloqueo*|suspens*|ban*|sancion*), software
      malicioso, código malicioso, enlaces maliciosos, contraseña*, sobrecarg*, intrusión, acceso no autorizado, funcionamiento ..
      (servidor|servicio|instancia), sabot*, ciberataque*, ataques al servidor, evadir .. (baneo*|bloqueo*|suspensión|sanción),
      eludir .. (bloqueo*|suspensión|baneo*), suplantación de páginas, vulnerabilidades`,
    moderation: `moderad*, moderación, moderacion, moderar, moder*, equipo de moderación, administrador*, administración, administradora*,
      admin, admins, equipo, staff, reserva* el derecho, reservamos el derecho, derecho de admisión, discreción*, criterio de, a
      criterio, suspend*, suspens*, suspensión, expuls*, expulsión, expulsad*, banea*, baneo*, ban, bans, bloque* ..
      (cuenta*|usuari*|perman*), cuenta* ..
      (eliminad*|suspendid*|bloquead*|cerrad*|cancelad*|borrad*|silenciad*|limitad*|prohibid*), eliminación de .. cuenta*, eliminar
      .. cuenta*, cerrar .. cuenta*, cancelación, sanción*, sancion*, sancionad*, advertid*, advertencia previa, sin previo aviso,
      sin aviso, sin aviso previo, aviso previo, incumpl*, infraccion* .. (norma*|regla*), infring* .. (norma*|regla*|código), viol*
      .. (norma*|regla*|código|términos), violación de (las|estas|los|la) (norma*|regla*|términos), quebrant*, romper ..
      (reglas|normas), apel*, apelar, decisión final, decisiones, última palabra, (norma*|reglas|términos) ..
      (cambi*|modific*|actualiz*|ampli*), (modific*|cambi*|actualiz*) .. (norma*|reglas|términos), caso por caso, consecuencia*,
      reincid*, silenci*, medidas, acciones legales, tolerancia cero, echad*, echar, expulsar, remoción de .. cuenta, borrado de,
      provocando el borrado, cuenta será (suspendida|eliminada|bloqueada|cerrada), serán
      (suspendidas|eliminadas|bloqueadas|baneadas|expulsadas|sancionadas), será (suspendid*|expulsad*|banead*|sancionad*), baneo
      permanente, ban permanente`,
    'moderation=require': `report* .. (moder*|admin*|contenid*|publica*|cuenta*|abus*|usuari*|incumpl*|mensaje*), reporta, reportar, reporte, reportes, reportalo, denuncia, denunciar, denuncie*, denunci* .. (contenid*|publica*|cuenta*|abus*|usuari*), repórt*, contact* .. (moder*|admin*|equipo), avisa* .. (moder*|admin*|equipo)`,
    'moderation=forbid': `reportes? fals*, abus* .. report*, denuncias falsas, falsas denuncias`,
    federation: `federación, federar, desfeder*, defeder*, instancias .. (bloque*|silenci*|suspend*|que), servidores ..
      (bloque*|silenci*|suspend*|que), bloqueo de instancias, listas? de bloqueo, threads, meta, línea federada, federamos, federar*`,
    'content-warnings?': `advertencia*, detrás de`,
    'advertising~': `venta*, vender, promocional*, promocionar .. (product*|servici*|negoci*|tienda*), promover ..
      (productos|servicios|tu negocio|marcas), no .. promoción, compraventa, promocionar, promoción`,
    'politics~': `propaganda*`,
    'data-use=mention': `datos .. (guard*|almacen*|conserv*|vend*|trat*|recog*), guard* .. (dato*|registro*|logs), registros de, logs,
      direcciones? ip, rgpd, cookies`,
    'membership=require': `motivo .. (registro|inscripción|unirte|unirse), al registrarte, para registrarte, rellena* .. (perfil|formulario|biografía),
      foto de perfil .. (obligatori*|necesari*), solo (para|personas|residentes|miembros)`,
    'on-topic~': `dedicad* a, orientad* a, enfocad* (a|en), centrad* en`,
  },
  cues: {
    ban: `no, ni, prohibid*, prohib*, prohíb*, prohibición, prohibimos, no se permit*, no permit*, no está permitid*, no están
      permitid*, no estan permitid*, no esta permitid*, no son permitid*, no se admit*, no se tolera*, no toler*, no será* tolerad*,
      no serán tolerad*, no aceptamos, no se acept*, no son bienvenid*, no es bienvenid*, inaceptable*, intolerable*, nunca, jamás,
      tampoco, rechaz*, vetad*, veto, contra, eliminad*, será* borrad*, no tiene cabida, no tienen cabida, está mal vist*,
      totalmente prohibid*, queda prohibid*, quedan prohibid*, no es lugar, no tienen lugar, no debe*, no puede*, fuera`,
    require: `debe, deben, deberá, deberán, debes, debería, deberían, deberías, obligatori*, requerid*, requier*, es necesario, necesari*,
      tiene que, tienen que, tienes que, hay que, usa, usad, usar, utiliza, utilizar, utilicen, use, por favor, procura, asegúrate,
      se exige, exigi*, siempre, ha de, han de, se espera, marca, marcar, indica, pon, poner, sé, ten, tengan, se requiere, mantén,
      mantener, imprescindible, condición, respeta, respeten, respetar, respetad, respete, respeto`,
    allow: `permitid*, permit*, se permite*, permitimos, bienvenid*, aceptad*, aceptamos, se acepta*, se admite*, admitid*, puedes, puede, pueden, pueden ser, libre*, libertad, toleramos, tolerad*, válid*, está bien, ok, sin problema*, somos libres`,
    soft: `recomend*, anim*, se anima, aconsej*, sugier*, suger*, si es posible, cuando sea posible, en la medida de lo posible, prefer*, preferible*, preferentemente, agradec*, se agradece*, se aprecia*, intenta, intenten, intentar, trata de, tratemos de, invit* a, idealmente, esperamos, nos gustaría, fomenta*, valor*, considera, de ser posible, opcional, no es obligatorio`,
    except: `salvo, excepto, a menos, sin, siempre que, siempre y cuando, solo si, sólo si, únicamente si, a no ser, mientras, fuera de,
      exceptuando, si no, si se, solo con, sólo con, solo en, sólo en, con permiso, con autorización, menos`,
    limit: `excesiv*, exceso, exclusiv*, exclusivamente, únicamente, solo, sólo, solamente, principalmente, mayoritariamente, no
      solicitad*, abusiv*, con moderación, moderadamente, limitad*, límite*, razonable*, sin marcar, sin etiquetar, consentimiento
      previo, no listad*, agresiv*, masiv*, demasiad*, constante*, gratuit*, cuyo único, único propósito, único fin, promueva*
      activamente, activamente, fines comerciales, privad*`,
    leave: `autorización, permiso, aprobación`,
    mark: `marcad*, marcar*, marque*, marquen, etiquetad*, etiquetar*, etiqueta, etiquetas, señalad*, señaliz*, identificad*,
      identificar*, indicad*, indicación, indicar, ocult*, explícitamente señal*, explicitar, con advertencia*, declarad*, avis*,
      (tras|bajo|detrás de) (un|una)`,
    but: `en cambio, por el contrario, sino, pero, aunque, no obstante, sin embargo`,
    ignore: `no solo, no sólo, no solamente, no limitad* a, pero no se limita* a, no se limita a, orientación* sexual*, identidad* sexual*,
      orientación* política*, identidad* de género, preferencia* sexual*, diversidad sexual, ideas políticas, opiniones políticas,
      opinión política, sin excepción*, sin importar, no importa, ya sea, sin fines de lucro, sin ánimo de lucro, como no, no dudes,
      no duden, red social, redes sociales, política de privacidad, políticas de, política de, trabajo sexual, entre otros, entre
      otras, no binari*, no oficial, (raza|origen|religi*|género|sexo|discapacidad*|nacionalidad|edad|etni*|étnic*|credo|clase) ..
      (polític*|sexual*|sexo|edad|ideolog*), responsable de, responsables de, basad* en sexo, sexo etnia, sexo etnicidad, por sexo,
      de sexo, sexo género`,
    exception: `excepción*, con excepción, a excepción`,
    place: `avatar*, cabecera*, foto* de perfil, fotos de perfil, imagen de perfil, portada*, públicamente, en público, línea local,
      timeline local, línea temporal, no listad*, nombre de usuario, línea temporal local, timeline pública`,
    reason: `para que, porque, ya que`,
    stop: `ningún, ninguna, ningun, nada de, evita, evitar, evite, evitad, evitemos, abstente, abstener*, abst*, cero, no hagas, no
      publi*, no uses`,
  },
}
