import type { Branch, IfShape, Shape, TypesShape } from '../catalog/shape.ts'
import type { Algebra } from './algebra.ts'
import { ALL_TYPES, ANY_OBJECT, type Alt, anyArray, type Block, mergeHints } from './block.ts'
import { leafBlock } from './leaf.ts'
import { isDead, meetAlts, meetBlocks } from './meet.ts'
import { subtractBlock } from './subtract.ts'
import { ANY, isAny } from './terms.ts'

/** Choices kept at once; of more, an even selection. */
const MOST_ALTS = 160
/** Choices kept of the ways to leave one shape out. */
const MOST_WAYS = 10
const MAX_DEPTH = 60
const MAX_IN_CONTEXT = 20

/** What such a shape leaves out is better decided in the light of what is already known. */
function isContextual(shape: Shape): boolean {
  return shape.kind === 'not' || shape.kind === 'one' || shape.kind === 'if' || (shape.kind === 'all' && shape.of.some(isContextual))
}

/** Breaks shapes into blocks, in the light of what is already known (`null`: nothing). */
export interface Expansion {
  apply(alts: readonly Alt[] | null, shape: Shape, depth: number): readonly Alt[]
}

const TYPE_BLOCKS: { readonly [type: string]: Block } = {
  null: { type: 'null' }, boolean: { type: 'boolean' }, number: { type: 'number', limits: {} },
  string: { type: 'string', limits: {} }, object: ANY_OBJECT, array: anyArray(ANY),
}

function plain(block: Block, wanted: boolean): Alt {
  return { block, key: '', wanted, share: 1 }
}

function ofTypes(shape: TypesShape): readonly Alt[] {
  const wanted = !isAny(shape)
  return shape.types.flatMap((type) => {
    const block = TYPE_BLOCKS[type]
    return block ? [{ ...plain(block, wanted), key: shape.types.length > 1 ? type : '' }] : []
  })
}

export function everything(): readonly Alt[] {
  return ALL_TYPES.flatMap((type) => {
    const block = TYPE_BLOCKS[type]
    return block ? [{ ...plain(block, false), key: type }] : []
  })
}

function total(alts: readonly Alt[]): number {
  return alts.reduce((sum, one) => sum + (one.wanted ? one.share : 0), 0) || alts.reduce((sum, one) => sum + one.share, 0)
}

