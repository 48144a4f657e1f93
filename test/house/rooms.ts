const leaves = ['catalog', 'diagnostics', 'random', 'time', 'expression', 'dialects']

/** Which rooms of the engine a room may know, besides itself; type-only imports count. */
export const engineRooms: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(leaves.map((leaf) => [leaf, leaves])),
  compiler: leaves,
  meaning: leaves,
  samplers: leaves,
  solve: leaves,
  writers: leaves,
  recipe: leaves,
  readers: [...leaves, 'compiler'],
  check: [...leaves, 'compiler'],
  plan: [...leaves, 'meaning', 'samplers', 'solve'],
  generate: [...leaves, 'samplers', 'plan', 'check'],
  fixtures: [...leaves, 'readers', 'writers'],
}

/**
 * Which houses a house may know, besides itself. `worker/client` is the worker's face to the
 * extension and the command line, `worker/disk-host` and
 * `worker/remote-texts` the disk and the network as the two hosts on Node see them.
 */
export const houses: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  outline: [],
  protocol: ['engine'],
  worker: ['engine', 'protocol'],
  cli: ['engine', 'worker/client', 'worker/disk-host', 'worker/remote-texts'],
  extension: ['protocol', 'worker/client', 'outline'],
  webview: ['protocol'],
}

/** Large libraries: only by `import()`, or by `import type`. */
export const heavy = /^(typescript6|json-schema-faker|@faker-js\/faker)(\/|$)/
