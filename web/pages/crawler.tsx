// For operators of servers: who knocks, for what, how often, and how to send us away.
import type { ComponentChildren, JSX } from 'preact'
import type { AboutReply } from '../../api/contract.ts'
import { Contact, startPage } from '../components/frame.tsx'
import { Bones, TroubleNotice } from '../components/notice.tsx'
import { OptOutForm } from '../components/opt-out-form.tsx'
import { formatSeconds } from '../format.ts'
import { about, loadAbout } from '../installation.ts'
import { messages } from '../language.ts'

const TOKEN = 'FediverseAtlas'

function CrawlerPage(): JSX.Element {
  const text = messages.value.crawler
  const known = about.value
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <div class="page-content ledger">
        {known === null && <TroubleNotice trouble="offline" retry={() => void loadAbout()} />}
        {known === undefined && <Bones lines={30} />}
        {known !== undefined && known !== null && <Identity about={known} />}
        {known !== undefined && <OptOut />}
        {known !== undefined && known !== null && <BlockLists about={known} />}
        {known !== undefined && known !== null && <Paths about={known} />}
      </div>
    </>
  )
}

function Identity({ about: known }: { readonly about: AboutReply }): JSX.Element {
  const text = messages.value.crawler
  return (
    <section class="section" aria-labelledby="who">
      <h2 id="who">{text.who}</h2>
      <dl class="pairs">
        <Pair term={text.agent}>
          <code>{known.userAgent}</code>
        </Pair>
        <Pair term={text.token}>
          <code>{TOKEN}</code>
        </Pair>
        <Pair term={text.operator}>{known.contact === null ? text.noContact : <Contact />}</Pair>
        {known.publicUrl !== null && (
          <Pair term={text.address}>
            <a href={known.publicUrl}>{known.publicUrl}</a>
          </Pair>
        )}
        <Pair term={text.pace}>{text.paceText(formatSeconds(known.paceMs))}</Pair>
      </dl>
    </section>
  )
}

function OptOut(): JSX.Element {
  const text = messages.value.crawler
  return (
    <section class="section" aria-labelledby="opt-out">
      <h2 id="opt-out">{text.optOut}</h2>
      <p class="prose">{text.optOutLead}</p>
      <div class="ways-out">
        <div class="prose">
          <h3>{text.robots}</h3>
          <p>{text.robotsText}</p>
          <pre>{`User-agent: ${TOKEN}\nDisallow: /`}</pre>
          <p>{text.robotsPart}</p>
          <pre>{`User-agent: ${TOKEN}\nDisallow: /api/v1/instance/peers`}</pre>
          <h3>{text.header}</h3>
          <p>{text.headerText}</p>
          <h3>{text.flag}</h3>
          <p>{text.flagText}</p>
          <h3>{text.write}</h3>
          <p>{text.writeText}</p>
          <p>
            <Contact />
          </p>
        </div>
        <div class="prose">
          <h3>{messages.value.optOut.heading}</h3>
          <p>{messages.value.optOut.lead}</p>
          <OptOutForm />
        </div>
      </div>
    </section>
  )
}

function BlockLists({ about: known }: { readonly about: AboutReply }): JSX.Element {
  const text = messages.value.crawler
  return (
    <section class="section" aria-labelledby="blocks">
      <h2 id="blocks">{text.blocks}</h2>
      <div class="prose">
        <p>{text.blocksOff}</p>
        {known.readsPublishedBlocklists && <p>{text.blocksOn}</p>}
      </div>
    </section>
  )
}

function Paths({ about: known }: { readonly about: AboutReply }): JSX.Element {
  const text = messages.value.crawler
  const periods: Readonly<Record<string, string>> = text.periods
  return (
    <section class="section" aria-labelledby="paths">
      <h2 id="paths">{text.paths}</h2>
      <p class="prose soft">{text.pathsLead}</p>
      <div class="path-list">
        {known.paths.map(({ software, label, paths }) => (
          <details key={software} class="paths">
            <summary>
              <bdi>{label}</bdi>
            </summary>
            <div class="scroll" tabIndex={0} role="group" aria-label={label}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{text.path}</th>
                    <th scope="col">{text.every}</th>
                  </tr>
                </thead>
                <tbody>
                  {paths.map(({ path, method, every }) => (
                    <tr key={`${method} ${path}`}>
                      <th scope="row">
                        <code>
                          {method} {path}
                        </code>
                      </th>
                      <td>{periods[every] ?? every}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        ))}
      </div>
    </section>
  )
}

function Pair({ term, children }: { readonly term: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

void startPage('crawler', CrawlerPage, () => messages.value.crawler.title)