export function createExpansion(algebra: Algebra): Expansion {
  const forced = (alt: Alt, on: readonly string[] = []): readonly Alt[] => {
    const { block } = alt
    if (block.type !== 'ref') return [alt]
    // A definition that is only itself says nothing a value could be made from.
    if (on.includes(block.to)) return []
    return algebra.raw(algebra.definition(block.to)).flatMap((one) => forced(one, [...on, block.to])).map((one) => {
      const hints = mergeHints(alt.hints, one.hints)
      return { ...one, key: alt.key && one.key ? `${alt.key}/${one.key}` : alt.key || one.key,
        wanted: true, share: alt.share * one.share, ...(hints ? { hints } : {}) }
    })
  }

  const meet = (alts: readonly Alt[], others: readonly Alt[]): readonly Alt[] => {
    const right = others.flatMap((one) => forced(one))
    return alts.flatMap((one) => forced(one)).flatMap((alt) => right.flatMap((other) => {
      const both = meetAlts(alt, other, algebra)
      return both ? [both] : []
    }))
  }

  const tooDeep = (): readonly Alt[] => {
    algebra.doubt()
    return []
  }

  /** Cuts a list down evenly, so that every part of it stays represented. */
  const thinned = (alts: readonly Alt[]): readonly Alt[] => {
    if (alts.length <= MOST_ALTS) return alts
    algebra.doubt()
    return Array.from({ length: MOST_ALTS }, (_, i) => alts[Math.floor((i * alts.length) / MOST_ALTS)]).filter((one) => one !== undefined)
  }

  function apply(alts: readonly Alt[] | null, shape: Shape, depth: number): readonly Alt[] {
    if (depth > MAX_DEPTH) return tooDeep()
    const found = thinned(dispatch(alts, shape, depth + 1))
    if (!shape.hints && !shape.span) return found
    return found.map((alt) => ({ ...alt, ...withHints(alt, shape) }))
  }

  function dispatch(alts: readonly Alt[] | null, shape: Shape, depth: number): readonly Alt[] {
    switch (shape.kind) {
      case 'never':
        return []
      case 'types': {
        if (isAny(shape)) return alts ?? everything()
        return alts ? meet(alts, ofTypes(shape)) : ofTypes(shape)
      }
      case 'ref':
        if (!alts) return [plain({ type: 'ref', to: shape.to }, true)]
        if (isContextual(algebra.definition(shape.to)) && depth < MAX_IN_CONTEXT) return apply(alts, algebra.definition(shape.to), depth)
        return meet(alts, [plain({ type: 'ref', to: shape.to }, true)])
      case 'all':
        return inOrder(shape.of, algebra).reduce<readonly Alt[] | null>((now, one) => apply(now, one, depth), alts) ?? everything()
      case 'union':
        return shape.branches.flatMap((branch) => chosen(alts, taken(alts, branch, depth), branch))
      case 'one':
        return exactlyOne(alts, shape.branches, depth)
      case 'if':
        return conditional(alts, shape, depth)
      case 'not':
        return (alts ?? everything()).flatMap((alt) => subtract(alt, shape.of, depth))
      default: {
        const block = leafBlock(shape, algebra)
        if (alts) return meet(alts, [plain(block, true)])
        return isDead(block, algebra) ? [] : [plain(block, true)]
      }
    }
  }

  function taken(alts: readonly Alt[] | null, branch: Branch, depth: number): readonly Alt[] {
    const found = apply(alts, branch.shape, depth)
    const wished = branch.also && found.length > 0 ? apply(found, branch.also, depth) : []
    return wished.length > 0 ? wished : found
  }

  /** What a branch gave, under its name and with its weight. */
  function chosen(before: readonly Alt[] | null, found: readonly Alt[], branch: Branch): readonly Alt[] {
    const weight = (branch.weight ?? 1) * choices(branch.shape, algebra)
    const wanted = weight > 0
    const factor = (wanted ? weight : 1) * (before ? total(before) || 1 : 1) / (total(found) || 1)
    return found.map((alt) => ({
      ...alt, key: alt.key ? `${branch.key}/${alt.key}` : branch.key, share: alt.share * factor,
      wanted: wanted ? alt.wanted : alt.wanted && (before?.some((one) => one.wanted) ?? false),
    }))
  }

  function exactlyOne(alts: readonly Alt[] | null, branches: readonly Branch[], depth: number): readonly Alt[] {
    return branches.flatMap((branch, i) => {
      let now: readonly Alt[] = taken(alts, branch, depth)
      if (branches.length > 1) now = now.flatMap((one) => forced(one))
      for (const [k, other] of branches.entries()) {
        if (k === i || now.length === 0) continue
        now = thinned(now.flatMap((alt) => subtract(alt, other.shape, depth)))
      }
      return chosen(alts, now, branch)
    })
  }

  function conditional(alts: readonly Alt[] | null, shape: IfShape, depth: number): readonly Alt[] {
    if (!shape.then && !shape.else) return alts ?? everything()
    const yes = apply(apply(alts, shape.if, depth), shape.then ?? ANY, depth)
    const left = (alts ?? everything()).flatMap((alt) => subtract(alt, shape.if, depth))
    const no = shape.else ? apply(left, shape.else, depth) : left
    return [...chosen(alts, yes, { key: 'then', shape: ANY }), ...chosen(alts, no, { key: 'else', shape: ANY })]
  }

  /** The values of `alt` outside of `shape`. */
  function subtract(alt: Alt, shape: Shape, depth: number): readonly Alt[] {
    if (alt.block.type === 'ref') return forced(alt).flatMap((one) => subtract(one, shape, depth))
    if (depth > MAX_DEPTH) return tooDeep()
    if (!algebra.spend()) return []
    if (shape.kind === 'ref') return subtract(alt, algebra.definition(shape.to), depth + 1)
    if (shape.kind !== 'not' && disjoint(alt, shape)) return [alt]
    return algebra.cut(ways(alt, shape, depth + 1), MOST_WAYS)
  }

  function disjoint(alt: Alt, shape: Shape): boolean {
    return algebra.raw(shape).flatMap((one) => forced(one)).every((other) => !meetBlocks(alt.block, other.block, algebra))
  }

  function ways(alt: Alt, shape: Shape, depth: number): readonly Alt[] {
    switch (shape.kind) {
      case 'never':
        return [alt]
      case 'types':
        return ofTypes(shape).reduce<readonly Alt[]>((now, one) => now.flatMap((a) => blocksWithout(a, one.block)), [alt])
      case 'ref':
        return subtract(alt, shape, depth)
      case 'all':
        return shape.of.flatMap((one) => subtract(alt, one, depth))
      case 'union':
        return shape.branches.reduce<readonly Alt[]>(
          (now, one) => algebra.cut(now.flatMap((a) => subtract(a, one.shape, depth)), MOST_WAYS * 2), [alt])
      case 'one': {
        const none = shape.branches.reduce<readonly Alt[]>(
          (now, one) => algebra.cut(now.flatMap((a) => subtract(a, one.shape, depth)), MOST_WAYS * 2), [alt])
        const two = shape.branches.flatMap((one, i) => shape.branches.slice(i + 1)
          .flatMap((other) => apply(apply([alt], one.shape, depth), other.shape, depth)))
        return [...none, ...two]
      }
      case 'if': {
        const broken = shape.then ? apply([alt], shape.if, depth).flatMap((a) => subtract(a, shape.then ?? ANY, depth)) : []
        const other = shape.else ? subtract(alt, shape.if, depth).flatMap((a) => subtract(a, shape.else ?? ANY, depth)) : []
        return [...broken, ...other]
      }
      case 'not':
        return apply([alt], shape.of, depth)
      default:
        return blocksWithout(alt, leafBlock(shape, algebra))
    }
  }

  function blocksWithout(alt: Alt, block: Block): readonly Alt[] {
    return subtractBlock(alt.block, block, algebra).map((one) => ({ ...alt, block: one }))
  }

  return { apply }
}

