import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Host, Source } from './catalog/host.ts'
import { isRecord, type Value } from './catalog/value.ts'
import type { Fault, Judge } from './check/judge.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { addItems, addMembers, type Edit, mannerOf, replaceValue } from './fixtures/json-edits.ts'
import { open } from './open.ts'
import type { Request } from './requests.ts'

/** What filling a fixture comes to: the smallest edits of its text. */
export interface Filled {
  readonly edits: readonly Edit[]
  readonly diagnostics: readonly Diagnostic[]
  readonly counts: {
    readonly records: number
    /** Records that got members they lacked. */
    readonly filled: number
    /** Records with values in place of those that the judge rejects. */
    readonly repaired: number
    readonly added: number
    /** Records that the judge still rejects. */
    readonly rejected: number
  }
}

export interface FillOptions {
  /** Rows there shall be, at least. */
  readonly rows?: number
  /** Values that the judge rejects are replaced too. */
  readonly repair?: boolean
}

/** Rounds of judging one record: each mends something or is the last. */
const ROUNDS = 40
/** Records made to find a value for one place: lists differ in length, choices in branch. */
const DONORS = 12
/** Between the rows that lend values to one record. */
const STRIDE = 1_000_003

/**
 * Completes a JSON fixture: members that its schema requires, values that the judge rejects (when asked), rows up to a
 * number. Values come from the record of the same index; what is there is never changed otherwise. A text that is no
 * JSON is refused with the place of its first error.
 */
export async function fillData(data: Source, request: Request, host: Host, options: FillOptions = {}): Promise<Filled> {
  const errors: ParseError[] = []
  const root = data.text.trim() === '' ? undefined : parseTree(data.text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error !== undefined || root === undefined) {
    const span = { start: error?.offset ?? 0, end: (error?.offset ?? 0) + (error?.length ?? 0), uri: data.uri }
    return refused({
      code: 'source/syntax',
      severity: 'error',
      message: `This is not JSON: ${error ? printParseErrorCode(error.error) : 'no value'}.`,
      span,
      instead: 'Nothing was changed.',
    })
  }
  const opened = await open(request, host)
  const [one] = opened.chosen
  const judge = one && (await opened.judge(one.entity))
  if (!one || !judge?.faults || !opened.compiled.plan.entities.some((each) => each.name === one.entity.name)) {
    return {
      ...refused({
        code: 'check/not-judged',
        severity: 'error',
        message: 'There is no judge for these records.',
        span: null,
      }),
      diagnostics: opened.diagnostics,
    }
  }
  const donor = (index: number): Value => opened.maker.row(one.entity.name, index)
  const isList = root.type === 'array' && !Array.isArray(donor(0))
  const nodes = isList ? (root.children ?? []) : [root]
  const manner = mannerOf(data.text)
  const edits: Edit[] = []
  const diagnostics: Diagnostic[] = [...opened.diagnostics]
  const counts = { records: nodes.length, filled: 0, repaired: 0, added: 0, rejected: 0 }
  for (const [index, node] of nodes.entries()) {
    const before = getNodeValue(node) as Value
    if (judge.judge([before])[0]?.state !== 'rejected') continue
    const lend = (attempt: number): Value => donor(index + attempt * STRIDE)
    const mended = mend(before, judge, { lend, repair: options.repair === true })
    if (mended.added.length > 0) counts.filled++
    if (mended.replaced.length > 0) counts.repaired++
    edits.push(...editsOf(data.text, node, { ...mended, donor: lend(0), manner }))
    const [left] = mended.left
    if (left === undefined) continue
    counts.rejected++
    const at = nodeAt(node, left.path) ?? node
    diagnostics.push({
      code: 'check/rejected',
      severity: 'error',
      message: `Record ${index}: /${left.path.join('/')} ${left.message}`,
      span: { start: at.offset, end: at.offset + at.length, uri: data.uri },
    })
  }
  if (isList && (options.rows ?? 0) > nodes.length) {
    const rows: Value[] = []
    for (
      let index = nodes.length;
      rows.length + nodes.length < (options.rows ?? 0) && index < nodes.length + (options.rows ?? 0) * 2;
      index++
    ) {
      const row = donor(index)
      if (judge.judge([row])[0]?.state !== 'rejected') rows.push(row)
    }
    counts.added = rows.length
    if (rows.length > 0) edits.push(...addItems(data.text, root, rows, manner))
  }
  return { edits, diagnostics, counts }
}

