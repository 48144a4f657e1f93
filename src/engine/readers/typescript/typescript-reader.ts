import type { Reader } from '../../catalog/reader.ts'
import { fileNameOf } from '../../compiler/file-name.ts'

const LANGUAGES = new Set([
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'ts',
  'tsx',
  'mts',
  'cts',
  'd.ts',
  'js',
])

/** TypeScript and JavaScript; the walker and the compiler come with the first source. */
export const typescriptReader: Reader = {
  id: 'typescript',
  takes: ({ language, uri }) => (language === undefined ? /\.([cm]?[jt]s|[jt]sx)$/i.test(fileNameOf(uri)) : LANGUAGES.has(language)),
  async read(source, host, asked) {
    const [{ readTypeScript }, { loadTypeScript }] = await Promise.all([
      import('./typescript.ts'),
      import('../../compiler/load.ts'),
    ])
    await loadTypeScript()
    return readTypeScript(source, host, asked)
  },
}
