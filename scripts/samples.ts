// `npm run samples`: a page beside one another of ours, json-schema-faker and faker picked by hand: out/samples.html.
import { mkdirSync, writeFileSync } from 'node:fs'
import { allFakers, type Faker } from '@faker-js/faker'
import { generate as peer, type JsonSchema } from 'json-schema-faker'
import { compile, generate, loadLocale, read, settingsOf } from '../src/engine/index.ts'
import { root } from './steps.ts'

type Json = { readonly [name: string]: unknown }
const text = { type: 'string' }
const integer = { type: 'integer' }
const amount = { type: 'number', minimum: 0 }
const day = { type: 'string', format: 'date' }
const moment = { type: 'string', format: 'date-time' }
const email = { type: 'string', format: 'email' }
const LOCALES = ['en_US', 'de', 'ja'] as const
const ROWS = 6

/** Fields of each page, and how a person fills them with faker's methods. */
const PAGES: { readonly [title: string]: { readonly fields: object; readonly byHand: (faker: Faker) => Json } } = {
  OrderItem: {
    fields: {
      sku: text, product_name: text, category: text, category_slug: text, description: text, price: amount, currency: text, quantity: integer,
      line_total: amount, status: text, customer_name: text, customer_email: email, customer_phone: text, shipping_street: text, shipping_city: text,
      shipping_zip: text, shipping_country: text, rating: integer, review: text, ordered_at: moment, shipped_at: { type: ['string', 'null'], format: 'date-time' },
    },
    byHand: (f) => ({
      sku: f.string.alphanumeric(8), product_name: f.commerce.productName(), category: f.commerce.department(), category_slug: f.lorem.slug(),
      description: f.commerce.productDescription(), price: Number(f.commerce.price()), currency: f.finance.currencyCode(), quantity: f.number.int(10),
      line_total: Number(f.commerce.price()), status: f.helpers.arrayElement(['pending', 'shipped']), customer_name: f.person.fullName(),
      customer_email: f.internet.email(), customer_phone: f.phone.number(), shipping_street: f.location.streetAddress(), shipping_city: f.location.city(),
      shipping_zip: f.location.zipCode(), shipping_country: f.location.country(), rating: f.number.int({ min: 1, max: 5 }), review: f.lorem.sentence(),
      ordered_at: f.date.past().toISOString(), shipped_at: f.date.past().toISOString(),
    }),
  },
  Patient: {
    fields: {
      mrn: text, first_name: text, last_name: text, sex: text, dob: day, age: integer, blood_type: text, height_cm: amount, weight_kg: amount, phone: text, city: text,
      ward: text, doctor_name: text, specialty: text, diagnosis: text, icd10_code: text, medication: text, dosage: text, admitted_at: moment, discharged_at: moment, heart_rate: integer,
    },
    byHand: (f) => ({
      mrn: f.string.numeric(8), first_name: f.person.firstName(), last_name: f.person.lastName(), sex: f.person.sex(), dob: f.date.birthdate().toISOString().slice(0, 10),
      age: f.number.int(90), blood_type: f.helpers.arrayElement(['A+', '0-']), height_cm: f.number.int({ min: 150, max: 200 }), weight_kg: f.number.int({ min: 50, max: 110 }),
      phone: f.phone.number(), city: f.location.city(), ward: f.lorem.word(), doctor_name: f.person.fullName(), specialty: f.person.jobArea(), diagnosis: f.lorem.words(2),
      icd10_code: f.string.alphanumeric(4), medication: f.lorem.word(), dosage: `${f.number.int(500)} mg`, admitted_at: f.date.past().toISOString(),
      discharged_at: f.date.past().toISOString(), heart_rate: f.number.int({ min: 50, max: 110 }),
    }),
  },
  BankAccount: {
    fields: {
      holder_name: text, holder_email: email, iban: text, bic: text, bank_name: text, country_code: text, currency: text, balance: amount, account_type: text, card_number: text,
      card_type: text, card_expiry: text, opened_at: moment, status: text, branch_city: text, branch_postal_code: text, credit_limit: amount, last_transaction_at: moment,
    },
    byHand: (f) => ({
      holder_name: f.person.fullName(), holder_email: f.internet.email(), iban: f.finance.iban(), bic: f.finance.bic(), bank_name: f.company.name(),
      country_code: f.location.countryCode(), currency: f.finance.currencyCode(), balance: Number(f.finance.amount()), account_type: f.finance.accountName(),
      card_number: f.finance.creditCardNumber(), card_type: f.finance.creditCardIssuer(), card_expiry: '12/29', opened_at: f.date.past().toISOString(), status: 'active',
      branch_city: f.location.city(), branch_postal_code: f.location.zipCode(), credit_limit: Number(f.finance.amount()), last_transaction_at: f.date.past().toISOString(),
    }),
  },
  Employee: {
    fields: {
      employee_id: text, full_name: text, email, department: text, job_title: text, seniority: text, salary: amount, currency: text, date_of_birth: day, hire_date: day,
      manager_name: text, manager_email: email, office_city: text, office_country: text, phone: text, nationality: text, skills: { type: 'array', items: text },
      performance_rating: amount, is_remote: { type: 'boolean' }, gender: text,
    },
    byHand: (f) => ({
      employee_id: f.string.numeric(6), full_name: f.person.fullName(), email: f.internet.email(), department: f.commerce.department(), job_title: f.person.jobTitle(),
      seniority: f.person.jobDescriptor(), salary: f.number.int({ min: 30_000, max: 150_000 }), currency: f.finance.currencyCode(), date_of_birth: f.date.birthdate().toISOString().slice(0, 10),
      hire_date: f.date.past().toISOString().slice(0, 10), manager_name: f.person.fullName(), manager_email: f.internet.email(), office_city: f.location.city(),
      office_country: f.location.country(), phone: f.phone.number(), nationality: f.location.country(), skills: [f.person.jobArea()], performance_rating: f.number.float(5),
      is_remote: f.datatype.boolean(), gender: f.person.gender(),
    }),
  },
}

