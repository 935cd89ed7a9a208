// Samples: one server of every software, version and variant with a word on everything, and the documents that it serves to strangers.
import { endpointName, parametersOf, type EndpointDefinition, type SoftwareDefinition } from '../../crawler/software/define.ts'
import type { InstanceChoice, VirtualInstance, VirtualReply } from './contract.ts'
import { choicesOf, findMirror } from './software/index.ts'

export interface Sample {
  /** `software version`, and the variant where there is one; unlike any other of its adapter. */
  readonly name: string
  readonly instance: VirtualInstance
}

/** The samples of an adapter: every version as it usually is, and the last one in every variant. */
export function samplesOf(adapter: string): readonly Sample[] {
  return choicesOf(adapter).flatMap((choice) => {
    const [usual = {}, ...others] = distinct(choice.variants ?? [{}])
    const last = choice.versions.at(-1) ?? ''
    return [
      ...choice.versions.map((version) => sampleOf(choice, version, usual)),
      ...others.map((variant) => sampleOf(choice, last, variant)),
    ]
  })
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function sampleOf({ software }: InstanceChoice, version: string, variant: NonNullable<VirtualInstance['variant']>): Sample {
  const words = Object.entries(variant).map(([key, value]) => (value === true ? key : `${key}=${value}`))
  return { name: [software, version, ...words].join(' '), instance: { ...TALKATIVE, software, version, variant } }
}

const RULES = 'Be kind to beginners. Do not advertise. Mark pictures that not everybody wants to see.'

const TALKATIVE: Omit<VirtualInstance, 'software' | 'version'> = {
  host: 'garden.example',
  name: 'The Garden',
  shortDescription: 'A quiet place for growers & cooks.',
  description: 'We grow vegetables on balconies and roofs, and we talk about it in the evening. Whoever has a window sill is welcome.',
  languages: ['de', 'fr'],
  registrations: { mode: 'open', emailRequired: true, captcha: true, minAge: 16 },
  usage: { users: 120, activeMonth: 40, activeHalfyear: 70, activeWeek: 22, activeDay: 9, localPosts: 3100, localComments: 800 },
  rules: [
    {
      nativeId: '1',
      text: 'Be kind to beginners.',
      hint: 'You were one.',
      translations: { de: { text: 'Seid nett zu Anfängern.', hint: '' } },
    },
    { nativeId: '2', text: 'No advertising of any sort.' },
  ],
  texts: [
    { kind: 'description', text: `About this place. ${RULES}`, format: 'html' },
    { kind: 'sidebar', text: `Rules\n\n- Be kind to beginners.\n- No advertising.`, format: 'markdown' },
    { kind: 'terms', text: `Terms of service. ${RULES}`, format: 'html' },
    { kind: 'privacy', text: 'We keep no more than we need, and nothing for longer than a year. Nobody else sees it.', format: 'html' },
    { kind: 'conduct', text: `Code of conduct. ${RULES}`, format: 'html' },
    { kind: 'legal', text: 'Garden Association, Orchard Road 5. Registered under the number 12 of the town.', format: 'html' },
    { kind: 'moderation', text: 'Three of us read reports twice a day. Whoever is warned may answer.', format: 'html' },
    { kind: 'about-page', text: `About The Garden. ${RULES}`, format: 'html' },
  ],
  peers: ['far.example', 'near.example', 'old.example'],
  blocks: [
    { target: 'storm.example', level: 'suspend', reason: 'Advertising all day' },
    { target: 'noise.example', level: 'silence' },
    { target: 'reef-of-pictures.example', level: 'media', reason: 'Pictures without warnings' },
    { target: 'hidden-harbour.example', level: 'suspend', masked: true },
  ],
}

/** What a sample answers to one question, as a client without a cookie asks it; 404 for what it does not have. */
export function askSample({ instance }: Sample, method: string, target: string, body?: unknown): VirtualReply {
  const url = new URL(target, `https://${instance.host}`)
  const route = findMirror(instance.software).routes(instance)[`${method} ${url.pathname}`] ?? { status: 404, text: '' }
  const sent = body === undefined ? '' : JSON.stringify(body === 'query' ? parametersOf(url) : body)
  const request = { method, host: url.hostname, path: url.pathname, query: url.searchParams, headers: {}, body: sent }
  return typeof route === 'function' ? route(request) : route
}

/** The documents of one endpoint that the adapter's samples have, as they come out of a decoder; those that are refused left out. */
export function documentsOf(definition: SoftwareDefinition, endpoint: EndpointDefinition): readonly unknown[] {
  return samplesOf(definition.name).flatMap((sample) => {
    const reply = askSample(sample, endpoint.method ?? 'GET', endpoint.path, endpoint.body)
    if ((reply.status ?? 200) >= 300) return []
    if (endpoint.format !== undefined && endpoint.format !== 'json') return reply.text === undefined ? [] : [reply.text]
    return reply.json === undefined ? [] : [JSON.parse(JSON.stringify(reply.json)) as unknown]
  })
}

/** An endpoint with the name of its document, for tables of tests. */
export function namedEndpoints({ endpoints }: SoftwareDefinition): readonly (readonly [name: string, endpoint: EndpointDefinition])[] {
  return endpoints.map((endpoint) => [endpointName(endpoint), endpoint])
}
