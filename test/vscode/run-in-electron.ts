// `npm run test:electron`: the same suite through @vscode/test-electron, in the VS Code that VSCODE_EXECUTABLE_PATH names or
// one that it downloads. Where neither can be had, the path may name run-in-chromium.ts, which takes the same arguments.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTests } from '@vscode/test-electron'
import { bundleSuite } from './bundle-suite.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'lifelike-workspace-'))
cpSync(path.join(root, 'test/vscode/workspace'), folder, { recursive: true })
const executable = process.env['VSCODE_EXECUTABLE_PATH']
try {
  await runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: path.resolve(executable) }),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite(),
    launchArgs: [folder, '--disable-extensions'],
  })
} catch (error) {
  if (executable === undefined && /ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT/.test(String(error))) {
    console.error(
      'VS Code cannot be downloaded here. Name one in VSCODE_EXECUTABLE_PATH; test/vscode/run-in-chromium.ts will do.',
    )
  }
  throw error
} finally {
  rmSync(folder, { recursive: true, force: true })
}