process.chdir(root)
const parts: string[] = []
for (const [title, { fields, byHand }] of Object.entries(PAGES)) {
  const schema = { title, type: 'object', required: Object.keys(fields), properties: fields }
  for (const locale of LOCALES) {
    parts.push(`<h2>${title}, ${locale}</h2>`, table('Lifelike', await ours(schema, locale)))
    const peers = await Promise.all(Array.from({ length: 2 }, (_, i) => peer(schema as unknown as JsonSchema, { seed: i + 1 })))
    const faker = allFakers[locale]
    faker.seed(1)
    parts.push(table('json-schema-faker', peers as Json[]), table('faker, picked by hand', [byHand(faker), byHand(faker)]))
  }
}
mkdirSync('out', { recursive: true })
writeFileSync('out/samples.html', `<!doctype html><meta charset="utf-8"><title>Samples</title><style>body{font:12px system-ui}table{border-collapse:collapse;margin:0 0 8px}
td,th{border:1px solid #ccc;padding:2px 5px;max-width:150px;vertical-align:top}caption{text-align:left;font-weight:bold}</style>${parts.join('\n')}`)
console.log('out/samples.html')

async function ours(schema: object, locale: string): Promise<readonly Json[]> {
  const reading = await read({ source: { uri: 'file:///s.json', text: JSON.stringify(schema), language: 'json' } }, { readText: () => undefined, list: () => [] })
  const { plan } = await compile(reading, settingsOf({ settings: { locale } }))
  const maker = generate(plan, await loadLocale(locale))
  return Array.from({ length: ROWS }, (_, i) => maker.row(plan.entities[0]?.name ?? '', i) as unknown as Json)
}

function table(caption: string, rows: readonly Json[]): string {
  const names = Object.keys(rows[0] ?? {})
  const cell = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<table><caption>${caption}</caption><tr>${names.map((name) => `<th>${name}</th>`).join('')}</tr>${rows.map((row) =>
    `<tr>${names.map((name) => `<td>${cell(row[name])}</td>`).join('')}</tr>`).join('')}</table>`
}
