/**
 * A module specifier as the folder of `source` sees it, for the file `target` (absent: a file beside the source);
 * `null` when the target is that module itself. Packages stay as they are.
 */
export function rebased(module: string, source: string, target: string | undefined): string | null {
  if (!module.startsWith('.')) return module
  const from = segments(source).slice(0, -1)
  const file = joined(from, module)
  if (target === undefined) return module
  const to = segments(target)
  if (withoutExtension(to.join('/')) === withoutExtension(file.join('/'))) return null
  const folder = to.slice(0, -1)
  let same = 0
  while (same < folder.length && same < file.length - 1 && folder[same] === file[same]) same++
  const up = folder.length - same
  return (up === 0 ? './' : '../'.repeat(up)) + file.slice(same).join('/')
}

function segments(uri: string): string[] {
  return uri
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