function refused(diagnostic: Diagnostic): Filled {
  return { edits: [], diagnostics: [diagnostic], counts: { records: 0, filled: 0, repaired: 0, added: 0, rejected: 0 } }
}

interface Change {
  readonly path: readonly string[]
  readonly value: Value
}

interface Mended {
  /** Members that were missing, outermost first. */
  readonly added: readonly Change[]
  readonly replaced: readonly Change[]
  /** What is still wrong. */
  readonly left: readonly Fault[]
}

/** Mends a record fault by fault; a change that mends nothing is taken back. */
function mend(
  before: Value,
  judge: Judge,
  { lend, repair }: { readonly lend: (attempt: number) => Value; readonly repair: boolean },
): Mended {
  let value = before
  let left = judge.faults?.(value) ?? []
  const added: Change[] = []
  const replaced: Change[] = []
  const hopeless = new Set<string>()
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const fault = [...left]
      .sort((a, b) => Number(a.branch) - Number(b.branch))
      .find((each) => (each.missing !== undefined || repair) && !hopeless.has(keyOf(each)))
    if (fault === undefined) break
    const path = fault.missing === undefined ? fault.path : [...fault.path, fault.missing]
    const better = candidates(path, lend).find((candidate) => {
      const faults = judge.faults?.(changed(value, path, candidate)) ?? []
      return (
        !faults.some((each) => keyOf(each) === keyOf(fault)) &&
        (!fault.branch || faults.length === 0 || faults.length < left.length)
      )
    })
    const inner = [...added, ...replaced].some(
      (change) => path.length > change.path.length && startsWith(path, change.path),
    )
    if (better === undefined || inner || path.length === 0) {
      hopeless.add(keyOf(fault))
      continue
    }
    value = changed(value, path, better)
    const list = fault.missing === undefined ? replaced : added
    list.push({ path, value: better })
    left = judge.faults?.(value) ?? []
  }
  return { added, replaced, left }
}

const keyOf = ({ path, missing, message, branch }: Fault): string =>
  JSON.stringify([path, missing, missing === undefined ? message : '', branch])
const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, i) => path[i] === part)

/** Values that made records have at a place; lists are entered where they have items. */
function candidates(path: readonly string[], lend: (attempt: number) => Value): readonly Value[] {
  const found: Value[] = []
  for (let attempt = 0; attempt < DONORS; attempt++) {
    let value: Value | undefined = lend(attempt)
    for (const part of path) {
      if (Array.isArray(value)) value = value[Number(part) % Math.max(1, value.length)]
      else value = isRecord(value) ? value[part] : undefined
    }
    if (value !== undefined) found.push(value)
  }
  return found
}

/** The value with another one at a path. */
function changed(value: Value, path: readonly string[], inner: Value): Value {
  const [part, ...rest] = path
  if (part === undefined) return inner
  if (Array.isArray(value))
    return value.map((item: Value, i) => (String(i) === part ? changed(item, rest, inner) : item))
  const record = isRecord(value) ? value : {}
  return { ...record, [part]: changed(record[part] ?? null, rest, inner) }
}

function editsOf(
  text: string,
  node: Node,
  {
    added,
    replaced,
    donor,
    manner,
  }: Pick<Mended, 'added' | 'replaced'> & { readonly donor: Value; readonly manner: ReturnType<typeof mannerOf> },
): Edit[] {
  const holders = new Map<string, Map<string, Value>>()
  for (const { path, value } of added) {
    const key = JSON.stringify(path.slice(0, -1))
    const members = holders.get(key) ?? new Map<string, Value>()
    holders.set(key, members.set(path.at(-1) ?? '', value))
  }
  const inserted = [...holders].flatMap(([key, members]) => {
    const path = JSON.parse(key) as string[]
    const holder = nodeAt(node, path)
    const like = candidates(path, () => donor)[0]
    return holder?.type === 'object'
      ? addMembers(text, holder, { added: members, order: isRecord(like) ? Object.keys(like) : [], manner })
      : []
  })
  const renewed = replaced.flatMap(({ path, value }) => {
    const old = nodeAt(node, path)
    return old === undefined ? [] : [replaceValue(text, old, value, manner)]
  })
  return [...inserted, ...renewed]
}

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, part) => {
    if (node?.type === 'array') return node.children?.[Number(part)]
    return node?.children?.find((each) => each.children?.[0]?.value === part)?.children?.[1]
  }, root)
}
