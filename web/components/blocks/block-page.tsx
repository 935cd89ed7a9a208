// What the pages about blocks have in common: how they start, the form for one name, and the states of their answer.
import { useId } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { blockPagePath, type BlockPage } from '../../block-address.ts'
import { followBlockWords, words } from '../../block-words.ts'
import type { Answer } from '../../client.ts'
import { startPage } from '../frame.tsx'
import { Bones, Notice, TroubleNotice } from '../notice.tsx'

/** Draws a page about blocks, once its sentences are there. */
export async function startBlockPage(Page: () => JSX.Element, title: () => string): Promise<void> {
  await startPage('blocks', Page, title, followBlockWords)
}

/** The language asked for in the address goes along with a form, as everything that the address holds. */
export function KeptLanguage(): JSX.Element | null {
  const lang = new URLSearchParams(location.search).get('lang')
  return lang === null ? null : <input type="hidden" name="lang" value={lang} />
}

interface NameFormProps {
  readonly page: BlockPage
  readonly submit: string
  readonly typed?: string
  /** On a page with several of them: what this one is for. */
  readonly label?: string
}

/** A box for one server that takes anything; it works without a script too. */
export function NameForm({ page, submit, typed = '', label }: NameFormProps): JSX.Element {
  const { name } = words.value
  const id = useId()
  return (
    <form class="box name-box" action={blockPagePath(page)} method="get">
      <KeptLanguage />
      <label class="hidden" for={id}>
        {label ?? name.label}
      </label>
      <div class="box-line">
        <NameInput id={id} name="name" value={typed} />
        <button type="submit" class="primary">
          {submit}
        </button>
      </div>
    </form>
  )
}

interface NameInputProps {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly optional?: boolean
}

/** The field of such a box. */
export function NameInput({ id, name, value, optional = false }: NameInputProps): JSX.Element {
  return (
    <input
      id={id}
      name={name}
      type="text"
      inputMode="url"
      defaultValue={value}
      required={!optional}
      maxLength={300}
      placeholder={words.value.name.hint}
      autoComplete="off"
      autoCapitalize="none"
      spellcheck={false}
    />
  )
}

/** Says that what was typed is no name. */
export function NotAName(): JSX.Element {
  const { name } = words.value
  return (
    <Notice title={name.notANameTitle}>
      <p>{name.notAName}</p>
    </Notice>
  )
}

interface AnsweredProps<T> {
  /** Undefined while it is on its way. */
  readonly answer: Answer<T> | undefined
  readonly loading: string
  readonly again: () => void
  /** What stands there when there is nothing about this name. */
  readonly missing?: ComponentChildren
  /** What stands there when the question itself was wrong; that a name is none unless given. */
  readonly wrong?: ComponentChildren
  readonly lines?: number
  readonly children: (value: T) => ComponentChildren
}

/** What an answer makes, or the state that stands in for it. */
export function Answered<T>({ answer, loading, again, missing, wrong, lines = 24, children }: AnsweredProps<T>): JSX.Element {
  return (
    <div class="page-content" aria-busy={answer === undefined}>
      <p class="hidden" role="status">
        {answer === undefined ? loading : ''}
      </p>
      {answer === undefined && <Bones lines={lines} />}
      {answer?.ok === true && children(answer.value)}
      {answer?.ok === false && <Failed answer={answer} again={again} missing={missing} wrong={wrong} />}
    </div>
  )
}

interface FailedProps {
  readonly answer: Answer<unknown> & { readonly ok: false }
  readonly again: () => void
  readonly missing: ComponentChildren
  readonly wrong: ComponentChildren
}

function Failed({ answer, again, missing, wrong }: FailedProps): JSX.Element {
  const { trouble, problem } = answer
  if (trouble === 'bad-request' && problem?.field !== undefined) return <>{wrong ?? <NotAName />}</>
  if (trouble === 'not-found' && missing !== undefined) return <>{missing}</>
  return <TroubleNotice trouble={trouble} detail={problem?.detail} retry={again} />
}
