// The lines that are kept between the requests of a slot, so that they share a connection.
import type { Location } from './contract.ts'
import type { Line } from './line.ts'

export interface Lines {
  /** A kept line to that very place, or a new one; in both cases the caller's alone until `keep` or `drop`. */
  readonly take: (location: Location) => Line
  /** Keeps a line whose answer was read to its end. */
  readonly keep: (line: Line) => void
  /** Ends a line on which anything went wrong: what is left on it can be taken for no other answer. */
  readonly drop: (line: Line) => void
  /** Ends the kept lines to a host; those in use end with their exchange. */
  readonly hangUp: (host: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes the keeper of lines; `open` makes a new one. Two exchanges with one place at once have two lines; one of them is kept. */
export function createLines(open: (location: Location) => Line): Lines {
  const kept = new Map<string, Line[]>()
  const inUse = new Set<Line>()

  function take(location: Location): Line {
    const lines = kept.get(location.host) ?? []
    const place = lines.findIndex((line) => line.location.address === location.address)
    const line = lines.splice(place, place < 0 ? 0 : 1)[0] ?? open(location)
    inUse.add(line)
    return line
  }

  function drop(line: Line): void {
    inUse.delete(line)
    void line.hangUp()
  }

  function keep(line: Line): void {
    const { host, address } = line.location
    const lines = kept.get(host) ?? []
    if (!inUse.delete(line) || lines.some((other) => other.location.address === address)) return drop(line)
    kept.set(host, [...lines, line])
  }

  async function hangUp(host: string): Promise<void> {
    for (const line of inUse) if (line.location.host === host) inUse.delete(line)
    const lines = kept.get(host) ?? []
    kept.delete(host)
    await Promise.all(lines.map((line) => line.hangUp()))
  }

  async function close(): Promise<void> {
    const all = [...inUse, ...[...kept.values()].flat()]
    inUse.clear()
    kept.clear()
    await Promise.all(all.map((line) => line.hangUp()))
  }

  return { take, keep, drop, hangUp, close }
}
