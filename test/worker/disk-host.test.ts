import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createOverlay, diskHost } from '../../src/worker/disk-host.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-'))
afterAll(() => rmSync(folder, { recursive: true }))
const libraries = path.join(folder, 'lib')
const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href
mkdirSync(libraries)
mkdirSync(path.join(folder, 'a b'))
writeFileSync(path.join(libraries, 'lib.es5.d.ts'), 'interface Array<T> {}')
writeFileSync(path.join(folder, 'a b', 'ü.sql'), '\uFEFFselect 1')
writeFileSync(path.join(folder, 'wide.sql'), '\uFEFFselect 2', 'utf16le')
symlinkSync(path.join(folder, 'a b'), path.join(folder, 'link'))
symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling'))
const host = diskHost(libraries)

describe('reads', () => {
  test('by URI, without the byte order mark, in the encoding that it tells', () => {
    expect(host.readText(uri('a b/ü.sql'))).toBe('select 1')
    expect(host.readText(uri('wide.sql'))).toBe('select 2')
  })

  test('the declarations of the language, and nothing else under that name', () => {
    expect(host.readText('lib:///lib.es5.d.ts')).toBe('interface Array<T> {}')
    expect(host.readText('lib:///../wide.sql')).toBeUndefined()
  })

  test.each(['a b', 'nothing.sql', 'a%'])('%s: nothing', (name) => {
    expect(host.readText(`${uri('')}${name}`)).toBeUndefined()
  })

  test.each(['untitled:Untitled-1', 'https://a.example/x.json', 'file://server/share/x.sql', 'lib:///', ''])(
    '%s: nothing',
    (name) => {
      expect(host.readText(name)).toBeUndefined()
    },
  )
})

test('lists names, folders with a slash, through links', () => {
  expect(host.list(uri('.')).toSorted()).toEqual(['a b/', 'dangling', 'lib/', 'link/', 'wide.sql'])
  expect(host.list(uri('nothing'))).toEqual([])
  expect(host.list('untitled:x')).toEqual([])
})

test('an open document wins over disk, however its URI is spelled, until it is closed', () => {
  const overlay = createOverlay()
  const over = diskHost(libraries, overlay)
  overlay.set(uri('wide.sql').replace('wide', '%77ide'), 'unsaved')
  overlay.set('untitled:Untitled-1', 'new')
  expect(over.readText(uri('wide.sql'))).toBe('unsaved')
  expect(over.readText('untitled:Untitled-1')).toBe('new')
  overlay.set(uri('wide.sql'), undefined)
  expect(over.readText(uri('wide.sql'))).toBe('select 2')
})
