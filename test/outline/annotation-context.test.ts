import { expect, test } from 'vitest'
import { annotationContext } from '../../src/outline/annotation-context.ts'
import type { Form } from '../../src/outline/languages.ts'

/** `|` is the cursor; `kind:word` or nothing. */
function at(form: Form, line: string): string {
  const [before = '', after = ''] = line.split('|')
  const found = annotationContext(form, before, after)
  if (found === undefined) return ''
  expect((before + after).slice(found.start, found.end)).toBe(found.text)
  return `${found.kind}:${found.text}`
}

test('tags and meanings in comments', () => {
  expect(at('sql', '  a text, -- @|')).toBe('tag:@')
  expect(at('sql', '  a text, -- note @fa|')).toBe('tag:@fa')
  expect(at('sql', '  a text, -- @fake per|son.name')).toBe('meaning:person.name')
  expect(at('sql', '  a text @|')).toBe('')
  expect(at('typescript', '  /** @|')).toBe('tag:@')
  expect(at('typescript', '   * @fake {internet.|')).toBe('meaning:internet.')
  expect(at('typescript', '  @|Input() a: string')).toBe('')
  expect(at('typescript', '   * mail a@|')).toBe('')
})

test('keyword, members and meanings in schemas', () => {
  expect(at('json', '"a": { "type": "string", "x-fake": "per|" }')).toBe('meaning:per')
  expect(at('json', '"a": { "x-fake": { "fake": "person.|" } }')).toBe('meaning:person.')
  expect(at('json', '"a": { "x-fake": { "null": 0.2, "ra|" } }')).toBe('member:"ra')
  expect(at('json', '"a": { "type": "string", "x-|')).toBe('keyword:"x-')
  expect(at('json', '"title": "fa|"')).toBe('')
  expect(at('yaml', '    x-fake: inter|')).toBe('meaning:inter')
  expect(at('yaml', '    x-|')).toBe('keyword:x-')
})
