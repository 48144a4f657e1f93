import { automatonSampler } from './automaton.ts'
import { BANK } from './bank.ts'
import { BODY } from './body.ts'
import { CARD } from './card.ts'
import { EMPLOYMENT } from './employment.ts'
import { LAB } from './lab.ts'
import { LOAN } from './loan.ts'
import { CHECK_DIGITS } from './check-digits.ts'
import { COMMERCE } from './commerce.ts'
import { COMPANY } from './company.ts'
import { FAKER } from './faker.ts'
import { FINANCE } from './finance.ts'
import { FORMAT_SAMPLERS } from './formats.ts'
import { IDENTIFIER } from './identifier.ts'
import { INTERNET } from './internet.ts'
import { LISTED } from './lists.ts'
import { NUMBER } from './number.ts'
import { patternSampler } from './pattern.ts'
import { PERIOD } from './period.ts'
import { PERSON } from './person.ts'
import { PHONE } from './phone.ts'
import { PLACE } from './place.ts'
import { PRICE } from './price.ts'
import { RECORDS } from './records.ts'
import { REVIEW } from './review.ts'
import type { Sampler } from './sampler.ts'
import { TEMPLATES } from './templates.ts'
import { TEXT } from './text.ts'
import { TIME } from './time.ts'
import { transactions } from './transaction.ts'

/** Names for the other side of a bank statement's entry. */
const named = (family: readonly Sampler[], id: string): Sampler => family.find((one) => one.id === id) as Sampler
const TRANSACTION = transactions({ person: named(PERSON, 'person.full'), company: named(COMPANY, 'company.name') })

/** Every sampler. A new family is one file and one line here. */
export const SAMPLERS: readonly Sampler[] = [
  ...TEXT, ...TEMPLATES, ...NUMBER, ...PRICE, ...TIME, ...PERIOD, ...PERSON, ...PLACE, ...COMPANY, ...COMMERCE, ...IDENTIFIER, ...INTERNET,
  ...PHONE, ...FINANCE, ...CHECK_DIGITS, ...FORMAT_SAMPLERS, ...LISTED, ...RECORDS, ...REVIEW, ...BANK, ...BODY, ...CARD, ...EMPLOYMENT, ...LAB, ...LOAN, ...TRANSACTION, ...FAKER, patternSampler,
  automatonSampler,
]

const BY_ID: ReadonlyMap<string, Sampler> = new Map(SAMPLERS.map((sampler) => [sampler.id, sampler]))

/** The sampler of a plan's step. */
export function samplerById(id: string): Sampler | undefined {
  return BY_ID.get(id)
}
