// Every mirror of the simulated fediverse; the conformance tests hold this list against the registry of adapters.
import type { InstanceChoice, Mirror } from '../contract.ts'
import { bonfireMirror } from './bonfire.ts'
import { bookwyrmMirror } from './bookwyrm.ts'
import { bridgyFedMirror } from './bridgy-fed.ts'
import { castopodMirror } from './castopod.ts'
import { diasporaMirror } from './diaspora.ts'
import { discourseMirror } from './discourse.ts'
import { emissaryMirror } from './emissary.ts'
import { forgejoMirror } from './forgejo.ts'
import { friendicaMirror } from './friendica.ts'
import { funkwhaleMirror } from './funkwhale.ts'
import { gancioMirror } from './gancio.ts'
import { genericMirror } from './generic.ts'
import { ghostMirror } from './ghost.ts'
import { gotosocialMirror } from './gotosocial.ts'
import { holloMirror } from './hollo.ts'
import { honkMirror } from './honk.ts'
import { hubzillaMirror } from './hubzilla.ts'
import { iceshrimpNetMirror } from './iceshrimp-net.ts'
import { ktistecMirror } from './ktistec.ts'
import { lemmyMirror } from './lemmy.ts'
import { lipupiniMirror } from './lipupini.ts'
import { loopsMirror } from './loops.ts'
import { lotideMirror } from './lotide.ts'
import { manyfoldMirror } from './manyfold.ts'
import { mastodonMirror } from './mastodon.ts'
import { matrixMirror } from './matrix.ts'
import { mbinMirror } from './mbin.ts'
import { microblogpubMirror } from './microblogpub.ts'
import { misskeyMirror } from './misskey.ts'
import { mitraMirror } from './mitra.ts'
import { mobilizonMirror } from './mobilizon.ts'
import { neodbMirror } from './neodb.ts'
import { nextcloudSocialMirror } from './nextcloud-social.ts'
import { nodebbMirror } from './nodebb.ts'
import { owncastMirror } from './owncast.ts'
import { peertubeMirror } from './peertube.ts'
import { piefedMirror } from './piefed.ts'
import { pixelfedMirror } from './pixelfed.ts'
import { pleromaMirror } from './pleroma.ts'
import { plumeMirror } from './plume.ts'
import { relayMirror } from './relay.ts'
import { smithereenMirror } from './smithereen.ts'
import { snacMirror } from './snac.ts'
import { streamsMirror } from './streams.ts'
import { takaheMirror } from './takahe.ts'
import { vernissageMirror } from './vernissage.ts'
import { wafrnMirror } from './wafrn.ts'
import { wildebeestMirror } from './wildebeest.ts'
import { wordpressMirror } from './wordpress.ts'
import { writefreelyMirror } from './writefreely.ts'

export const mirrors: readonly Mirror[] = [
  bonfireMirror,
  bookwyrmMirror,
  bridgyFedMirror,
  castopodMirror,
  diasporaMirror,
  discourseMirror,
  emissaryMirror,
  forgejoMirror,
  friendicaMirror,
  funkwhaleMirror,
  gancioMirror,
  ghostMirror,
  gotosocialMirror,
  holloMirror,
  honkMirror,
  hubzillaMirror,
  iceshrimpNetMirror,
  ktistecMirror,
  lemmyMirror,
  lipupiniMirror,
  loopsMirror,
  lotideMirror,
  manyfoldMirror,
  mastodonMirror,
  matrixMirror,
  mbinMirror,
  microblogpubMirror,
  misskeyMirror,
  mitraMirror,
  mobilizonMirror,
  neodbMirror,
  nextcloudSocialMirror,
  nodebbMirror,
  owncastMirror,
  peertubeMirror,
  piefedMirror,
  pixelfedMirror,
  pleromaMirror,
  plumeMirror,
  relayMirror,
  smithereenMirror,
  snacMirror,
  streamsMirror,
  takaheMirror,
  vernissageMirror,
  wafrnMirror,
  wildebeestMirror,
  wordpressMirror,
  writefreelyMirror,
  genericMirror,
]

/** The mirror that writes this software's documents; software without one is served as software that nobody knows. */
export function findMirror(software: string): Mirror {
  return mirrors.find((mirror) => mirror.software.includes(software)) ?? genericMirror
}

/** Everything that is written for an adapter's tests, by the adapter's name. */
export function choicesOf(adapter: string): readonly InstanceChoice[] {
  return mirrors.flatMap((mirror) => mirror.choices[adapter] ?? [])
}
