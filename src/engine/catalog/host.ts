/** The outside world, injected: the engine itself does no I/O. Synchronous, since the checker needs hundreds of reads. */
export interface Host {
  /** The text at `uri` (unsaved text wins over disk), or `undefined` when there is none. */
  readText(uri: string): string | undefined
  /** Names in the folder `uri`, folders with a trailing slash; empty when there is none. */
  list(uri: string): readonly string[]
  /** A text of the network; absent where the user does not allow it. Never rejects. */
  fetchText?(uri: string): Promise<Fetched>
}

/** A text, or why there is none, as the end of a sentence. */
export type Fetched = { readonly text: string } | { readonly problem: string }

/** A text to read. */
export interface Source {
  readonly uri: string
  readonly text: string
  /** The editor's language id or a file-name extension; absent: by the name of `uri` and the text. */
  readonly language?: string
  /** SQL dialect, when the user chose one. */
  readonly dialect?: string
}
