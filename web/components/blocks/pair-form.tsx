// The form for two servers: two boxes that take anything; it works without a script too.
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { blockPagePath } from '../../block-address.ts'
import { words } from '../../block-words.ts'
import { KeptLanguage, NameInput } from './block-page.tsx'

/** The form; with what was typed before. */
export function PairForm({ a = '', b = '' }: { readonly a?: string; readonly b?: string }): JSX.Element {
  const text = words.value.pair
  const id = useId()
  return (
    <form class="box pair-box" action={blockPagePath('pair')} method="get">
      <KeptLanguage />
      <p>
        <label for={`${id}-a`}>{text.one}</label>
        <NameInput id={`${id}-a`} name="a" value={a} />
      </p>
      <p>
        <label for={`${id}-b`}>{text.other}</label>
        <NameInput id={`${id}-b`} name="b" value={b} />
      </p>
      <button type="submit" class="primary">
        {text.submit}
      </button>
    </form>
  )
}
