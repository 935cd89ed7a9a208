// Where a walk begins: well-known servers of every kind, the most widely listed names of each kind first.
import { parseDomain, type Domain } from '#model/domain.ts'

const SEEDS = `
# microblogs
mastodon.social mastodon.online mstdn.social mathstodon.xyz infosec.exchange fosstodon.org chaos.social hachyderm.io mas.to
mastodon.world pawoo.net mstdn.jp social.tchncs.de framapiaf.org wandering.shop scholar.social tilde.zone social.coop qoto.org
mastodon.nl mastodon.scot mastodon.art mastodon.uno mastodon.gamedev.place mastodon.sdf.org mastodont.cat mastodon.xyz
mastodon.nu mastodon.green mastodon.ie mastodon.au mastodon.cloud mastodon.me.uk masto.pt masto.es masto.ai toot.community
toot.wales toot.io tooting.ch troet.cafe norden.social nrw.social ruhr.social bonn.social freiburg.social muenchen.social
darmstadt.social muenster.im graz.social wien.rocks rollenspiel.social metalhead.club meow.social nerdculture.de sfba.social
indieweb.social social.vivaldi.net techhub.social universeodon.com c.im kolektiva.social tech.lgbt journa.host newsie.social
phpc.social ruby.social floss.social hostux.social mamot.fr piaille.fr fedibird.com kmy.blue vocalodon.net planet.moe
octodon.social snabelen.no glasgow.social writing.exchange socel.net aus.social cyberplace.social social.linux.pizza
federate.social digitalcourage.social dju.social eupolicy.social union.place hcommons.social sdf.land sunbeam.city
# Pleroma, Akkoma and GoToSocial
pleroma.soykaf.com stereophonic.space cawfee.club miniwa.moe shigusegubu.club gleasonator.com social.kernel.org seafoam.space
larkspur.one social.rbs.io princess.industries
# Misskey and its forks
misskey.io misskey.design misskey.art nijimiss.moe misskey.de mk.absturztau.be misskey.m544.net blahaj.zone lethallava.land
stella.place firefish.social infosec.town
# forums
lemmy.world lemmy.ml feddit.org feddit.de feddit.it sh.itjust.works beehaw.org sopuli.xyz programming.dev lemmy.ca lemm.ee
lemmy.blahaj.zone slrpnk.net szmer.info lemmygrad.ml aussie.zone hexbear.net discuss.tchncs.de lemmy.dbzer0.com piefed.social
fedia.io thebrainbin.org kbin.melroy.org community.nodebb.org
# photographs, video, streams and sound
pixelfed.social pixelfed.de pixelfed.uno pixelfed.tokyo pixelfed.eus metapixl.com pixey.org pixel.tchncs.de pix.diaspodon.fr
framatube.org peertube.uno diode.zone video.blender.org tube.tchncs.de kolektiva.media skeptikon.fr tilvids.com makertube.net
peertube.linuxrocks.online tube.kockatoo.org video.hardlimit.com live.retrostrange.com watch.owncast.online stream.ozoned.net
open.audio tanukitunes.com funkwhale.it podlibre.social
# social networks of their own kind
venera.social libranet.de nerdica.net friendica.me loma.ml poliverso.org hub.netzgemeinde.eu zotum.net hub.volse.no
diasp.org diaspora-fr.org diaspora.koehn.com pod.geraspora.de nerdpol.ch
# Matrix homeservers
matrix.org tchncs.de envs.net tedomum.net pub.solar catgirl.cloud g24.at hot-chilli.im nevarro.space arcticfoxes.net
# events, books, blogs, bridges and the rest
mobilizon.fr mobilizon.it mobilize.berlin events.gancio.org gancio.cisti.org bcn.convoca.la bookwyrm.social wyrms.de
bookrastinating.com neodb.social eggplant.place write.as qua.name paper.wf noblogo.org plume.deuxfleurs.fr takahe.social
mitra.social codeberg.org gitea.com fed.brid.gy relay.fedi.buzz relay.asonix.dog relay.fedibird.com
`

/** All seeds, in order, without duplicates. A line that begins with # names the kind of what follows. */
export function listSeeds(): readonly Domain[] {
  return readNames(SEEDS)
}

const MATRIX_SEEDS: ReadonlySet<string> = new Set(readNames(/^# Matrix homeservers\n([^#]*)/m.exec(SEEDS)?.[1] ?? ''))

/** The seeds that are names of Matrix servers: nothing else about them says so (software/matrix.ts). */
export function listMatrixSeeds(): ReadonlySet<string> {
  return MATRIX_SEEDS
}

function readNames(lines: string): readonly Domain[] {
  const names = lines
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .map((name) => parseDomain(name))
    .filter((name) => name !== undefined)
  return [...new Set(names)]
}
