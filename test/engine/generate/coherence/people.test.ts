import { describe, it } from 'vitest'
import { judge, NOW, num, object, str, text, type Verdict } from './judge-records.ts'

const latin = (value: string): string =>
  value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/[øö]/g, 'o')
    .replace(/œ/g, 'oe')
const letters = (value: string): string => latin(value).replace(/[^\p{L}]/gu, '')

function shares(code: string, ...names: readonly string[]): boolean {
  const wanted = names.map(letters)
  if (!wanted.every((name) => /^[a-z]+$/.test(name))) return true
  const own = letters(code)
  return wanted.some((name) => own.includes(name.slice(0, Math.min(3, name.length))))
}

const years = (birth: string): number => {
  const [b, n] = [new Date(birth), new Date(NOW)]
  const before =
    n.getUTCMonth() < b.getUTCMonth() || (n.getUTCMonth() === b.getUTCMonth() && n.getUTCDate() < b.getUTCDate())
  return n.getUTCFullYear() - b.getUTCFullYear() - Number(before)
}

interface PersonNames {
  readonly given: string
  readonly family: string
  readonly full: string
  readonly email: string
  readonly user: string
  readonly birth?: string
  readonly age?: string
}

function person(names: PersonNames): Verdict {
  return (row) => {
    const [given, family, full] = [str(row, names.given), str(row, names.family), str(row, names.full)]
    if (!full.includes(given) || !full.includes(family)) return 'the full name is another'
    if (!shares(str(row, names.email).split('@')[0] ?? '', given, family))
      return 'the e-mail address is of somebody else'
    if (!shares(str(row, names.user), given, family)) return 'the user name is of somebody else'
    if (names.birth !== undefined && names.age !== undefined && years(str(row, names.birth)) !== num(row, names.age))
      return 'the age does not follow from the birth date'
    return undefined
  }
}

describe('people', () => {
  const day = { type: 'string', format: 'date' }
  const email = { type: 'string', format: 'email' }
  const age = { type: 'integer', minimum: 0, maximum: 120 }
  it('name, e-mail address and user name are of one person', { timeout: 60_000 }, async () => {
    await judge('User', [
      {
        schema: { first_name: text, last_name: text, full_name: text, email, username: text, birth_date: day, age },
        verdict: person({
          given: 'first_name',
          family: 'last_name',
          full: 'full_name',
          email: 'email',
          user: 'username',
          birth: 'birth_date',
          age: 'age',
        }),
      },
      {
        schema: {
          firstName: text,
          lastName: text,
          name: text,
          emailAddress: text,
          userName: text,
          dateOfBirth: day,
          age,
        },
        verdict: person({
          given: 'firstName',
          family: 'lastName',
          full: 'name',
          email: 'emailAddress',
          user: 'userName',
          birth: 'dateOfBirth',
          age: 'age',
        }),
      },
      {
        schema: { name: object({ first: text, last: text, full: text }), contact: object({ email }), login: text },
        verdict: person({
          given: 'name.first',
          family: 'name.last',
          full: 'name.full',
          email: 'contact.email',
          user: 'login',
        }),
      },
      {
        schema: {
          customer: object({
            fname: text,
            lname: text,
            fullName: text,
            'e-mail': text,
            user_name: text,
            dob: day,
            age,
          }),
        },
        verdict: person({
          given: 'customer.fname',
          family: 'customer.lname',
          full: 'customer.fullName',
          email: 'customer.e-mail',
          user: 'customer.user_name',
          birth: 'customer.dob',
          age: 'customer.age',
        }),
      },
      {
        schema: {
          id: text,
          manager_first_name: text,
          manager_last_name: text,
          manager_name: text,
          manager_email: text,
          manager_username: text,
          email: text,
          first_name: text,
        },
        verdict: (row) =>
          person({
            given: 'manager_first_name',
            family: 'manager_last_name',
            full: 'manager_name',
            email: 'manager_email',
            user: 'manager_username',
          })(row) ??
          (shares(str(row, 'email'), str(row, 'first_name')) || /^[a-z]/.test(str(row, 'email'))
            ? undefined
            : 'own e-mail'),
      },
    ])
  })
})
