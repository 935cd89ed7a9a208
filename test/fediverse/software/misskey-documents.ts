// Misskey's two self-descriptions, meta and NodeInfo, in the key order and with the members of each lineage.
import type { VirtualInstance } from '../contract.ts'
import type { MisskeyShape } from './misskey.ts'

/** Text as the admin types it into a field that takes HTML. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}

function isClosed(instance: VirtualInstance, shape: MisskeyShape): boolean {
  const { mode } = instance.registrations
  return mode !== 'open' && !(mode === 'approval' && shape.approval)
}

/** `POST /api/meta`; `detail` adds the last block. */
export function misskeyMeta(instance: VirtualInstance, shape: MisskeyShape, detail: boolean): unknown {
  const origin = `https://${instance.apiHost ?? instance.host}`
  const { emailRequired = false, captcha = false } = instance.registrations
  return {
    maintainerName: 'Rin Example',
    maintainerEmail: `rin@${instance.host}`,
    version: instance.version,
    name: instance.name,
    uri: origin,
    description: asHtml(instance.shortDescription),
    langs: instance.languages,
    tosUrl: `${origin}/terms`,
    repositoryUrl: `https://code.example/${instance.software}`,
    feedbackUrl: instance.software === 'foundkey' ? 'ircs://chat.example/foundkey' : null,
    disableRegistration: isClosed(instance, shape),
    emailRequiredForSignup: emailRequired,
    enableHcaptcha: captcha,
    hcaptchaSiteKey: null,
    enableRecaptcha: false,
    recaptchaSiteKey: null,
    themeColor: '#86b300',
    mascotImageUrl: '/assets/mascot.png',
    bannerUrl: `${origin}/files/banner.webp`,
    iconUrl: '/files/icon.png',
    maxNoteTextLength: 3000,
    ...(shape.old ? oldMeta(instance) : newMeta(instance, shape)),
    ...(detail && detailedMeta(instance)),
  }
}

function oldMeta(instance: VirtualInstance): Readonly<Record<string, unknown>> {
  const emojis = Number(instance.variant?.emojis ?? 2)
  return {
    ...(instance.software !== 'misskey' && {
      domain: instance.host,
      secureMode: false,
      privateMode: instance.variant?.privateMode === true,
    }),
    driveCapacityPerLocalUserMb: 1024,
    driveCapacityPerRemoteUserMb: 32,
    emojis: Array.from({ length: emojis }, (_, index) => ({
      id: `9emoji${index}`,
      aliases: ['wave'],
      name: `wave_${index}`,
      category: 'faces',
      host: null,
      url: `https://${instance.host}/emoji/${index}.png`,
    })),
    ads: [],
    enableEmail: true,
  }
}

function newMeta(instance: VirtualInstance, shape: MisskeyShape): Readonly<Record<string, unknown>> {
  return {
    enableTurnstile: false,
    turnstileSiteKey: null,
    ...(shape.serverRules && { serverRules: instance.rules.map((rule) => asHtml(rule.text)) }),
    ...(shape.legalUrls && { privacyPolicyUrl: `https://${instance.host}/privacy`, impressumUrl: null, maxFileSize: 262_144_000 }),
    ...(shape.federationMode && {
      federation: instance.variant?.federation ?? 'all',
      inquiryUrl: `https://${instance.host}/contact`,
      noteSearchableScope: 'local',
      translatorAvailable: false,
    }),
    ...(shape.approval && { approvalRequiredForSignup: instance.registrations.mode === 'approval', donationUrl: null }),
    ...(instance.software === 'cherrypick' && { basedMisskeyVersion: '2025.10.0' }),
    policies: { gtlAvailable: true, ltlAvailable: true, canPublicNote: true, driveCapacityMb: 1024 },
    ads: [],
    enableEmail: true,
  }
}

function detailedMeta(instance: VirtualInstance): Readonly<Record<string, unknown>> {
  return {
    cacheRemoteFiles: false,
    requireSetup: instance.variant?.requireSetup === true,
    proxyAccountName: 'proxy',
    features: { registration: instance.registrations.mode === 'open', localTimeline: true, globalTimeline: true, miauth: true },
  }
}

/** NodeInfo 2.0 or 2.1. CherryPick calls itself Misskey for one directory's crawler (other-software.md 1.1). */
export function misskeyNodeInfo(instance: VirtualInstance, shape: MisskeyShape, version: '2.0' | '2.1', userAgent: string): unknown {
  const masked = instance.software === 'cherrypick' && userAgent.includes('JoinMisskey')
  const repository = { repository: `https://code.example/${instance.software}` }
  return {
    version,
    software: {
      name: masked ? 'misskey' : instance.software,
      version: instance.version,
      homepage: 'https://misskey.example/',
      ...(version === '2.1' && repository),
      ...(instance.software === 'cherrypick' && { basedMisskeyVersion: '2025.10.0' }),
    },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: ['atom1.0', 'rss2.0'] },
    openRegistrations: !isClosed(instance, shape),
    usage: nodeInfoUsage(instance, shape),
    metadata: nodeInfoMetadata(instance, shape),
  }
}

function nodeInfoUsage(instance: VirtualInstance, shape: MisskeyShape): unknown {
  const { users = 0, activeMonth = 0, activeHalfyear = 0, localPosts = 0 } = instance.usage
  const posts = { localPosts, localComments: 0 }
  switch (shape.activity) {
    case 'none':
      return {}
    case 'real':
      return { users: { total: users, activeHalfyear, activeMonth }, ...posts }
    case 'window':
      return { users: { total: users, activeHalfyear: users, activeMonth: users }, ...posts }
    case 'null':
      return { users: { total: users, activeHalfyear: null, activeMonth: null }, ...posts }
  }
}

function nodeInfoMetadata(instance: VirtualInstance, shape: MisskeyShape): unknown {
  const maintainer = { name: 'Rin Example', email: `rin@${instance.host}` }
  const flat = instance.software === 'firefish' && shape.activity === 'real'
  return {
    nodeName: instance.name,
    nodeDescription: asHtml(instance.shortDescription),
    ...(shape.legalUrls && { nodeAdmins: [maintainer] }),
    // Firefish's last releases write the maintainer flat.
    ...(flat ? { maintainerName: maintainer.name, maintainerEmail: maintainer.email } : { maintainer }),
    langs: instance.languages,
    tosUrl: null,
    repositoryUrl: `https://code.example/${instance.software}`,
    feedbackUrl: null,
    disableRegistration: isClosed(instance, shape),
    disableLocalTimeline: false,
    disableGlobalTimeline: false,
    emailRequiredForSignup: instance.registrations.emailRequired ?? false,
    enableHcaptcha: instance.registrations.captcha ?? false,
    enableRecaptcha: false,
    maxNoteTextLength: 3000,
    enableEmail: true,
    enableServiceWorker: false,
    proxyAccountName: 'proxy',
    themeColor: '#86b300',
  }
}
