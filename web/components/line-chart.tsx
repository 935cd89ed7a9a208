// A line over days: own SVG at the size of its place, the last value written at its end, holes left open.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { layOutLine, type Point } from '../chart-scale.ts'
import { formatDay, formatMonth, formatNumber, formatShort } from '../format.ts'

interface LineChartProps {
  readonly label: string
  /** In order of time; null is a day without a reading. */
  readonly points: readonly Point[]
}

const HEIGHT = 150
const MARGIN = { top: 14, right: 62, bottom: 22, left: 4 }

/** The chart, as a picture with a spoken summary; its table twin stands elsewhere. */
export function LineChart({ label, points }: LineChartProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null)
  const width = useSignal(0)
  useEffect(() => {
    if (place.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.floor(entry?.contentRect.width ?? 0)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  const known = points.filter((point): point is Point & { readonly value: number } => point.value !== null)
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return <div ref={place} />
  const summary = `${label}: ${formatNumber(first.value)} (${formatDay(first.day)}) – ${formatNumber(last.value)} (${formatDay(last.day)})`
  return (
    <figure class="line-chart">
      <figcaption>{label}</figcaption>
      <div ref={place} class="line-place">
        {width.value > 0 && <Drawing points={points} width={width.value} summary={summary} last={last} first={first} />}
      </div>
    </figure>
  )
}

interface DrawingProps {
  readonly points: readonly Point[]
  readonly width: number
  readonly summary: string
  readonly first: Point
  readonly last: Point & { readonly value: number }
}

function Drawing({ points, width, summary, first, last }: DrawingProps): JSX.Element {
  const right = width - MARGIN.right
  const bottom = HEIGHT - MARGIN.bottom
  const { path, dots, ticks, end } = layOutLine(points, { left: MARGIN.left, right, top: MARGIN.top, bottom })
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <path class="grid" d={`M${String(MARGIN.left)} ${String(y)}H${String(right)}`} />
          {Math.abs(y - end.y) > 14 && (
            <text class="tick" x={right + 8} y={y + 4}>
              {formatShort(value)}
            </text>
          )}
        </g>
      ))}
      <path class="curve" d={path} />
      {dots.map(({ x, y }) => (
        <circle key={x} class="dot" cx={x} cy={y} r="1.75" />
      ))}
      <circle class="dot" cx={end.x} cy={end.y} r="3" />
      <text class="end" x={end.x + 8} y={end.y + 4}>
        {formatShort(last.value)}
      </text>
      <text class="tick" x={MARGIN.left} y={HEIGHT - 5}>
        {formatMonth(first.day)}
      </text>
      <text class="tick" x={right} y={HEIGHT - 5} text-anchor="end">
        {formatMonth(last.day)}
      </text>
    </svg>
  )
}
