import { DIALECTS, WRITERS } from '../engine/index.ts'

/** The command was called in a way it does not understand: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Names in lines that stand under an option's description. */
function listed(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const last = lines.at(-1)
    if (last === undefined || last.length + name.length > 66) lines.push(name)
    else lines[lines.length - 1] = `${last} ${name}`
  }
  return lines.join(`\n${' '.repeat(34)}`)
}

export const USAGE = `lifelike: realistic, valid records from a JSON Schema, a TypeScript type or a CREATE TABLE

  lifelike generate <file>[#Entity] [options]   write records
  lifelike inspect  <file>                      print what the source says (the Catalog) as JSON
  lifelike explain  <file>[#Entity] [options]   print how each value is made, and why
  lifelike check    <data> --schema <file>[#Entity]   judge existing JSON, NDJSON or YAML
  lifelike fill     <data> [--schema <file>[#Entity]] complete existing JSON, NDJSON, YAML, CSV, TypeScript or SQL rows

A folder of SQL migrations is a <file>, too: the schema is what stands after the last of them.

Options of fill:
  --rows N                        add rows up to N
  --repair                        replace values that the judge rejects, too
  --check, --dry-run              say what would change, write nothing; exit code 1 when something would
  --schema FILE                   what the rows are of; absent: what the data says ($schema, type, table) or its name

Options of generate:
  --rows N | users=10,orders=30   rows of each entity, or by name (5)
  --from K                        index of the first row (0)
  --seed TEXT                     equal seeds, equal records (1)
  --locale en_US                  language and country of names, places, phones
  --now ISO                       the date-time that stands for today (2026-01-01T00:00:00Z)
  --depth N                       how deep optional parts nest, 1 to 20 (5)
  --optional RATE                 share of records with an optional field, 0 to 1 (0.8)
  --nulls RATE                    share of nulls where null is allowed, 0 to 1 (0.1)
  --unreserved                    domains, phones and IP addresses that may be somebody's; without it reserved ones alone
  --format ${WRITERS.map((one) => one.id).join('|')}   (json, or by the name of --out)
  --dialect NAME                  of SQL; absent: as the text tells
                                  ${listed(Object.keys(DIALECTS))}
  --transaction                   SQL in one transaction (BEGIN … COMMIT)
  --out FILE|DIR                  a file, or a folder with one file per entity; CSV of SQL tables with a script that loads it
  --remote                        fetch the schemas that references name on the network (of all commands)

Problems go to standard error as "file:line:col severity code message".
Exit code 0: all that was asked is there and valid; 1: something could not be met; 2: wrong usage.
`
