// Every adapter, in alphabetical order; an explicit list, and the only place to touch for a new one. `generic` stands apart, at the end.
import type { SoftwareDefinition } from './define.ts'
import { generic } from './generic.ts'
import { lemmy } from './lemmy.ts'
import { mastodon } from './mastodon.ts'
import { misskey } from './misskey.ts'
import { peertube } from './peertube.ts'
import { akkoma, pleroma } from './pleroma.ts'

export const softwares: readonly SoftwareDefinition[] = [akkoma, lemmy, mastodon, misskey, peertube, pleroma, generic]
