// Links to places that a server named: https only, and marked as not ours.
import type { ComponentChildren, JSX } from 'preact'
import { safeLink } from '../safe-link.ts'

interface ForeignLinkProps {
  readonly href: string | null | undefined
  readonly class?: string
  readonly children: ComponentChildren
}

/** A link to another site; plain text where the address is not one we link to. */
export function ForeignLink({ href, class: name, children }: ForeignLinkProps): JSX.Element {
  const address = safeLink(href)
  if (address === undefined) return <span>{children}</span>
  return (
    <a href={address} rel="nofollow ugc noopener noreferrer" class={name}>
      {children}
    </a>
  )
}
