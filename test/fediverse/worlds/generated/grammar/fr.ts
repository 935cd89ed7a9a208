// Rules in French, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const french: RuleGrammar = {
  language: 'fr',
  wordings: {
    hate: [
      'Pas de racisme, de sexisme{, d’homophobie|} ni {d’autre haine|de mépris}.',
      'Les propos haineux envers un groupe {sont supprimés|n’ont pas leur place ici}.',
    ],
    harassment: [
      'Ne {harcelez|poursuivez} personne{, ni ici ni ailleurs|}.',
      'Laissez en paix les personnes qui {le demandent|vous le disent}.',
    ],
    civility: ['Soyez {aimables|bienveillants}{ entre vous|}.', 'Respectez-vous, même dans le désaccord.'],
    nudity: ['La nudité {et l’érotisme|} {exige|demande} un avertissement.', 'Pas de pornographie{ dans les fils publics|}.'],
    warnings: [
      'Mettez un avertissement pour {la politique|la violence|la nourriture}.',
      'Masquez les images qui peuvent {choquer|effrayer}.',
    ],
    illegal: ['Ce que la loi {française|belge|suisse} interdit est interdit ici.', 'Aucun contenu illégal.'],
    spam: ['Pas de pourriel{ ni de chaînes|}.', 'Les comptes qui {inondent|saturent} le fil sont {limités|fermés}.'],
    advertising: [
      'Pas de publicité{ sans accord préalable| commerciale|}.',
      'Vous pouvez {montrer|vendre} vos créations{, de temps en temps|}.',
    ],
    privacy: ['Ne publiez pas {l’adresse|le numéro} d’autrui.', 'Les {messages|photos} privés restent privés.'],
    misinformation: ['Pas de fausses nouvelles{ sur la santé|}.', 'Citez une source pour toute affirmation {étonnante|grave}.'],
    bots: ['Les robots {se présentent comme tels|sont signalés}.', 'Pas de comptes automatiques{ sans accord|}.'],
    copyright: ['Ne partagez que ce que vous avez le droit de partager.', 'Nommez {l’auteur|la source} des images.'],
    language: ['On écrit ici en français{, avec traduction si besoin|}.', 'La langue de ce serveur est le français.'],
    age: ['Il faut avoir au moins {15|18} ans pour s’inscrire.', 'Les membres ont {15|18} ans ou plus.'],
    'machine-made': ['Signalez les {images|textes} produits par une machine.', 'Pas d’images générées.'],
    'alt-text': [
      'Décrivez vos images{ pour les personnes aveugles|}.',
      'Une image sans description {n’est pas partagée|peut être retirée}.',
    ],
  },
  titles: ['La Maison #', 'Le #', 'Chez #', 'Autour du #'],
  about: ['Un {petit|calme|bon} coin près du #.', 'Pour celles et ceux qui aiment {les jardins|les trains|les cartes}.'],
}
