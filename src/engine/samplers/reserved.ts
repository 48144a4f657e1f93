import { hashText } from '../random/key.ts'
import { texts } from './locale-tables.ts'
import type { SamplerContext } from './sampler.ts'

/** Names that no one can own: RFC 2606 and RFC 6761. */
const ENDS = ['example.com', 'example.org', 'example.net', 'test', 'example']
const MAIL = ['example.com', 'example.org', 'example.net']

/** Ends of domains. */
export function domainEnds({ locale, unreserved }: SamplerContext): readonly string[] {
  return unreserved === true ? orElse(texts(locale, 'internet', 'domain_suffix'), ['com', 'net', 'org']) : ENDS
}

/** What stands after the last dot of a company's domain. */
export function companyEnd(context: SamplerContext): string {
  const ends = domainEnds(context)
  return context.unreserved === true ? (ends.find((one) => one === 'com') ?? ends[0] ?? 'com') : 'example'
}

/** Domains of people's mailboxes. */
export function mailDomains({ locale, unreserved }: SamplerContext): readonly string[] {
  return unreserved === true ? orElse(texts(locale, 'internet', 'free_email'), ['gmail.com', 'outlook.com', 'yahoo.com']) : MAIL
}

function orElse(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.length > 0 ? list : other
}

const IS_RESERVED = /(^|\.)(example(\.(com|org|net))?|test|invalid|localhost)$/i

/** A text with every e-mail address and host of a URL at a reserved domain. */
export function withReserved(text: string): string {
  return text
    .replace(/@((?:[^\s@/:.]+\.)+[^\s@/:.?#]{2,})/g, (whole, domain: string) => (IS_RESERVED.test(domain) ? whole : `@${MAIL[(hashText(text) >>> 0) % 3] as string}`))
    .replace(/(\b[a-z][a-z0-9+]*:\/\/)((?:[^\s@/:.?#]+\.)+)([^\s@/:.?#]{2,})/gi, (whole, start: string, front: string, end: string) =>
      (IS_RESERVED.test(front + end) ? whole : `${start}${front}example`))
}

/** A bare domain under a reserved end. */
export function reservedDomain(domain: string): string {
  return IS_RESERVED.test(domain) ? domain : domain.replace(/\.[^.]+$/, '.example')
}
