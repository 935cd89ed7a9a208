// A page that stands on one answer: title and lead at once, bones, trouble, or the content.
import type { ComponentChildren, JSX } from 'preact'
import type { Loaded } from '../page-load.ts'
import { Bones, TroubleNotice } from './notice.tsx'

interface LoadedPageProps<T> {
  readonly title: ComponentChildren
  readonly lead: string
  readonly loaded: Loaded<T>
  readonly children: (value: T) => ComponentChildren
}

/** Title and lead, and below them what the answer makes. */
export function LoadedPage<T>({ title, lead, loaded, children }: LoadedPageProps<T>): JSX.Element {
  const answer = loaded.answer.value
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <div class="page-content" aria-busy={answer === undefined}>
        {answer === undefined && <Bones lines={30} />}
        {answer?.ok === false && <TroubleNotice trouble={answer.trouble} detail={answer.problem?.detail} retry={loaded.again} />}
        {answer?.ok === true && children(answer.value)}
      </div>
    </>
  )
}
