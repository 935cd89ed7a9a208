// Rules in Spanish, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const spanish: RuleGrammar = {
  language: 'es',
  wordings: {
    hate: [
      'Nada de racismo, sexismo{, homofobia|} ni {otro odio|desprecio}.',
      'Las palabras de odio contra grupos {se borran|no caben aquí}.',
    ],
    harassment: ['No {acoses|persigas} a nadie{, ni aquí ni fuera|}.', 'Deja en paz a quien te lo {pida|diga}.'],
    civility: ['Sé amable{ con los demás|}.', 'Trataos con respeto, también al discutir.'],
    nudity: ['La desnudez {y lo erótico|} {va|van} con aviso de contenido.', 'Sin pornografía{ en las líneas públicas|}.'],
    warnings: [
      'Usa un aviso de contenido para {la política|la violencia|la comida}.',
      'Oculta las imágenes que puedan {asustar|molestar}.',
    ],
    illegal: ['Lo que prohíbe la ley {española|de México|de Chile} está prohibido aquí.', 'Nada ilegal.'],
    spam: ['Sin spam{ ni cadenas|}.', 'Las cuentas que {inundan|llenan} la línea se {limitan|cierran}.'],
    advertising: ['Sin publicidad{ sin preguntar antes| de empresas|}.', 'Puedes {enseñar|vender} lo que haces{, de vez en cuando|}.'],
    privacy: ['No publiques {la dirección|el teléfono} de nadie.', 'Los {mensajes|retratos} privados son privados.'],
    misinformation: ['No difundas {bulos|noticias falsas}{ sobre salud|}.', 'Quien afirma algo {raro|grave} cita la fuente.'],
    bots: ['Los bots {dicen que lo son|van marcados}.', 'Sin cuentas automáticas{ sin permiso|}.'],
    copyright: ['Comparte solo lo que puedas compartir.', 'Nombra a {la autora|la fuente} de cada imagen.'],
    language: ['Aquí se escribe en español{, o con traducción|}.', 'La lengua de este servidor es el español.'],
    age: ['Hay que tener {16|18} años o más.', 'Solo mayores de {16|18} años.'],
    'machine-made': ['Marca las {imágenes|obras} hechas por máquinas.', 'Sin imágenes generadas.'],
    'alt-text': ['Describe tus imágenes{ para quien no las ve|}.', 'Las imágenes sin descripción {no se impulsan|se pueden retirar}.'],
  },
  titles: ['La Casa #', 'El #', 'Amigos del #', '# Social'],
  about: ['Un {pequeño|tranquilo|buen} lugar junto al #.', 'Para gente a la que le gustan {los jardines|los trenes|los mapas}.'],
}
