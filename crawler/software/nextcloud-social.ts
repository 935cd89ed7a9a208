// Nextcloud Social: an app inside Nextcloud whose NodeInfo has the title of the cloud where its name belongs (other-software.md 4.19).
import { defineSoftware } from './define.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'

/** Nextcloud Social, known by the `rootUrl` of its NodeInfo (crawler/nodeinfo/document.ts). Accounts are those of the cloud. */
export const nextcloudSocial = defineSoftware({
  name: 'nextcloud-social',
  label: 'Nextcloud Social',
  kind: 'files',
  networks: ['activitypub'],
  alternativeTo: ['Google Drive', 'X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/nextcloud/social',
  homepage: 'https://apps.nextcloud.com/apps/social',
  counts: {
    users: 'accounts of the cloud that use the app',
    active: 'not counted by this software',
    posts: 'posts of local accounts',
  },
  unpublished: {
    facts: ['description', 'languages', 'actives', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'nextcloud/social:lib/Controller/OStatusController.php',
  },
  correct: closeWhenNotOpen,
  endpoints: [],
})
