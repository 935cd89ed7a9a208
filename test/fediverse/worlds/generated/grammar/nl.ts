// Rules in Dutch, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const dutch: RuleGrammar = {
  language: 'nl',
  wordings: {
    hate: [
      'Geen racisme, seksisme{, homofobie|} of {andere haat|minachting}.',
      'Haat tegen groepen mensen {wordt verwijderd|hoort hier niet}.',
    ],
    harassment: ['Val niemand {lastig|aan}{, ook elders niet|}.', 'Laat mensen met rust die dat {vragen|zeggen}.'],
    civility: ['Wees aardig{ voor elkaar|}.', 'Heb respect, ook bij ruzie.'],
    nudity: ['Naakt {en erotiek|} alleen met een waarschuwing.', 'Geen pornografie{ op openbare tijdlijnen|}.'],
    warnings: ['Zet een waarschuwing bij {politiek|geweld|eten}.', 'Verberg beelden die kunnen {schokken|storen}.'],
    illegal: ['Wat de {Nederlandse|Belgische} wet verbiedt, mag hier ook niet.', 'Geen strafbare inhoud.'],
    spam: ['Geen spam{ en geen kettingbrieven|}.', 'Wie de tijdlijn {volschrijft|vult}, wordt {beperkt|geweerd}.'],
    advertising: ['Geen reclame{ zonder te vragen| voor bedrijven|}.', 'Eigen werk {tonen|verkopen} mag{, af en toe|}.'],
    privacy: ['Zet geen {adressen|telefoonnummers} van anderen online.', 'Privé {berichten|foto’s} blijven privé.'],
    misinformation: ['Verspreid geen nepnieuws{ over gezondheid|}.', 'Noem een bron bij {vreemde|zware} beweringen.'],
    bots: ['Bots {zeggen dat ze bots zijn|zijn als zodanig gemerkt}.', 'Geen automatische accounts{ zonder overleg|}.'],
    copyright: ['Deel alleen wat je mag delen.', 'Noem de {maker|bron} van beelden.'],
    language: ['Schrijf hier Nederlands{, of geef een vertaling|}.', 'De taal van deze server is Nederlands.'],
    age: ['Je moet {16|18} jaar of ouder zijn.', 'Alleen voor leden vanaf {16|18}.'],
    'machine-made': ['Merk {beelden|teksten} die een machine maakte.', 'Geen gegenereerde beelden.'],
    'alt-text': ['Beschrijf je beelden{ voor wie ze niet ziet|}.', 'Beelden zonder beschrijving {worden niet gedeeld|gaan weg}.'],
  },
  titles: ['Huis #', 'Bij de #', '# en vrienden', 'Het # Plein'],
  about: ['Een {kleine|rustige|fijne} plek bij de #.', 'Voor wie van {tuinen|treinen|oude kaarten} houdt.'],
}
