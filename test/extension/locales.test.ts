import { allLocales } from '@faker-js/faker'
import { expect, test } from 'vitest'
import { LOCALES } from '../../src/extension/locales.ts'

test("the list that is offered is faker's", () => {
  expect([...LOCALES]).toEqual(
    Object.keys(allLocales)
      .filter((locale) => locale !== 'base')
      .toSorted(),
  )
})
