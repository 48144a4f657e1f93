/**
 * The compiler knows only absolute paths with slashes; the engine knows URIs. `file:` URIs become their path, others
 * stand under `/~scheme/authority/` (`-` for none: the compiler takes an empty part of a path out), library declarations under `LIBRARY`.
 */
export const LIBRARY = '/~lib'

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The compiler's name of the file at `uri`; a text without a scheme is taken as a path. */
export function fileNameOf(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]+):(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri)
  if (!match) {
    const path = uri.replaceAll('\\', '/')
    return /^(\/|[a-z]:\/)/i.test(path) ? path : `/${path}`
  }
  const [, scheme = '', authority = '', path = ''] = match
  const plain = decoded(path)
  if (scheme === 'file' && authority === '') return plain.replace(/^\/([a-z]:)/i, '$1')
  return `/~${scheme}/${authority === '' ? '-' : authority}${plain.startsWith('/') ? plain : `/${plain}`}`
}

/** The URI of a file name made by `fileNameOf`. */
export function uriOf(fileName: string): string {
  const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')
  const match = /^\/~([^/]+)\/([^/]*)(\/.*)?$/.exec(fileName)
  if (match) {
    const [, scheme = '', authority = '', path = ''] = match
    return scheme === 'lib'
      ? `lib:///${authority}`
      : `${scheme}://${authority === '-' ? '' : authority}${encoded(path)}`
  }
  return fileName.startsWith('/') ? `file://${encoded(fileName)}` : `file:///${encoded(fileName)}`
}

/** The folder of a file name, without the closing slash. */
export function folderOf(fileName: string): string {
  return fileName.slice(0, Math.max(0, fileName.lastIndexOf('/')))
}

/** Path from `folder` to `fileName`, beginning with `./` or `../`. */
export function relativePath(folder: string, fileName: string): string {
  const from = folder.split('/')
  const to = fileName.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const up = '../'.repeat(from.length - same)
  return (up === '' ? './' : up) + to.slice(same).join('/')
}
