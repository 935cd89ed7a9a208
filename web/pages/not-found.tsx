// Shown where there is no page.
import type { JSX } from 'preact'
import { startPage } from '../components/frame.tsx'
import { messages } from '../language.ts'

function NotFoundPage(): JSX.Element {
  const text = messages.value.notFound
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <p class="go">
        <a href="/">{text.back}</a>
      </p>
    </>
  )
}

void startPage('none', NotFoundPage, () => messages.value.notFound.title)
