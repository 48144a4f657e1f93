import { expect, it } from 'vitest'
import { applyEdits } from '../../../src/extension/placement/edit.ts'
import { addImports, splitImports } from '../../../src/extension/placement/imports.ts'

it('a written module is its imports and the rest', () => {
  const { imports, body } = splitImports(
    "import { A } from './a'\nimport type { B } from './b'\n\nexport const x = 1\n",
  )
  expect(imports).toEqual(["import { A } from './a'", "import type { B } from './b'"])
  expect(body).toBe('export const x = 1')
})

it.each([
  ['const x = 1\n', "import { A } from './a'\n\nconst x = 1\n"],
  ["import { A } from './a'\n\nconst x = 1\n", "import { A } from './a'\n\nconst x = 1\n"],
  ["import { B as A } from './a'\n", "import { B as A } from './a'\n"],
  ["import x from 'x';\n\nconst y = 1\n", "import x from 'x';\nimport { A } from './a'\n\nconst y = 1\n"],
  [
    "import {\n  x,\n} from 'x'\nimport 'side'\nconst y = import('z')\n",
    "import {\n  x,\n} from 'x'\nimport 'side'\nimport { A } from './a'\nconst y = import('z')\n",
  ],
  ['#!/usr/bin/env node\nconst x = 1\n', "#!/usr/bin/env node\nimport { A } from './a'\n\nconst x = 1\n"],
])('%j', (text, after) => {
  expect(applyEdits(text, addImports(text, ["import { A } from './a'"], '\n'))).toBe(after)
})

it('brings only the names that are missing', () => {
  const text = "import type { A } from './a'\n"
  expect(applyEdits(text, addImports(text, ["import type { A, B } from './a'"], '\n'))).toBe(
    `${text.trim()}\nimport type { B } from './a'\n`,
  )
})
