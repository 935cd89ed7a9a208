// Rules in German, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const german: RuleGrammar = {
  language: 'de',
  wordings: {
    hate: [
      'Kein Rassismus, kein Sexismus{, keine Queerfeindlichkeit|} und keine {andere Menschenverachtung|Hetze}.',
      'Hass gegen Gruppen von Menschen {wird gelöscht|hat hier keinen Platz}.',
    ],
    harassment: [
      'Niemand wird {belästigt|verfolgt|bedrängt}{, auch anderswo nicht|}.',
      'Lass Menschen in Ruhe, wenn sie {darum bitten|es sagen}.',
    ],
    civility: ['Seid freundlich{ zueinander|}.', 'Begegnet einander mit {Respekt|Achtung}, auch im Streit.'],
    nudity: ['Nacktheit {und Erotik|} nur mit Inhaltswarnung.', 'Keine Pornografie{ in öffentlichen Zeitleisten|}.'],
    warnings: [
      'Setzt eine Inhaltswarnung vor {Politik|Gewalt|Essen}.',
      'Bilder, die erschrecken können, {bitte ausblenden|werden verborgen}.',
    ],
    illegal: ['Was nach {deutschem|österreichischem|Schweizer} Recht verboten ist, ist es auch hier.', 'Keine rechtswidrigen Inhalte.'],
    spam: ['Kein Spam{ und keine Kettenbriefe|}.', 'Wer die Zeitleiste {überschwemmt|zumüllt}, wird {stummgeschaltet|gesperrt}.'],
    advertising: ['Keine Werbung{ ohne Absprache| für Firmen|}.', 'Eigene Werke dürfen {erwähnt|gezeigt} werden{, aber selten|}.'],
    privacy: ['Veröffentlicht keine {Adressen|Telefonnummern} von anderen.', 'Private {Nachrichten|Fotos} bleiben privat.'],
    misinformation: [
      'Keine {Falschmeldungen|erfundenen Tatsachen}{ über Gesundheit|}.',
      'Wer etwas Gewagtes behauptet, nennt eine Quelle.',
    ],
    bots: ['Bots {sind als solche zu kennzeichnen|sagen, dass sie Bots sind}.', 'Keine automatischen Konten{ ohne Rücksprache|}.'],
    copyright: ['Teilt nur, was ihr teilen dürft.', 'Nennt die {Urheberin|Quelle} von Bildern, die nicht eure sind.'],
    language: ['Hier wird Deutsch geschrieben{, gern mit Übersetzung|}.', 'Die Sprache dieses Servers ist Deutsch.'],
    age: ['Mitglieder sind mindestens {16|18} Jahre alt.', 'Anmeldung ab {16|18}.'],
    'machine-made': ['Von Maschinen gemachte {Bilder|Texte} werden gekennzeichnet.', 'Keine Bilder aus dem Rechner.'],
    'alt-text': [
      'Beschreibt eure Bilder{ für alle, die sie nicht sehen|}.',
      'Bilder ohne Beschreibung {werden nicht geteilt|sind unerwünscht}.',
    ],
  },
  titles: ['Haus #', 'Am #', 'Gasthof #', '# und Umgebung'],
  about: ['Ein {kleiner|ruhiger|freundlicher} Ort am #.', 'Für alle, die {Gärten|Züge|alte Karten} mögen.'],
}
