import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WRITERS } from '../../src/engine/writers/registry.ts'
import { FORMATS } from '../../src/protocol/formats.ts'

const ids = FORMATS.map((one) => one.id)

test("what is offered is the engine's writers", () => {
  expect(FORMATS.map(({ id, extension }) => `${id} ${extension}`).toSorted()).toEqual(
    WRITERS.map(({ id, extension }) => `${id} ${extension}`).toSorted(),
  )
})

test('the setting names them all', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: {
      readonly configuration: { readonly properties: Record<string, { readonly enum?: readonly string[] }> }
    }
  }
  expect(manifest.contributes.configuration.properties['lifelike.format']?.enum).toEqual(['natural', ...ids])
})
