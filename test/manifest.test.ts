import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIALECTS } from '../src/engine/index.ts'
import { type Manifest, manifestProblems } from './house/manifest.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
interface Chosen {
  readonly contributes: {
    readonly configuration: { readonly properties: { readonly [name: string]: { readonly enum?: readonly string[] } } }
  }
}
const manifest = JSON.parse(read('package.json')) as Manifest

test('the manifest holds together', () => {
  const texts = existsSync(path.join(root, 'package.nls.json')) ? (JSON.parse(read('package.nls.json')) as object) : {}
  expect(manifestProblems(manifest, (file) => existsSync(path.join(root, file)), texts)).toEqual([])
})

test('the dialects to choose from are those the engine knows', () => {
  const { properties } = (JSON.parse(read('package.json')) as Chosen).contributes.configuration
  expect(properties['lifelike.sql.dialect']?.enum).toEqual(['auto', ...Object.keys(DIALECTS)])
})

test('every command is registered by the extension, and nothing else is', () => {
  const folder = path.join(root, 'src/extension')
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const source = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(`src/extension/${file}`))
    .join('\n')
  for (const { command } of manifest.contributes.commands ?? []) {
    expect(source).toMatch(new RegExp(`['"\`](?:lifelike\\.)?${command.replace('lifelike.', '')}['"\`]`))
  }
})

describe('each guard bites', () => {
  const good: Manifest = {
    name: 'lifelike',
    main: './dist/extension.cjs',
    activationEvents: ['onLanguage:sql'],
    contributes: {
      commands: [{ command: 'lifelike.a', title: 'A', category: 'Lifelike' }],
      menus: { 'editor/context': [{ command: 'lifelike.a', when: 'editorLangId == sql' }] },
      configuration: { properties: { 'lifelike.rows': { type: 'integer', default: 5, description: 'Rows.' } } },
    },
  }
  const problems = (contributes: Manifest['contributes'], part: Partial<Manifest> = {}): string[] =>
    manifestProblems({ ...good, ...part, contributes: { ...good.contributes, ...contributes } }, () => false, {})

  test('a good one passes', () => {
    expect(problems({})).toEqual([])
  })

  test.each<[string, Manifest['contributes'], string]>([
    ['no title', { commands: [{ command: 'lifelike.a', title: '', category: 'Lifelike' }] }, 'lifelike.a has no title'],
    [
      'no category',
      { commands: [{ command: 'lifelike.a', title: 'A' }] },
      'lifelike.a is not in the category Lifelike',
    ],
    [
      'a foreign prefix',
      { commands: [{ command: 'mock.a', title: 'A', category: 'Lifelike' }] },
      'mock.a does not start',
    ],
    [
      'a menu of nothing',
      { menus: { 'editor/context': [{ command: 'lifelike.b', when: 'x' }] } },
      'unknown lifelike.b',
    ],
    ['an entry everywhere', { menus: { 'editor/context': [{ command: 'lifelike.a' }] } }, 'has no when'],
    ['a key of nothing', { keybindings: [{ command: 'lifelike.b', key: 'f1' }] }, 'unknown lifelike.b'],
    [
      'a mute setting',
      { configuration: { properties: { 'lifelike.x': { type: 'string', default: '' } } } },
      'no description',
    ],
    [
      'no default',
      { configuration: { properties: { 'lifelike.x': { type: 'string', description: 'X' } } } },
      'no default',
    ],
    [
      'a foreign setting',
      { configuration: { properties: { x: { type: 'string', default: '', description: 'X' } } } },
      'x does',
    ],
    ['a missing file', { grammars: [{ path: './syntaxes/none.json' }] }, 'there is no ./syntaxes/none.json'],
    [
      'a missing text',
      { commands: [{ command: 'lifelike.a', title: '%a%', category: 'Lifelike' }] },
      'no text for %a%',
    ],
  ])('%s', (_name, contributes, problem) => {
    expect(problems(contributes).join('\n')).toContain(problem)
  })

  test('an extension that starts with the editor', () => {
    expect(problems({}, { activationEvents: ['*'] })).toEqual(['it starts with the editor: *'])
  })
})
