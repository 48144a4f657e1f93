import { unit, unit53 } from '../random/key.ts'
import { civil } from '../time/instant.ts'
import { monthsAfter } from '../time/months-after.ts'
import { textOf } from './arguments.ts'
import type { Sampler } from './sampler.ts'
import { workingHours, written } from './time.ts'

const DAY = 86400000

/**
 * The moments of one thing's life, all views of one key: created ≤ ordered ≤ … ≤ delivered ≤ updated ≤ now, deleted
 * last; start ≤ end; issued ≤ expires. A stage's place between creation and `now` is a sum of keyed parts, so that the
 * order holds whichever of them a record shows.
 */
const STAGES: { readonly [stage: string]: number } = {
  created: 0, registered: 0, submitted: 1, ordered: 1, confirmed: 2, approved: 2, published: 2, assigned: 2, paid: 3, processed: 4,
  shipped: 5, started: 5, delivered: 6, completed: 7, cancelled: 7, returned: 8, closed: 8, resolved: 7, updated: 9, lastSeen: 9,
  synced: 9, deleted: 10, archived: 10,
}
const LAST = 10

function createdAt(a: number, b: number, now: number): number {
  const u = unit53(a, b, 0)
  const t = workingHours(now - (u * u * 700 + 2) * DAY, a, b, 1)
  return t > now - DAY ? t - DAY : t
}

/** A stage between creation and now. */
function stageAt(a: number, b: number, now: number, stage: number): number {
  const from = createdAt(a, b, now)
  if (stage === 0) return from
  // Each part is a keyed share of what time is left, so that later stages never precede earlier ones.
  let t = from
  const room = Math.min(now - from, 40 * DAY)
  for (let i = 1; i <= stage; i++) t += unit(a, b, 10 + i) * (room / (LAST + 1))
  if (stage >= 9) t += (now - t) * unit(a, b, 30) * unit(a, b, 31)
  return Math.min(now, Math.floor(t / 1000) * 1000)
}

function startAt(a: number, b: number, now: number): number {
  const t = workingHours(now + (unit53(a, b, 40) * 540 - 360) * DAY, a, b, 41)
  return t - (t % 900000)
}

/** From an hour to weeks after the start. */
function endAt(a: number, b: number, now: number): number {
  const u = unit(a, b, 45)
  const length = u < 0.3 ? 1 + Math.floor(unit(a, b, 46) * 8) / 24 : 1 + Math.floor(unit(a, b, 46) * unit(a, b, 47) * 120)
  return startAt(a, b, now) + Math.floor(length * 24) * 3600000
}

/** One to fourteen nights after the start, mostly few. */
function checkOutAt(a: number, b: number, now: number): number {
  const u = unit(a, b, 41)
  return startAt(a, b, now) + (1 + Math.floor(u * u * 13)) * DAY
}

/** Within the day: journeys end sooner than stays. */
function arrivalAt(a: number, b: number, now: number): number {
  const minutes = 45 + Math.floor(unit(a, b, 48) * unit(a, b, 49) * 160) * 5
  return startAt(a, b, now) + minutes * 60000
}

/** A meeting or an appointment: a quarter of an hour to two hours, mostly half an hour or a whole one. */
function slotEndAt(a: number, b: number, now: number): number {
  const u = unit(a, b, 60)
  const quarters = u < 0.15 ? 1 : u < 0.55 ? 2 : u < 0.65 ? 3 : u < 0.9 ? 4 : u < 0.96 ? 6 : 8
  return startAt(a, b, now) + quarters * 900000
}

/** Minutes to a few hours after the start, before all that comes later. */
function endedAt(a: number, b: number, now: number): number {
  const started = stageAt(a, b, now, 5)
  const minutes = 4 + Math.floor(unit(a, b, 61) * unit(a, b, 62) * 170)
  return Math.min(started + minutes * 60000 + Math.floor(unit(a, b, 63) * 60) * 1000, stageAt(a, b, now, 7))
}

const dayOf = (t: number): number => Math.floor(t / DAY)

/** Validity begins on the first of a month, not longer than its year ago. */
function validFromDay(a: number, b: number, now: number): number {
  const today = dayOf(now)
  const first = today - civil(today).day + 1
  return monthsAfter(first, -Math.floor(unit(a, b, 64) * 12))
}

const YEARS = [1, 1, 1, 2, 3]

function validUntilDay(a: number, b: number, now: number): number {
  return monthsAfter(validFromDay(a, b, now), 12 * (YEARS[Math.floor(unit(a, b, 65) * YEARS.length)] ?? 1)) - 1
}

/** A whole month before the current one. */
function monthStartDay(a: number, b: number, now: number): number {
  const today = dayOf(now)
  return monthsAfter(today - civil(today).day + 1, -1 - Math.floor(unit(a, b, 66) * unit(a, b, 66) * 18))
}

const monthEndDay = (a: number, b: number, now: number): number => monthsAfter(monthStartDay(a, b, now), 1) - 1

/** On the last day of the month, or on the Friday before. */
function payday(a: number, b: number, now: number): number {
  const last = monthEndDay(a, b, now)
  const weekday = (((last + 3) % 7) + 7) % 7
  return weekday > 4 ? last - (weekday - 4) : last
}

/** Between creation and a few days after it: before anything falls due. */
function issuedAt(a: number, b: number, now: number): number {
  return stageAt(a, b, now, 1)
}

function expiresAt(a: number, b: number, now: number): number {
  return issuedAt(a, b, now) + Math.floor(365 + unit(a, b, 54) * 4 * 365) * DAY
}

function dueAt(a: number, b: number, now: number): number {
  return createdAt(a, b, now) + Math.floor(7 + unit(a, b, 56) * 38) * DAY
}

/** When a thing that was sent is to be there: days after it left, whether or not it came. */
function expectedAt(a: number, b: number, now: number): number {
  return stageAt(a, b, now, 5) + Math.floor(1 + unit(a, b, 57) * 9) * DAY
}

const MOMENTS: { readonly [name: string]: (a: number, b: number, now: number) => number } = {
  start: startAt, end: endAt, arrival: arrivalAt, checkOut: checkOutAt, slotEnd: slotEndAt, ended: endedAt,
  validFrom: (a, b, now) => validFromDay(a, b, now) * DAY, validUntil: (a, b, now) => validUntilDay(a, b, now) * DAY,
  monthStart: (a, b, now) => monthStartDay(a, b, now) * DAY, monthEnd: (a, b, now) => monthEndDay(a, b, now) * DAY, payday: (a, b, now) => payday(a, b, now) * DAY,
  issued: issuedAt, expires: expiresAt, due: dueAt, expected: expectedAt,
  ...Object.fromEntries(Object.entries(STAGES).map(([name, stage]) => [
    name, (a: number, b: number, now: number) => stageAt(a, b, now, stage),
  ])),
}

/** `period.created` and the other moments; `args.as` says how they are written. */
export const PERIOD: readonly Sampler[] = Object.entries(MOMENTS).map(([name, at]) => ({
  id: `period.${name}`,
  make: (args, { now }) => {
    const write = written(textOf(args, 'as', 'instant'))
    return (a, b) => write(at(a, b, now))
  },
}))
