import { readFileSync } from 'node:fs'
import { explain, open, read } from '../engine/index.ts'
import { type Command, parseArguments } from './arguments.ts'
import { catalogText } from './catalog-text.ts'
import { check } from './check.ts'
import { fill } from './fill.ts'
import { generate } from './generate.ts'
import { problemsOf } from './problems.ts'
import { standardOutput } from './sink.ts'
import { boundFile } from './bound-file.ts'
import { commandLineHost, requestOf } from './source-file.ts'
import { USAGE, UsageError } from './usage.ts'

// Entry of the command line `lifelike`. Exit codes: 0 all there and valid, 1 something could not be met, 2 wrong usage.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0) // the reader has enough, as `head` has
    throw error
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))

try {
  process.exitCode = await run(parseArguments(process.argv.slice(2)))
} catch (error) {
  const usage = error instanceof UsageError
  process.stderr.write(
    usage
      ? `lifelike: ${error.message}\nlifelike --help shows how.\n`
      : `lifelike: a defect of ours: ${trace(error)}\n`,
  )
  process.exitCode = usage ? 2 : 1
}

async function run(command: Command): Promise<number> {
  if (command.kind === 'help') {
    await standardOutput.write(USAGE)
    return process.argv.length > 2 ? 0 : 2
  }
  if (command.kind === 'version') {
    await standardOutput.write(`${version()}\n`)
    return 0
  }
  const host = commandLineHost(command.remote === true)
  const request = requestOf(command.kind === 'fill' && command.file === '' ? { ...command, file: boundFile(command.data, host) } : command)
  const problems = problemsOf(request.source.uri, host, (line) => void process.stderr.write(line))
  if (command.kind === 'generate') {
    const whole = await generate(request, command, host, problems)
    return whole && !problems.failed() ? 0 : 1
  }
  if (command.kind === 'fill') return (await fill(request, command, host, problems)) ? 0 : 1
  if (command.kind === 'check') return (await check(request, command.data, host, problems)) ? 0 : 1
  const { text, diagnostics } = await show()
  for (const diagnostic of diagnostics) problems.tell(diagnostic)
  await standardOutput.write(text)
  return problems.failed() ? 1 : 0

  async function show(): Promise<{
    readonly text: string
    readonly diagnostics: Parameters<typeof problems.tell>[0][]
  }> {
    if (command.kind === 'inspect') {
      const { catalog, diagnostics } = await read(request, host)
      return { text: catalogText(catalog), diagnostics: [...diagnostics] }
    }
    const opened = await open(request, host)
    return { text: explain(opened.compiled.plan), diagnostics: [...opened.diagnostics, ...(await opened.impossible())] }
  }
}

function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function version(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : ''
}
