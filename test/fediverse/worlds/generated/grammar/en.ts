// Rules in English, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const english: RuleGrammar = {
  language: 'en',
  wordings: {
    hate: [
      'No racism, sexism{, homophobia|, transphobia|} or {other hatred|contempt} of people for what they are.',
      'Hateful {words|posts|jokes} about groups of people {are removed|have no place here}.',
    ],
    harassment: [
      'Do not {harass|stalk|pester} {anybody|other members}{, here or elsewhere|}.',
      'Leave people alone {when they ask you to|who asked you to}.',
    ],
    civility: ['Be kind{. Attack arguments, never people|}.', 'Treat each other {well|with respect}, also when you disagree.'],
    nudity: [
      'Nudity {and erotic pictures|} {belong behind|need} a content warning.',
      'No pornography{ of any kind| in public timelines|}.',
    ],
    warnings: [
      'Use a content warning for {politics|violence|food and politics|what may frighten others}.',
      'Mark pictures that not everybody wants to see {at work|at breakfast}.',
    ],
    illegal: [
      'What is against the law {where we live|in Iceland|in Canada} is against our rules.',
      'Share nothing that is illegal{ in this country|}.',
    ],
    spam: ['No spam{ and no chain letters|}.', 'Accounts that {flood|fill} the timeline {are closed|are limited}.'],
    advertising: [
      'No advertising{ without asking first| for companies|}.',
      'You may {speak of|sell} what you make yourself{, once a week|}.',
    ],
    privacy: [
      'Do not publish where somebody lives{ or works|}.',
      'Private {messages|photographs} of others stay private{ unless they agree|}.',
    ],
    misinformation: [
      'Do not spread {false news|made-up facts}{ about health|}.',
      'Who claims something {surprising|dangerous} {names a source|shows where it comes from}.',
    ],
    bots: ['Bots {say that they are bots|are marked as such}{ and post unlisted|}.', 'No automatic accounts{ without asking first|}.'],
    copyright: ['Share no {music or films|pictures} that are not yours to share.', 'Name the {artist|maker} of what you share.'],
    language: ['Write in English{, or add a translation|}.', 'The language of this server is English.'],
    age: ['You must be {16|18} or older to have an account here.', 'Members are at least {16|18} years old.'],
    'machine-made': ['Mark {pictures|texts and pictures} that a machine made.', 'No {texts|pictures} made by machines.'],
    'alt-text': [
      'Describe your pictures{ for those who cannot see them|}.',
      'Pictures without a description {are not boosted|may be removed}.',
    ],
  },
  titles: ['The # House', '# Social', 'Old # Lane', '# and Friends'],
  about: ['A # for people who like {gardens|trains|old maps|radio plays}.', 'A {small|quiet|friendly} place by the #.'],
}
