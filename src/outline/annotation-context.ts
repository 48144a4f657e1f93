import type { Form } from './languages.ts'

/** What stands at the cursor inside an annotation: a tag or member being typed, a meaning being typed, or a whole meaning. */
export interface AnnotationContext {
  readonly kind: 'tag' | 'member' | 'keyword' | 'meaning'
  /** What is typed so far, and where it begins in the line; `end` behind the word's rest. */
  readonly start: number
  readonly end: number
  readonly text: string
}

const WORD_REST = /^[\w.]*/

/** Reads the line around the cursor, `before` and `after` it; `undefined`: no annotation is there. */
export function annotationContext(form: Form, before: string, after: string): AnnotationContext | undefined {
  const found = form === 'json' || form === 'yaml' ? inSchema(form, before) : inComment(form, before)
  if (found === undefined) return undefined
  const text = found.typed + (found.kind === 'meaning' ? (WORD_REST.exec(after)?.[0] ?? '') : '')
  return { kind: found.kind, start: before.length - found.typed.length, end: before.length - found.typed.length + text.length, text }
}

type Found = Pick<AnnotationContext, 'kind'> & { readonly typed: string }

function inComment(form: 'typescript' | 'sql', before: string): Found | undefined {
  const isComment = form === 'sql' ? before.includes('--') || /^\s*(?:\/\*|\*)/.test(before) : /\/\*\*|^\s*\*/.test(before)
  if (!isComment) return undefined
  const meaning = /@fake\s+\{?([\w.]*)$/.exec(before)
  if (meaning) return { kind: 'meaning', typed: meaning[1] ?? '' }
  const tag = /(?:^|[\s*-])(@\w*)$/.exec(before)
  return tag ? { kind: 'tag', typed: tag[1] ?? '' } : undefined
}

function inSchema(form: 'json' | 'yaml', before: string): Found | undefined {
  const quote = form === 'json' ? '"' : '["\']?'
  const meaning = new RegExp(`${quote}(?:x-fake|fake)${quote}\\s*:\\s*${quote}([\\w.]*)$`).exec(before)
  if (meaning) {
    const isOwn = /x-fake/.test(before)
    return isOwn ? { kind: 'meaning', typed: meaning[1] ?? '' } : undefined
  }
  const member = new RegExp(`x-fake${quote}\\s*:\\s*\\{(?:[^{}]*,)?\\s*(${quote}\\w*)$`).exec(before)
  if (member) return { kind: 'member', typed: member[1] ?? '' }
  const keyword = form === 'json' ? /[{,]?\s*("x-?\w*)$/.exec(before) : /^\s*(x-?\w*)$/.exec(before)
  return keyword ? { kind: 'keyword', typed: keyword[1] ?? '' } : undefined
}
