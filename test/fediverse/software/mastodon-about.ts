// The about page of Mastodon before 4.0: a page as it stood, with the board of figures and the words of the server; it knows nothing of adapters.
import type { VirtualInstance, VirtualReply } from '../contract.ts'
import { escapeHtml } from './mastodon-documents.ts'

/** `/about` and `/about/more`; the person beside it is one that nobody may keep. */
export function mastodonAboutPage(instance: VirtualInstance): VirtualReply {
  const { users = 0, localPosts = 0 } = instance.usage
  const words = instance.texts?.find(({ kind }) => kind === 'about-page')?.text
  const figure = (value: number, label: string): string =>
    `<div class='section'><span>Home to</span> <strong>${value}</strong> <span>${label}</span></div>`
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: `<!DOCTYPE html>
<html lang='en'><head><meta charset='utf-8'><title>${instance.host} - ${escapeHtml(instance.name)}</title></head>
<body class='about-body'><div class='sidebar-layout'><div class='main'>
<div class='panel'><h2>${instance.host}</h2><p>${escapeHtml(instance.shortDescription)}</p></div>
<div class='information-board'>${figure(users, 'users')}${figure(localPosts, 'statuses')}${figure(instance.peers.length, 'instances')}</div>
${words === undefined ? '' : `<div class='panel'><p>${escapeHtml(words)}</p></div>`}
</div><div class='sidebar'><div class='panel'><div class='panel-header'>Contact</div>
<div class='name'><a href='https://${instance.host}/@head.gardener'>Robin Gardener</a></div><strong>staff@${instance.host}</strong></div>
<div class='panel'><div class='panel-header'>Version</div><strong>${instance.version}</strong></div></div></div></body></html>`,
  }
}
