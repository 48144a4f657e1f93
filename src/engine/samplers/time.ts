import { below, unit, unit53 } from '../random/key.ts'
import { isoDay, isoInstant, isoTime, parseInstant } from '../time/instant.ts'
import { numberOf, textOf, type Args } from './arguments.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'

const DAY = 86400000
const HOUR = 3600000

/** How an instant is written: `instant` RFC 3339, `day`, `clock` HH:MM:SS, `seconds` or `milliseconds` since 1970. */
export function written(as: string): (instant: number) => string | number {
  switch (as) {
    case 'day': return isoDay
    case 'clock': return isoTime
    case 'seconds': return (t) => Math.floor(t / 1000)
    case 'milliseconds': return (t) => t
    case 'year': return (t) => Number(isoDay(t).slice(0, 4))
    case 'secondsText': return (t) => String(Math.floor(t / 1000))
    default: return isoInstant
  }
}

/** Days before (`-`) or after `now`, or bounds in ISO text; what bounds are missing follow the one that is there. */
function span(args: Args, now: number): { from: number; to: number } {
  const minimum = textOf(args, 'minimum', '')
  const maximum = textOf(args, 'maximum', '')
  const low = minimum === '' ? NaN : parseInstant(minimum)
  const high = maximum === '' ? NaN : parseInstant(maximum)
  let from = now + numberOf(args, 'from', -730) * DAY
  let to = now + numberOf(args, 'to', 0) * DAY
  if (!Number.isNaN(low) && from < low) {
    from = low
    if (to < from) to = from + 365 * DAY
  }
  if (!Number.isNaN(high) && to > high) {
    to = high
    if (from > to) from = Number.isNaN(low) ? to - 365 * DAY : low
  }
  return { from, to }
}

/** An instant moved into working hours (8 to 20 h UTC) for most keys, whole seconds. */
export function workingHours(instant: number, a: number, b: number, n: number): number {
  const day = Math.floor(instant / DAY) * DAY
  const u = unit(a, b, n)
  if (u > 0.85) return instant - (instant % 1000)
  return day + 8 * HOUR + Math.floor((unit(a, b, n + 1) + unit(a, b, n + 2)) * 0.5 * 12 * 3600) * 1000
}

/** Denser toward `now` when the span ends there. */
function instant(args: Args, context: SamplerContext): (a: number, b: number) => number {
  const { from, to } = span(args, context.now)
  const dense = to === context.now
  const width = to - from
  const whole = args['as'] === 'day'
  return (a, b) => {
    const u = unit53(a, b, 0)
    const t = dense ? to - u * u * width : from + u * width
    if (whole) return Math.max(from, Math.min(to, t))
    const moved = workingHours(t, a, b, 1)
    return moved < from || moved > to ? Math.floor(t) : moved
  }
}

function temporal(id: string, as: string): Sampler {
  const make = (args: Args, context: SamplerContext): Sample => {
    const form = textOf(args, 'as', as)
    const at = instant({ ...args, as: form }, context)
    const write = written(form)
    return (a, b) => write(at(a, b))
  }
  return { id, make }
}

const CLOCKS = 24 * 60

/** Moments: `from` and `to` in days relative to `now`, or `minimum` and `maximum` in ISO text. */
export const TIME: readonly Sampler[] = [
  temporal('time.instant', 'instant'),
  temporal('time.day', 'day'),
  {
    id: 'time.clock',
    make: (args) => {
      const low = clockMinutes(textOf(args, 'minimum', ''), 0)
      const high = clockMinutes(textOf(args, 'maximum', ''), CLOCKS - 1)
      const seconds = args['seconds'] !== false
      const quarter = args['quarter'] === true
      const width = Math.max(1, high - low + 1)
      return (a, b) => {
        let m = low + below(a, b, 0, width)
        if (quarter) m -= m % 15
        const s = quarter ? 0 : below(a, b, 1, 60)
        const text = `${two(Math.floor(m / 60))}:${two(m % 60)}`
        return seconds ? `${text}:${two(s)}` : text
      }
    },
  },
  {
    id: 'time.year',
    make: (args, context) => {
      const year = Number(isoDay(context.now).slice(0, 4))
      const from = year + numberOf(args, 'from', -25)
      const width = numberOf(args, 'to', 0) - numberOf(args, 'from', -25) + 1
      const text = args['as'] === 'text'
      return (a, b) => {
        const value = from + below(a, b, 0, width)
        return text ? String(value) : value
      }
    },
  },
  {
    id: 'time.month',
    make: (args, context) => {
      const at = instant({ from: -730, as: 'day', ...args }, context)
      return (a, b) => isoDay(at(a, b)).slice(0, 7)
    },
  },
  {
    id: 'time.duration',
    make: (args) => {
      const text = args['as'] !== 'clock'
      return (a, b) => {
        const h = below(a, b, 0, 9)
        const m = 1 + below(a, b, 1, 59)
        return text ? (h === 0 ? `PT${m}M` : `PT${h}H${m}M`) : `${two(h)}:${two(m)}:00`
      }
    },
  },
]

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

function clockMinutes(text: string, otherwise: number): number {
  const match = /^(\d\d):(\d\d)/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : otherwise
}
