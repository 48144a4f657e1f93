import type { LocaleTables } from './sampler.ts'

type Tables = LocaleTables['tables']
type Names = { readonly [part in 'women' | 'men' | 'family']: readonly string[] }

/** faker's tables with what it lacks in a language: names of people, and forms of firms' names. English has all. */
export async function withOwnTables(id: string, tables: Tables): Promise<Tables> {
  const language = id.replace(/_.*/, '')
  if (language === 'en' || language === 'base') return tables
  const [names, firms] = await Promise.all([
    import('./data/people.json', { with: { type: 'json' } }),
    import('./data/firms.json', { with: { type: 'json' } }),
  ])
  const people = (names.default.people as { readonly [language: string]: Names | undefined })[language]
  const forms: { readonly [locale: string]: readonly string[] | undefined } = firms.default.forms
  const stems: { readonly [locale: string]: readonly string[] | undefined } = firms.default.stems
  const company = {
    ...tables['company'],
    forms: forms[id] ?? forms[language] ?? [],
    stems: stems[id] ?? stems[language] ?? [],
  }
  const person = people
    ? {
        ...tables['person'],
        first_name: { female: people.women, male: people.men },
        last_name: { generic: people.family },
      }
    : language === 'pl' && withNamesOfWomen(tables['person'])
  // The others stay behind: they are parsed when first asked for.
  return Object.create(tables, {
    company: { value: company },
    ...(person ? { person: { value: person } } : {}),
  }) as Tables
}

/** Polish adjectives as family names: Kowalski and Kowalska; the others are the same for both. */
function withNamesOfWomen(person: Tables[string]): Tables[string] {
  const { generic = [] } = (person?.['last_name'] ?? {}) as { readonly generic?: readonly string[] }
  const female = generic.map((name) => name.replace(/(?<=sk|ck|dzk)i$|(?<=[nłtw])y$/, 'a'))
  return { ...person, last_name: { female, male: generic } }
}
