import { describe, expect, test } from 'vitest'
import jobs from '../../../../src/engine/samplers/data/jobs.json' with { type: 'json' }
import labs from '../../../../src/engine/samplers/data/lab-tests.json' with { type: 'json' }
import records from '../../../../src/engine/samplers/data/records.json' with { type: 'json' }
import { sampleRows } from './sample-rows.ts'

/** By the ranges that the networks' numbers begin with (ISO/IEC 7812). */
function brandOf(number: string): string {
  const begins: readonly (readonly [RegExp, string])[] = [
    [/^4/, 'Visa'],
    [/^(5|2)/, 'Mastercard'],
    [/^37/, 'American Express'],
    [/^60/, 'Discover'],
    [/^35/, 'JCB'],
    [/^3[08]/, 'Diners Club'],
    [/^62/, 'UnionPay'],
  ]
  return begins.find(([start]) => start.test(number))?.[1] ?? ''
}

const NOW = '2026-06-15T12:00:00Z'

describe('a patient', () => {
  interface Patient {
    readonly sex: string
    readonly age: number
    readonly pregnant: boolean
    readonly vitals: {
      readonly heightCm: number
      readonly weightKg: number
      readonly bmi: number
      readonly systolic: number
      readonly diastolic: number
      readonly bloodPressure: string
      readonly temperature: number
      readonly oxygenSaturation: number
    }
    readonly encounters: readonly {
      readonly diagnosis: { readonly code: string; readonly description: string }
      readonly prescriptions: readonly {
        readonly medication: string
        readonly dosage: string
        readonly frequency: string
      }[]
      readonly labResults: readonly {
        readonly testName: string
        readonly value: number
        readonly unit: string
        readonly flag: string
        readonly abnormal: boolean
      }[]
    }[]
  }
  const patients = sampleRows<Patient>('Patient', {
    firstName: 'text',
    sex: 'text',
    age: 'integer',
    pregnant: 'boolean',
    vitals: {
      heightCm: 'number',
      weightKg: 'number',
      bmi: 'number',
      systolic: 'integer',
      diastolic: 'integer',
      bloodPressure: 'text',
      temperature: 'number',
      oxygenSaturation: 'number',
    },
    encounters: [
      {
        diagnosis: { code: 'text', description: 'text' },
        prescriptions: [{ medication: 'text', dosage: 'text', frequency: 'text' }],
        labResults: [{ testName: 'text', value: 'number', unit: 'text', flag: 'text', abnormal: 'boolean' }],
      },
    ],
  })

  test('has the body of one person', async () => {
    const rows = await patients
    const mean = (sex: string): number => {
      const some = rows.filter((row) => row.sex === sex).map((row) => row.vitals.heightCm)
      return some.reduce((sum, one) => sum + one, 0) / some.length
    }
    expect(mean('male') - mean('female')).toBeGreaterThan(8)
    for (const { vitals, sex, age, pregnant } of rows) {
      expect(Math.abs(vitals.bmi - vitals.weightKg / (vitals.heightCm / 100) ** 2)).toBeLessThan(0.1)
      expect(vitals.bmi).toBeGreaterThan(15)
      expect(vitals.bmi).toBeLessThan(45)
      expect(vitals.bloodPressure).toBe(`${vitals.systolic}/${vitals.diastolic}`)
      expect(vitals.systolic).toBeGreaterThan(vitals.diastolic + 15)
      expect(vitals.temperature).toBeGreaterThan(35)
      expect(vitals.temperature).toBeLessThan(40)
      expect(vitals.oxygenSaturation).toBeGreaterThanOrEqual(93)
      if (pregnant) expect([sex, age >= 18 && age <= 45]).toEqual(['female', true])
    }
  })

  test('gets the medicine of the diagnosis, and results that their flags speak of', async () => {
    for (const { encounters } of await patients) {
      for (const { diagnosis, prescriptions, labResults } of encounters) {
        const row = records.tables.disease.rows.find(
          ([name, code]) => name === diagnosis.description && code === diagnosis.code,
        )
        expect(row, JSON.stringify(diagnosis)).toBeDefined()
        for (const { medication, dosage, frequency } of prescriptions) {
          const at = row?.[2]?.split('|').indexOf(medication) ?? -1
          expect(at, medication).toBeGreaterThanOrEqual(0)
          expect([dosage, frequency]).toEqual([row?.[3]?.split('|')[at], row?.[4]?.split('|')[at]])
        }
        for (const { testName, value, unit, flag, abnormal } of labResults) {
          const [, of, low, high] = labs.tests.find((line) => line.startsWith(`${testName}|`))?.split('|') ?? []
          expect(unit).toBe(of)
          expect(flag).toBe(value > Number(high) ? 'high' : value < Number(low) ? 'low' : 'normal')
          expect(abnormal).toBe(flag !== 'normal')
        }
      }
    }
  })
})

