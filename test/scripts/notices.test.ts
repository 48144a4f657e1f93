import { expect, test } from 'vitest'
import { notices } from '../../scripts/notices.ts'

test('packages bring their licence, tables their source', () => {
  const text = notices([
    'node_modules/@faker-js/faker/dist/base.js',
    'src/engine/samplers/data/places.json',
    'src/engine/index.ts',
  ])
  expect(text).toMatch(/^# @faker-js\/faker .*\(MIT\)\n\n.*Permission is hereby granted/s)
  expect(text).toContain('# Data in places.json (CC BY 4.0 (GeoNames))')
  expect(text).toContain('https://www.geonames.org')
  expect(text).not.toContain('index.ts')
})
