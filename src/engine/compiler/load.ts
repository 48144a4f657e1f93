import type ts from 'typescript6'

/** The compiler's own module: TypeScript 6.0.3, the last with the JavaScript API; never the workspace's. */
export type TypeScript = typeof ts

let loaded: TypeScript | undefined

/** Brings the compiler in (3.6 MB minified): once, on first use. */
export async function loadTypeScript(): Promise<void> {
  loaded ??= (await import('typescript6')).default
}

/** The compiler. `loadTypeScript` must have been awaited: otherwise this throws, and it is our bug. */
export function typescript(): TypeScript {
  if (!loaded) throw new Error('loadTypeScript() has not been awaited')
  return loaded
}
