// diaspora*: NodeInfo is all it says to strangers, and by default not even its size (microblog.md 8).
import { defineSoftware } from './define.ts'
import { readHiddenFigures } from './figures.ts'
import { readPage } from './html-page.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** diaspora*. Reference: `app/presenters/node_info_presenter.rb` in its repository. Before 0.5.3 it has only /statistics.json. */
export const diaspora = defineSoftware({
  name: 'diaspora',
  label: 'diaspora*',
  kind: 'social',
  networks: ['diaspora'],
  alternativeTo: ['Facebook'],
  licence: 'AGPL-3.0',
  language: 'Ruby',
  repository: 'https://github.com/diaspora/diaspora',
  homepage: 'https://diasporafoundation.org',
  counts: {
    users: 'local accounts, where the admin shows the figure',
    active: 'accounts used within a month, or within half a year, where the admin shows the figure',
    posts: 'posts of local accounts, where the admin shows the figure; comments are counted apart',
  },
  unpublished: {
    facts: ['description', 'languages', 'peers', 'blocks', 'switches'],
    reference: 'diaspora/diaspora:app/presenters/node_info_presenter.rb',
  },
  readNodeinfo: readHiddenFigures,
  // Its flag is exact: sign-up is open or it is not (lib/node_info.rb).
  correct: readFlagAs({ open: 'open', shut: 'closed' }),
  endpoints: [{ path: '/terms', limit: 'text', every: 'month', format: 'html', read: readPage('terms') }],
})