const MOST_NESTED = 6

/** A choice within a choice weighs as much as its branches would side by side. */
function choices(shape: Shape, algebra: Algebra, depth = 0): number {
  if (depth > MOST_NESTED) return 1
  if (shape.kind === 'ref') return choices(algebra.definition(shape.to), algebra, depth + 1)
  if (shape.kind !== 'union' && shape.kind !== 'one') return 1
  return shape.branches.reduce((sum, one) => sum + ((one.weight ?? 1) > 0 ? choices(one.shape, algebra, depth + 1) : 0), 0) || 1
}

/** What limits most at least cost comes first: plain shapes, references, choices, exclusions. */
function inOrder(shapes: readonly Shape[], algebra: Algebra): readonly Shape[] {
  const cost = (shape: Shape): number => {
    if (shape.kind === 'not') return 5
    if (shape.kind === 'one' || shape.kind === 'if') return 4
    if (shape.kind === 'union') return 3
    if (shape.kind === 'all') return 2
    if (shape.kind !== 'ref') return 0
    return isContextual(algebra.definition(shape.to)) ? 4 : 1
  }
  return [...shapes].sort((a, b) => cost(a) - cost(b))
}

function withHints(alt: Alt, shape: Shape): Partial<Alt> {
  const hints = mergeHints(shape.hints, alt.hints)
  const span = alt.span ?? shape.span
  return { ...(hints ? { hints } : {}), ...(span ? { span } : {}) }
}
