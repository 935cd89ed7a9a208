// Who is answerable for this installation, what it keeps of its visitors, and what a public one still lacks.
import type { JSX } from 'preact'
import type { AboutReply } from '../../api/contract.ts'
import { Contact, startPage } from '../components/frame.tsx'
import { Bones, Notice, TroubleNotice } from '../components/notice.tsx'
import { about, loadAbout } from '../installation.ts'
import { messages } from '../language.ts'
import { pagePath } from '../paths.ts'

function ImprintPage(): JSX.Element {
  const text = messages.value.imprint
  const known = about.value
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <div class="page-content ledger">
        {known === null && <TroubleNotice trouble="offline" retry={() => void loadAbout()} />}
        {known === undefined && <Bones lines={12} />}
        {known !== undefined && known !== null && <Answerable about={known} />}
        {known !== undefined && <Privacy operator={known?.privacy ?? null} />}
      </div>
    </>
  )
}

function Answerable({ about: known }: { readonly about: AboutReply }): JSX.Element {
  const text = messages.value.imprint
  return (
    <>
      {known.missing.length > 0 && <Missing missing={known.missing} />}
      <section class="section" aria-labelledby="who">
        <h2 id="who">{text.who}</h2>
        <div class="prose">
          {known.imprint === null ? (
            <p class="soft">{known.publicUrl === null ? text.noneHere : text.none}</p>
          ) : (
            <p class="foreign">{known.imprint}</p>
          )}
          <p>
            <Contact />
          </p>
        </div>
      </section>
    </>
  )
}

function Missing({ missing }: Pick<AboutReply, 'missing'>): JSX.Element {
  const text = messages.value.imprint
  const names: Readonly<Record<string, string>> = text.parts
  return (
    <Notice title={text.missingTitle}>
      <p>{text.missing}</p>
      <ul>
        {missing.map((part) => (
          <li key={part}>{names[part] ?? part}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Privacy({ operator }: { readonly operator: string | null }): JSX.Element {
  const text = messages.value.imprint
  return (
    <section class="section" id="privacy" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{text.privacy}</h2>
      <div class="prose">
        {text.privacyTexts.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          <a href={`${pagePath('about')}#retention`}>{messages.value.about.retention}</a>
        </p>
        {operator !== null && (
          <>
            <h3>{text.operator}</h3>
            <p class="foreign">{operator}</p>
          </>
        )}
      </div>
    </section>
  )
}

void startPage('none', ImprintPage, () => messages.value.imprint.title)
