import { expect, test } from 'vitest'
import { lettersOf } from '../../../src/engine/dialects/charset.ts'

test('letters that a character set lacks give way to their nearest', () => {
  expect(lettersOf('Zoë Łódź, Gəncə küçəsi — 日本', 'latin1')).toBe('Zoë Lódz, Gence küçesi - ??')
  expect(lettersOf('Zoë Łódź', 'ascii')).toBe('Zoe Lodz')
})
