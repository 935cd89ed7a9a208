// Where the points of a chart lie: scales with round ticks, paths with holes; pure.

/** A day (YYYY-MM-DD) and its value; null where nothing was read. */
export interface Point {
  readonly day: string
  readonly value: number | null
}

export interface Place {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Line {
  /** An SVG path; a hole begins a new piece. */
  readonly path: string
  /** Single days between two holes, which a path would not show. */
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** Where the last known value lies. */
  readonly end: { readonly x: number; readonly y: number }
}

/**
 * Round values for an axis from 0 to at least `most`: steps of 1, 2 or 5 times a power of ten, about three of them.
 *
 * @param most the greatest value, 0 or more
 */
export function roundTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power)
  const count = Math.ceil(most / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** Lays a line out in a place of the picture; the axis of values begins at 0, so that growth looks as large as it is. */
export function layOutLine(points: readonly Point[], { left, right, top, bottom }: Place): Line {
  const times = points.map(({ day }) => Date.parse(day))
  const start = Math.min(...times)
  const span = Math.max(...times) - start || 1
  const values = points.map(({ value }) => value ?? 0)
  const ticks = roundTicks(Math.max(...values))
  const greatest = ticks.at(-1) ?? 1
  const yOf = (value: number): number => round(bottom - (value / greatest) * (bottom - top))
  const placed = points.map(({ value }, index) => ({
    x: round(left + (((times[index] ?? start) - start) / span) * (right - left)),
    y: value === null ? null : yOf(value),
  }))
  const pieces = cutAtHoles(placed)
  const end = pieces.at(-1)?.at(-1) ?? { x: left, y: bottom }
  return {
    path: pieces.map((piece) => piece.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('')).join(''),
    dots: pieces.flatMap((piece) => (piece.length === 1 ? piece : [])),
    ticks: ticks.map((value) => ({ value, y: yOf(value) })),
    end,
  }
}

interface Spot {
  readonly x: number
  readonly y: number
}

function cutAtHoles(placed: readonly { readonly x: number; readonly y: number | null }[]): readonly (readonly Spot[])[] {
  const pieces: Spot[][] = []
  let open: Spot[] | undefined
  for (const { x, y } of placed) {
    if (y === null) {
      open = undefined
      continue
    }
    if (open === undefined) pieces.push((open = []))
    open.push({ x, y })
  }
  return pieces
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
