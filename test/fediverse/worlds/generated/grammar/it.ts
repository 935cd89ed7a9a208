// Rules in Italian, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const italian: RuleGrammar = {
  language: 'it',
  wordings: {
    hate: [
      'Niente razzismo, sessismo{, omofobia|} o {altro odio|disprezzo}.',
      'Le parole d’odio contro gruppi {vengono rimosse|non hanno posto qui}.',
    ],
    harassment: ['Non {molestare|perseguitare} nessuno{, né qui né altrove|}.', 'Lascia in pace chi te lo {chiede|dice}.'],
    civility: ['Siate gentili{ fra voi|}.', 'Rispetto, anche nel dissenso.'],
    nudity: ['Il nudo {e l’erotismo|} solo con un avviso.', 'Niente pornografia{ nelle linee pubbliche|}.'],
    warnings: ['Metti un avviso per {la politica|la violenza|il cibo}.', 'Nascondi le immagini che possono {spaventare|turbare}.'],
    illegal: ['Ciò che la legge {italiana|svizzera} vieta è vietato anche qui.', 'Nulla di illegale.'],
    spam: ['Niente spam{ né catene|}.', 'Chi {inonda|riempie} la linea viene {limitato|chiuso}.'],
    advertising: ['Niente pubblicità{ senza chiedere| di aziende|}.', 'Puoi {mostrare|vendere} ciò che fai{, ogni tanto|}.'],
    privacy: ['Non pubblicare {l’indirizzo|il telefono} di altri.', 'I {messaggi|ritratti} privati restano privati.'],
    misinformation: ['Niente notizie false{ sulla salute|}.', 'Chi afferma cose {strane|gravi} cita la fonte.'],
    bots: ['I bot {si presentano come tali|sono segnalati}.', 'Niente account automatici{ senza accordo|}.'],
    copyright: ['Condividi solo ciò che puoi condividere.', 'Nomina {l’autrice|la fonte} delle immagini.'],
    language: ['Qui si scrive in italiano{, o con traduzione|}.', 'La lingua di questo server è l’italiano.'],
    age: ['Bisogna avere almeno {16|18} anni.', 'Solo per chi ha {16|18} anni o più.'],
    'machine-made': ['Segnala {immagini|testi} fatti da una macchina.', 'Niente immagini generate.'],
    'alt-text': ['Descrivi le tue immagini{ per chi non le vede|}.', 'Le immagini senza descrizione {non si condividono|possono sparire}.'],
  },
  titles: ['Casa #', 'Il #', 'Amici del #', 'Piazza #'],
  about: ['Un {piccolo|quieto|bel} posto vicino al #.', 'Per chi ama {i giardini|i treni|le mappe}.'],
}