test('a title has its department and pay; work begins after school and goes on since', async () => {
  interface Employee {
    readonly dateOfBirth: string
    readonly hireDate: string
    readonly yearsOfService: number
    readonly position: { readonly jobTitle: string; readonly department: string }
    readonly compensation: { readonly baseSalary: number; readonly hourlyRate: number }
    readonly manager: { readonly name: string; readonly title: string }
  }
  const rows = await sampleRows<Employee>(
    'Employee',
    {
      firstName: 'text',
      dateOfBirth: 'day',
      hireDate: 'day',
      yearsOfService: 'integer',
      position: { jobTitle: 'text', department: 'text' },
      compensation: { baseSalary: 'number', hourlyRate: 'number' },
      manager: { name: 'text', title: 'text' },
    },
    { now: NOW },
  )
  const years = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 31556952000
  for (const { position, compensation, manager, ...row } of rows) {
    const [, department, pay] = jobs.jobs.find((line) => line.startsWith(`${position.jobTitle}|`))?.split('|') ?? []
    expect(position.department).toBe(department)
    expect(compensation.baseSalary / (Number(pay) * 1000)).toBeGreaterThan(0.7)
    expect(compensation.baseSalary / (Number(pay) * 1000)).toBeLessThan(1.4)
    expect(Math.abs(compensation.hourlyRate * 2080 - compensation.baseSalary)).toBeLessThan(1000)
    expect([`Head of ${department}`, 'Chief Executive Officer']).toContain(manager.title)
    expect(years(row.dateOfBirth, row.hireDate)).toBeGreaterThan(17.9)
    expect(Math.abs(years(row.hireDate, NOW) - 0.5 - row.yearsOfService)).toBeLessThan(0.6)
  }
})

test('a loan is paid back by its payments', async () => {
  interface Loan {
    readonly principal: number
    readonly interestRate: number
    readonly termMonths: number
    readonly monthlyPayment: number
    readonly outstandingBalance: number
    readonly startDate: string
    readonly maturityDate: string
  }
  const rows = await sampleRows<Loan>('Loan', {
    loanType: 'text',
    principal: 'number',
    interestRate: 'number',
    termMonths: 'integer',
    monthlyPayment: 'number',
    outstandingBalance: 'number',
    startDate: 'day',
    maturityDate: 'day',
  })
  for (const row of rows) {
    const rate = row.interestRate / 1200
    const grown = (1 + rate) ** row.termMonths
    expect(Math.abs(row.monthlyPayment - (row.principal * rate * grown) / (grown - 1))).toBeLessThan(0.01)
    expect(row.outstandingBalance).toBeLessThanOrEqual(row.principal)
    const [start, end] = [row.startDate, row.maturityDate].map(
      (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)),
    )
    expect((end ?? 0) - (start ?? 0)).toBe(row.termMonths)
  }
})

test('sides of a bank account and of its cards agree', async () => {
  interface Account {
    readonly iban: string
    readonly bank: { readonly name: string; readonly bic: string }
    readonly cards: readonly {
      readonly cardNumber: string
      readonly last4: string
      readonly brand: string
      readonly expiryYear: number
    }[]
  }
  const rows = await sampleRows<Account>(
    'Account',
    {
      iban: 'text',
      bank: { name: 'text', bic: 'text' },
      cards: [{ cardNumber: 'text', last4: 'text', brand: 'text', expiryYear: 'integer' }],
    },
    { locale: 'de' },
  )
  for (const { iban, bank, cards } of rows) {
    expect(bank.bic.slice(4, 6)).toBe(iban.slice(0, 2))
    for (const card of cards) {
      expect(card.cardNumber.slice(-4)).toBe(card.last4)
      expect(brandOf(card.cardNumber)).toBe(card.brand)
      expect(card.expiryYear).toBeGreaterThanOrEqual(2026)
    }
  }
  expect(rows.filter((row) => row.iban.startsWith('DE')).length / rows.length).toBeGreaterThan(0.85)
})

test('an appointment ends within two hours', async () => {
  const rows = await sampleRows<{
    readonly startTime: string
    readonly endTime: string
    readonly durationMinutes: number
  }>('Appointment', { startTime: 'moment', endTime: 'moment', durationMinutes: 'integer' })
  for (const row of rows) {
    const minutes = (Date.parse(row.endTime) - Date.parse(row.startTime)) / 60000
    expect(minutes).toBeGreaterThanOrEqual(15)
    expect(minutes).toBeLessThanOrEqual(120)
    expect(row.durationMinutes).toBe(minutes)
  }
})
