// The door to everything about blocks: three questions with their boxes, four tools, and what is shown and what is not.
import type { ComponentChildren, JSX } from 'preact'
import { blockPagePath } from '../block-address.ts'
import { words } from '../block-words.ts'
import { NameForm, startBlockPage } from '../components/blocks/block-page.tsx'
import { PairForm } from '../components/blocks/pair-form.tsx'

function BlocksPage(): JSX.Element {
  const text = words.value.hub
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <div class="questions">
        <Question id="blocked-by" title={text.blockedBy} lead={text.blockedByLead}>
          <NameForm page="blocked-by" submit={words.value.blockedBy.submit} label={text.blockedBy} />
        </Question>
        <Question id="reach" title={text.reach} lead={text.reachLead}>
          <NameForm page="reach" submit={words.value.reach.submit} label={text.reach} />
        </Question>
        <Question id="pair" title={text.pair} lead={text.pairLead} wide>
          <PairForm />
        </Question>
      </div>
      <section class="section" aria-labelledby="tools">
        <h2 id="tools">{text.more}</h2>
        <dl class="pairs tools">
          <Tool page="my" title={text.my} lead={text.myLead} />
          <Tool page="compare-lists" title={text.compare} lead={text.compareLead} />
          <Tool page="check-list" title={text.check} lead={text.checkLead} />
          <Tool page="consensus" title={text.consensus} lead={text.consensusLead} />
        </dl>
      </section>
      <section class="section" aria-labelledby="shown">
        <h2 id="shown">{text.rules}</h2>
        <ul class="conditions prose">
          {text.rulesList.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

interface QuestionProps {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly wide?: boolean
  readonly children: ComponentChildren
}

function Question({ id, title, lead, wide = false, children }: QuestionProps): JSX.Element {
  return (
    <section class={wide ? 'question wide' : 'question'} aria-labelledby={`question-${id}`}>
      <h2 id={`question-${id}`}>{title}</h2>
      <p class="soft">{lead}</p>
      {children}
    </section>
  )
}

function Tool({
  page,
  title,
  lead,
}: {
  readonly page: Parameters<typeof blockPagePath>[0]
  readonly title: string
  readonly lead: string
}): JSX.Element {
  return (
    <div>
      <dt>
        <a href={blockPagePath(page)}>{title}</a>
      </dt>
      <dd>{lead}</dd>
    </div>
  )
}

void startBlockPage(BlocksPage, () => words.value.hub.title)
