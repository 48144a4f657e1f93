const DAY = 86_400_000
const HOUR = 3_600_000

/** A mark under a curve over time: its instant, and how it is called. */
export interface Tick {
  readonly at: number
  readonly label: string
}

/** Steps that people count time by, from fine to coarse: in hours, else in months. */
const STEPS: readonly { readonly hours?: number; readonly months?: number }[] = [
  { hours: 1 },
  { hours: 3 },
  { hours: 6 },
  { hours: 12 },
  { hours: 24 },
  { hours: 48 },
  { hours: 168 },
  { months: 1 },
  { months: 2 },
  { months: 3 },
  { months: 6 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ({ months: 12 * years })),
]

/** Starts of hours, days, months or years between two instants (UTC), at most `most` of them. */
export function ticks(low: number, high: number, most = 6): readonly Tick[] {
  for (const step of STEPS) {
    const span = (step.hours ?? 0) * HOUR + (step.months ?? 0) * 30 * DAY
    if ((high - low) / span > most) continue
    const found = step.months === undefined ? byHours(low, high, span) : byMonths(low, high, step.months)
    if (found.length <= most) return found
  }
  return []
}

function byHours(low: number, high: number, span: number): Tick[] {
  const found: Tick[] = []
  for (let at = Math.ceil(low / span) * span; at <= high; at += span) {
    const iso = new Date(at).toISOString()
    found.push({ at, label: span < DAY ? iso.slice(11, 16) : iso.slice(5, 10) })
  }
  return found
}

function byMonths(low: number, high: number, months: number): Tick[] {
  const start = new Date(low)
  const found: Tick[] = []
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months
  for (let month = first; ; month += months) {
    const day = new Date(0)
    day.setUTCFullYear(Math.floor(month / 12), month % 12, 1)
    const at = day.getTime()
    if (!(at <= high)) return found
    if (at >= low)
      found.push({
        at,
        label: day
          .toISOString()
          .replace(/-01T.*$/, '')
          .replace(months % 12 === 0 ? /-01$/ : '', ''),
      })
  }
}
