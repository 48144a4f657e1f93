/**
 * A module specifier as the folder of `source` sees it, for the file `target` (absent: a file beside the source);
 * `null` when the target is that module itself. Packages stay as they are, and a file of a package is named by it.
 */
export function rebased(module: string, source: string, target: string | undefined): string | null {
  if (!module.startsWith('.')) return module
  const from = segments(source).slice(0, -1)
  const file = joined(from, module)
  const to = target === undefined ? undefined : segments(target)
  const named = packaged(file)
  if (named !== undefined && to?.includes('node_modules') !== true) return named
  if (to === undefined) return module
  if (withoutExtension(to.join('/')) === withoutExtension(file.join('/'))) return null
  const folder = to.slice(0, -1)
  let same = 0
  while (same < folder.length && same < file.length - 1 && folder[same] === file[same]) same++
  const up = folder.length - same
  return (up === 0 ? './' : '../'.repeat(up)) + file.slice(same).join('/')
}

/** `pets` for a package's first file, `pets/cat` for another; `undefined` outside of packages. */
function packaged(file: readonly string[]): string | undefined {
  const at = file.lastIndexOf('node_modules')
  if (at < 0) return undefined
  const path = withoutExtension(file.slice(at + 1).join('/').replace(/^@types\//, ''))
  const [, name = path, rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(path) ?? []
  return /^(?:(?:dist|lib|types|build|out)(?:\/|$))*(?:index)?$/.test(rest) ? name : `${name}/${rest}`
}

function segments(uri: string): string[] {
  return uri
    .replace(/^([a-z][\w+.-]+):(?!\/)/i, '$1:/') // `untitled:Untitled-1` stands in a folder too
    .replaceAll('\\', '/')
    .split('/')
    .map((one) => {
      try {
        return decodeURIComponent(one)
      } catch {
        return one
      }
    })
}

function joined(folder: readonly string[], relative: string): string[] {
  const parts = [...folder]
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts
}

function withoutExtension(path: string): string {
  return path.replace(/(\.d)?\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')
}

/** Is the file JavaScript, where types are said in comments? */
export function isScript(name: string): boolean {
  return /\.[cm]?jsx?$/i.test(name)
}
