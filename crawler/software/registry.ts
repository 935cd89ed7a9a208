// Every adapter, in alphabetical order; an explicit list, and the only place to touch for a new one. `generic` stands apart, at the end.
import { bonfire } from './bonfire.ts'
import { bookwyrm } from './bookwyrm.ts'
import { bridgyFed } from './bridgy-fed.ts'
import { castopod } from './castopod.ts'
import type { SoftwareDefinition } from './define.ts'
import { diaspora } from './diaspora.ts'
import { discourse } from './discourse.ts'
import { emissary } from './emissary.ts'
import { forgejo } from './forgejo.ts'
import { friendica } from './friendica.ts'
import { funkwhale } from './funkwhale.ts'
import { gancio } from './gancio.ts'
import { generic } from './generic.ts'
import { ghost } from './ghost.ts'
import { gotosocial } from './gotosocial.ts'
import { hollo } from './hollo.ts'
import { honk } from './honk.ts'
import { hubzilla } from './hubzilla.ts'
import { iceshrimpNet } from './iceshrimp-net.ts'
import { ktistec } from './ktistec.ts'
import { lemmy } from './lemmy.ts'
import { lipupini } from './lipupini.ts'
import { loops } from './loops.ts'
import { lotide } from './lotide.ts'
import { manyfold } from './manyfold.ts'
import { mastodon } from './mastodon.ts'
import { matrix } from './matrix.ts'
import { mbin } from './mbin.ts'
import { microblogpub } from './microblogpub.ts'
import { misskey } from './misskey.ts'
import { mitra } from './mitra.ts'
import { mobilizon } from './mobilizon.ts'
import { neodb } from './neodb.ts'
import { nextcloudSocial } from './nextcloud-social.ts'
import { nodebb } from './nodebb.ts'
import { owncast } from './owncast.ts'
import { peertube } from './peertube.ts'
import { piefed } from './piefed.ts'
import { pixelfed } from './pixelfed.ts'
import { akkoma, pleroma } from './pleroma.ts'
import { plume } from './plume.ts'
import { relay } from './relay.ts'
import { smithereen } from './smithereen.ts'
import { snac } from './snac.ts'
import { streams } from './streams.ts'
import { takahe } from './takahe.ts'
import { vernissage } from './vernissage.ts'
import { wafrn } from './wafrn.ts'
import { wildebeest } from './wildebeest.ts'
import { wordpress } from './wordpress.ts'
import { writefreely } from './writefreely.ts'

export const softwares: readonly SoftwareDefinition[] = [
  akkoma,
  bonfire,
  bookwyrm,
  bridgyFed,
  castopod,
  diaspora,
  discourse,
  emissary,
  forgejo,
  friendica,
  funkwhale,
  gancio,
  ghost,
  gotosocial,
  hollo,
  honk,
  hubzilla,
  iceshrimpNet,
  ktistec,
  lemmy,
  lipupini,
  loops,
  lotide,
  manyfold,
  mastodon,
  matrix,
  mbin,
  microblogpub,
  misskey,
  mitra,
  mobilizon,
  neodb,
  nextcloudSocial,
  nodebb,
  owncast,
  peertube,
  piefed,
  pixelfed,
  pleroma,
  plume,
  relay,
  smithereen,
  snac,
  streams,
  takahe,
  vernissage,
  wafrn,
  wildebeest,
  wordpress,
  writefreely,
  generic,
]
