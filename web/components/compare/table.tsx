// The frame of a comparison: a table by its roles, so that narrow screens can stack its cells and readers of the screen still hear one.
import type { ComponentChildren, JSX } from 'preact'
import type { ServerSummary } from '../../../api/contract.ts'
import { matchWords } from '../../match/words.ts'
import { serverPath } from '../../paths.ts'

/** The names of the servers. */
export function Heads({ servers }: { readonly servers: readonly ServerSummary[] }): JSX.Element {
  return (
    <div role="row" class="compare-row compare-heads">
      <span role="columnheader" class="compare-head">
        <span class="hidden">{matchWords.value.compare.topic}</span>
      </span>
      {servers.map((server) => (
        <div key={server.domain} role="columnheader" class="compare-name">
          <a href={serverPath(server.domain)}>
            <bdi>{server.name ?? server.displayDomain}</bdi>
          </a>
          <bdi class="domain soft small">{server.displayDomain}</bdi>
        </div>
      ))}
    </div>
  )
}

interface RowProps {
  readonly head: ComponentChildren
  readonly names: readonly string[]
  readonly cells: readonly ComponentChildren[]
  readonly kind?: 'agrees' | 'differs' | 'contradicts'
}

/** One row; on narrow screens each cell says whose it is. */
export function Row({ head, names, cells, kind }: RowProps): JSX.Element {
  return (
    <div role="row" class={kind === undefined ? 'compare-row' : `compare-row ${kind}`}>
      <div role="rowheader" class="compare-head">
        {head}
      </div>
      {cells.map((cell, index) => (
        <div key={index} role="cell" class="compare-cell">
          <span class="compare-whose small soft" aria-hidden="true">
            {names[index]}
          </span>
          {cell}
        </div>
      ))}
    </div>
  )
}
