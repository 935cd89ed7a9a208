// One result in three lines that decide: who it is, what it is for, whether one can join and how lively it is.
import type { JSX } from 'preact'
import type { ServerSummary } from '../../api/contract.ts'
import { formatAge, formatMonth, formatNumber, languageName } from '../format.ts'
import { messages } from '../language.ts'
import { serverPath } from '../paths.ts'
import { CompareMark } from './compare-bar.tsx'
import { ruleParts } from './rules/lazy.ts'
import { JoinSign, StateSign } from './signs.tsx'

/** A row of the list. */
export function Result({ server }: { readonly server: ServerSummary }): JSX.Element {
  const { result } = messages.value
  const RuleFit = ruleParts.value?.RuleFit
  return (
    <li class="result">
      <ServerTitle server={server} />
      <p class={server.shortDescription === null ? 'result-text soft' : 'result-text'} dir="auto">
        {server.shortDescription ?? result.noDescription}
      </p>
      <p class="result-facts">
        <ServerFacts server={server} />
        <CompareMark domain={server.domain} name={server.name ?? server.displayDomain} />
      </p>
      {RuleFit !== undefined && <RuleFit server={server} />}
    </li>
  )
}

/** The name with the way to its page, the domain, the software. */
export function ServerTitle({ server }: { readonly server: ServerSummary }): JSX.Element {
  return (
    <h3>
      <a href={serverPath(server.domain)}>
        <bdi>{server.name ?? server.displayDomain}</bdi>
      </a>
      {server.name !== null && (
        <>
          {' '}
          <span class="domain soft">
            <bdi>{server.displayDomain}</bdi>
          </span>
        </>
      )}
      <span class="result-software soft small">
        <bdi>{server.softwareLabel ?? server.software}</bdi>
      </span>
    </h3>
  )
}

/** Joining, state, languages, size, rules, in a few words each. */
export function ServerFacts({ server }: { readonly server: ServerSummary }): JSX.Element {
  const { result, statuses } = messages.value
  const joining: Readonly<Record<string, string>> = messages.value.registrations
  const states: Readonly<Record<string, string>> = statuses
  const doubtful = server.usageFlags.length > 0
  return (
    <>
      <span class="result-join">
        <JoinSign mode={server.registrations} />
        {joining[server.registrations] ?? server.registrations}
        {server.minAge !== null && `, ${result.fromAge(formatNumber(server.minAge))}`}
      </span>
      {server.status !== 'alive' && (
        <span class="result-state">
          <StateSign status={server.status} />
          {states[server.status] ?? server.status}
          {server.lastAnswer !== null && `, ${result.lastAnswer(formatAge(server.lastAnswer))}`}
        </span>
      )}
      {server.languages.length > 0 && <span>{server.languages.slice(0, 3).map(languageName).join(', ')}</span>}
      <span>
        {size(server)}
        {doubtful && ` (${result.doubtful})`}
      </span>
      <span>{server.ruleCount === null ? result.rulesUnknown : result.rules(server.ruleCount, formatNumber(server.ruleCount))}</span>
      <span>{result.since(formatMonth(server.firstSeen))}</span>
    </>
  )
}

function size({ activeMonth, users }: ServerSummary): string {
  const { result } = messages.value
  if (activeMonth !== null) return result.actives(formatNumber(activeMonth))
  return users === null ? result.activesUnknown : result.users(users, formatNumber(users))
}

/** The place of a result while it is loading; as high as one. */
export function ResultBones(): JSX.Element {
  return (
    <li class="result" aria-hidden="true">
      <h3 class="working">
        <span class="bone w-40" />
      </h3>
      <p class="result-text working">
        <span class="bone w-90" />
      </p>
      <p class="result-facts working">
        <span class="bone w-60" />
      </p>
    </li>
  )
}
