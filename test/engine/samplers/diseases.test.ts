import { expect, test } from 'vitest'
import { open } from '../../../src/engine/index.ts'
import records from '../../../src/engine/samplers/data/records.json' with { type: 'json' }
import { memoryHost } from '../memory-host.ts'

test('diagnosis, code and medication of a patient are of one disease', async () => {
  const text = { type: 'string' }
  const properties = { diagnosis: text, icd10_code: text, medication: text }
  const schema = JSON.stringify({ title: 'Patient', type: 'object', required: Object.keys(properties), properties })
  const one = await open({ source: { uri: 'file:///a.schema.json', text: schema }, rows: 200 }, memoryHost())
  const known = new Set(records.tables.disease.rows.map(([name, code, medication]) => `${name}/${code}/${medication?.split('|')[0]}`))
  for (let i = 0; i < 200; i++) {
    const row = one.maker.row('Patient', i) as { readonly [name: string]: string }
    expect(known).toContain(`${row['diagnosis']}/${row['icd10_code']}/${row['medication']}`)
  }
})
