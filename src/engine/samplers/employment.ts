import { below, hashText, laneA, laneB, unit } from '../random/key.ts'
import { civil, isoDay } from '../time/instant.ts'
import { monthsAfter } from '../time/months-after.ts'
import { numberOf, textOf, type Args } from './arguments.ts'
import { homeCurrency, worthOf } from './currencies.ts'
import jobs from './data/jobs.json' with { type: 'json' }
import { homeOf } from './place-tables.ts'
import { ageOf, birthDay, DAY } from './person-life.ts'
import type { LocaleTables, Sample, Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'
import { written } from './time.ts'

interface Job {
  readonly title: string
  readonly department: string
  /** In thousands of dollars a year, at the usual age. */
  readonly pay: number
  /** Years of work before anybody holds it. */
  readonly after: number
}

const JOBS: readonly Job[] = jobs.jobs.map((line) => {
  const [title = '', department = '', pay = '', after = ''] = line.split('|')
  return { title, department, pay: Number(pay), after: Number(after) }
})
const CANDIDATES = 6

/** The job of a person: of those drawn, the first that somebody of that age can hold. */
function jobOf(a: number, b: number, now: number): Job {
  const worked = ageOf(a, b, now) - 20
  for (let n = 0; n < CANDIDATES; n++) {
    const job = JOBS[below(a, b, 80 + n, JOBS.length)] as Job
    if (job.after <= worked) return job
  }
  return JOBS[below(a, b, 80, 12)] as Job
}

/** The day of hiring: after the twentieth birthday, mostly in the last years. */
function hireDay(a: number, b: number, now: number): number {
  const today = Math.floor(now / DAY)
  const room = Math.min(22 * 365, today - birthDay(a, b, now) - 19 * 365)
  const u = unit(a, b, 90)
  const day = today - 20 - Math.floor(u * u * Math.max(30, room))
  // Work begins on a Monday or on the first of a month.
  const { day: ofMonth } = civil(day)
  return unit(a, b, 91) < 0.5 ? day - ((((day + 3) % 7) + 7) % 7) : day - ofMonth + 1
}

/** Years of work that count for pay. */
const workedYears = (a: number, b: number, now: number): number => Math.max(0, Math.min(30, ageOf(a, b, now) - 22))

/** Pay of a year in dollars. */
function yearly(a: number, b: number, now: number): number {
  return jobOf(a, b, now).pay * 1000 * (0.82 + workedYears(a, b, now) * 0.012) * (0.93 + unit(a, b, 92) * 0.16)
}

const LEVELS: readonly (readonly [string, number])[] = [
  ['Junior', 4],
  ['Mid-level', 10],
  ['Senior', 99],
]

function levelOf(a: number, b: number, now: number): number {
  const { title, after } = jobOf(a, b, now)
  if (/^(Chief|Vice President)/.test(title)) return 5
  if (/^Head /.test(title)) return 4
  if (/^Senior/.test(title)) return 2
  const years = workedYears(a, b, now)
  return after >= 8 ? 3 : LEVELS.findIndex(([, most]) => years < most)
}
const LEVEL_NAMES = ['Junior', 'Mid-level', 'Senior', 'Lead', 'Director', 'Executive']

/** Wages of a country beside those of the United States, before its currency is counted. */
const shareOf = (locale: LocaleTables): number =>
  homeOf(locale) === 'US' ? 1 : /^(CH|NO|DK|LU|AU)$/.test(homeOf(locale)) ? 0.85 : 0.62

/** Pay, `per` year, month or hour, `of` it. */
function pay(args: Args, { locale, now }: SamplerContext): Sample {
  const per = numberOf(args, 'per', 1)
  const of = numberOf(args, 'of', 1)
  const worth = worthOf(homeCurrency(locale)) * shareOf(locale)
  const step = per >= 1000 ? 0.25 : per > 1 ? 10 : 500
  const units = worthOf(homeCurrency(locale)) >= 20 ? step * (per > 1 ? 100 : 200) : step
  return (a, b) => {
    const amount = (yearly(a, b, now) * worth * of) / per
    const value = Math.max(units, Math.round(amount / units) * units)
    return args['whole'] === true ? Math.round(value) : value
  }
}

type Show = (a: number, b: number, context: SamplerContext) => string | number

const dayView = (id: string, dayOf: (a: number, b: number, now: number) => number): Sampler => ({
  id,
  make: (args, { now }) => {
    const write = written(textOf(args, 'as', 'day'))
    return (a, b) => write(dayOf(a, b, now) * DAY)
  },
})

const plain = (id: string, show: Show): Sampler => ({
  id,
  make: (args, context) =>
    args['as'] === 'text' ? (a, b) => String(show(a, b, context)) : (a, b) => show(a, b, context),
})

const money = (id: string): Sampler => ({
  id,
  make: (args, context) => {
    const sample = pay(args, context)
    return args['as'] === 'text' ? (a, b) => String(sample(a, b)) : sample
  },
})

const LEAD = hashText('lead')

/** What a person does for a living: title, department, level and pay of one job, dates that a life has room for. */
export const EMPLOYMENT: readonly Sampler[] = [
  plain('person.jobTitle', (a, b, { locale, now }) => localTerm(locale, jobOf(a, b, now).title)),
  plain('person.department', (a, b, { locale, now }) => localTerm(locale, jobOf(a, b, now).department)),
  // Who leads the department of the person that the key is of.
  plain('person.leadTitle', (a, b, { locale, now }) => {
    const { title, department } = jobOf(a, b, now)
    if (/^(Chief|Vice)/.test(title)) return localTerm(locale, 'Chief Executive Officer')
    const lead = localTerm(locale, 'Head of {department}')
    return lead.replace('{department}', localTerm(locale, department))
  }),
  plain('person.seniority', (a, b, { locale, now }) => localTerm(locale, LEVEL_NAMES[levelOf(a, b, now)] as string)),
  plain('person.jobLevel', (a, b, { now }) => levelOf(a, b, now) + 1),
  money('person.pay'),
  dayView('person.hireDate', hireDay),
  dayView('person.probationEnd', (a, b, now) => monthsAfter(hireDay(a, b, now), 6) - 1),
  dayView('person.exitDate', (a, b, now) => {
    const hired = hireDay(a, b, now)
    const room = Math.max(10, Math.floor(now / DAY) - hired)
    return hired + Math.floor(room * (0.35 + 0.65 * unit(laneA(a, b, LEAD), laneB(a, b, LEAD), 1)))
  }),
  plain('person.yearsOfService', (a, b, { now }) =>
    Math.max(0, Math.floor((now / DAY - hireDay(a, b, now)) / 365.2425)),
  ),
  plain('person.yearsOfExperience', (a, b, { now }) =>
    Math.max(1, Math.floor(workedYears(a, b, now) * (0.7 + 0.3 * unit(a, b, 93)))),
  ),
  plain('person.graduationYear', (a, b, { now }) => {
    const born = Number(isoDay(birthDay(a, b, now) * DAY).slice(0, 4))
    return Math.min(Number(isoDay(now).slice(0, 4)), born + 22 + below(a, b, 94, 4))
  }),
]
