import type { Clue } from './clue.ts'

/** Texts that show what they are, the narrower first. */
const FORMS: readonly (readonly [meaning: string, form: RegExp])[] = [
  ['identifier.uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['person.email', /^[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,4}$/],
  ['internet.imageUrl', /^https?:\/\/\S{1,200}\.(png|jpe?g|gif|svg|webp)$/i],
  ['internet.url', /^https?:\/\/\S{1,300}$/],
  ['time.past', /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/],
  ['time.clock', /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/],
  ['internet.ipv4', /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/],
  ['internet.cidr', /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/\d{1,2}$/],
  ['internet.mac', /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i],
  ['identifier.semver', /^v?\d{1,4}\.\d{1,4}\.\d{1,4}(-[\w.]{1,40})?$/],
  ['internet.hexColor', /^#([0-9a-f]{6}|[0-9a-f]{3})$/i],
  ['phone.number', /^\+\d{1,3}[ ()\d-]{6,20}$/],
  ['identifier.sha1', /^[0-9a-f]{40}$/],
  ['identifier.hash', /^[0-9a-f]{64}$/],
  ['identifier.objectId', /^[0-9a-f]{24}$/],
  ['identifier.ulid', /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/],
  ['locale.code', /^[a-z]{2}[-_][A-Z]{2}$/],
  ['internet.mimeType', /^(application|image|text|audio|video)\/[\w.+-]{1,60}$/],
  ['time.zone', /^(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)\/[A-Z]\w{1,30}(\/\w{1,30})?$/],
]

/** The author's own examples and default, where all of them have one form: a UUID, an address on the web, a moment. */
export const exampleClue: Clue = {
  id: 'example',
  read: ({ kind, clues, format }) => {
    if (kind !== 'string' || format !== undefined) return []
    const { examples = [], default: usual } = clues.hints ?? {}
    const texts = [...examples, ...(usual === undefined ? [] : [usual])].filter(
      (one): one is string => typeof one === 'string' && one !== '',
    )
    if (texts.length === 0) return []
    const found = FORMS.find(([, form]) => texts.every((text) => form.test(text)))
    return found
      ? [{ meaning: found[0], confidence: 0.68, because: `its examples look like \`${texts[0]?.slice(0, 40) ?? ''}\`` }]
      : []
  },
}
