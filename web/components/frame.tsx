// What stands around every page: skip link, head, the strip with the state of the crawl, foot; and how a page is started.
import { effect } from '@preact/signals'
import { render, type ComponentChildren, type JSX } from 'preact'
import { about, followAbout } from '../installation.ts'
import { chooseLanguage, language, LANGUAGES, messages, startLanguage, type Language } from '../language.ts'
import { apiDocsPath, matchPath, pagePath, sourcePath } from '../paths.ts'
import { safeLink } from '../safe-link.ts'
import { chooseTheme, theme, type Theme } from '../theme.ts'
import { Mark, Neatline } from './signs.tsx'
import { Strip } from './strip.tsx'

export type PageName = 'search' | 'match' | 'blocks' | 'software' | 'statistics' | 'crawler' | 'about' | 'none'

/**
 * Draws a page into #app, in the reader's language.
 *
 * @param current the entry of the menu that this page is
 * @param Page the content; it stands in <main>
 * @param title of the window, without the name of the atlas; absent where the page sets it itself
 * @param prepare what must be there before anything is drawn, once the language is known
 */
export async function startPage(
  current: PageName,
  Page: () => JSX.Element,
  title?: () => string,
  prepare?: () => Promise<void>,
): Promise<void> {
  void followAbout()
  await startLanguage()
  await prepare?.()
  effect(() => {
    if (title !== undefined) document.title = `${title()} · Fediverse Atlas`
  })
  const place = document.querySelector('#app')
  if (place === null) return
  render(
    <Frame current={current}>
      <Page />
    </Frame>,
    place,
  )
}

function Frame({ current, children }: { readonly current: PageName; readonly children: ComponentChildren }): JSX.Element {
  const { frame } = messages.value
  return (
    <>
      <a class="skip" href="#content">
        {frame.skip}
      </a>
      <header class="frame">
        <div class="head">
          <a class="brand" href="/">
            <Mark />
            Fediverse Atlas
          </a>
          <Menu current={current} />
        </div>
        <Neatline />
        <Strip />
      </header>
      <main class="frame" id="content" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </>
  )
}

function Menu({ current }: { readonly current: PageName }): JSX.Element {
  const { frame } = messages.value
  const entries = [
    ['search', '/', frame.search],
    ['match', matchPath(), frame.match],
    ['blocks', pagePath('blocks'), frame.blocks],
    ['software', pagePath('software'), frame.software],
    ['statistics', pagePath('statistics'), frame.statistics],
    ['crawler', pagePath('crawler'), frame.crawler],
    ['about', pagePath('about'), frame.about],
  ] as const
  return (
    <nav class="nav" aria-label={frame.menu}>
      <ul>
        {entries.map(([name, path, label]) => (
          <li key={name}>
            <a href={path} aria-current={name === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Foot(): JSX.Element {
  const { frame } = messages.value
  return (
    <footer class="frame">
      <div class="foot">
        <a href={sourcePath(about.value?.source ?? '') ?? `${pagePath('about')}#source`}>{frame.source}</a>
        <a href={`${pagePath('about')}#licence`}>{frame.data}</a>
        <a href={`${pagePath('about')}#retention`}>{frame.retention}</a>
        <a href={`${pagePath('about')}#errata`}>{frame.errata}</a>
        <a href={pagePath('imprint')}>{frame.imprint}</a>
        <Contact />
        <a href={apiDocsPath()}>{frame.api}</a>
        <div class="choices">
          <label>
            {frame.language}
            <select value={language.value} onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}>
              {Object.entries(LANGUAGES).map(([code, name]) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {frame.light}
            <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
              <option value="auto">{frame.lightAuto}</option>
              <option value="light">{frame.lightDay}</option>
              <option value="dark">{frame.lightNight}</option>
            </select>
          </label>
        </div>
      </div>
    </footer>
  )
}

/** How to reach the operator: a link where the contact is an address, else its text. */
export function Contact(): JSX.Element {
  const { frame } = messages.value
  const contact = about.value?.contact
  if (contact === null || contact === undefined) return <span>{frame.noContact}</span>
  const address = contactAddress(contact)
  return address === undefined ? (
    <span>
      {frame.contact}: {contact}
    </span>
  ) : (
    <a href={address}>
      {frame.contact}: {contact}
    </a>
  )
}

function contactAddress(contact: string): string | undefined {
  const mail = contact.replace(/^mailto:/i, '')
  return /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(mail) ? `mailto:${mail}` : safeLink(contact)
}
