import draft04 from 'ajv-draft-04/dist/refs/json-schema-draft-04.json' with { type: 'json' }
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' }
import applicator2019 from 'ajv/dist/refs/json-schema-2019-09/meta/applicator.json' with { type: 'json' }
import content2019 from 'ajv/dist/refs/json-schema-2019-09/meta/content.json' with { type: 'json' }
import core2019 from 'ajv/dist/refs/json-schema-2019-09/meta/core.json' with { type: 'json' }
import format2019 from 'ajv/dist/refs/json-schema-2019-09/meta/format.json' with { type: 'json' }
import metadata2019 from 'ajv/dist/refs/json-schema-2019-09/meta/meta-data.json' with { type: 'json' }
import validation2019 from 'ajv/dist/refs/json-schema-2019-09/meta/validation.json' with { type: 'json' }
import schema2019 from 'ajv/dist/refs/json-schema-2019-09/schema.json' with { type: 'json' }
import applicator2020 from 'ajv/dist/refs/json-schema-2020-12/meta/applicator.json' with { type: 'json' }
import content2020 from 'ajv/dist/refs/json-schema-2020-12/meta/content.json' with { type: 'json' }
import core2020 from 'ajv/dist/refs/json-schema-2020-12/meta/core.json' with { type: 'json' }
import format2020 from 'ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json' with { type: 'json' }
import metadata2020 from 'ajv/dist/refs/json-schema-2020-12/meta/meta-data.json' with { type: 'json' }
import unevaluated2020 from 'ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json' with { type: 'json' }
import validation2020 from 'ajv/dist/refs/json-schema-2020-12/meta/validation.json' with { type: 'json' }
import schema2020 from 'ajv/dist/refs/json-schema-2020-12/schema.json' with { type: 'json' }
import type { Json } from '../../catalog/value.ts'

/** The drafts' own schemas by URI, as Ajv ships them: a schema may refer to them without anybody fetching. */
const META: { readonly [uri: string]: unknown } = {
  'http://json-schema.org/draft-04/schema': draft04,
  'http://json-schema.org/draft-06/schema': draft06,
  'http://json-schema.org/draft-07/schema': draft07,
  'http://json-schema.org/schema': draft07,
  'https://json-schema.org/draft/2019-09/schema': schema2019,
  'https://json-schema.org/draft/2019-09/meta/applicator': applicator2019,
  'https://json-schema.org/draft/2019-09/meta/content': content2019,
  'https://json-schema.org/draft/2019-09/meta/core': core2019,
  'https://json-schema.org/draft/2019-09/meta/format': format2019,
  'https://json-schema.org/draft/2019-09/meta/meta-data': metadata2019,
  'https://json-schema.org/draft/2019-09/meta/validation': validation2019,
  'https://json-schema.org/draft/2020-12/schema': schema2020,
  'https://json-schema.org/draft/2020-12/meta/applicator': applicator2020,
  'https://json-schema.org/draft/2020-12/meta/content': content2020,
  'https://json-schema.org/draft/2020-12/meta/core': core2020,
  'https://json-schema.org/draft/2020-12/meta/format-annotation': format2020,
  'https://json-schema.org/draft/2020-12/meta/meta-data': metadata2020,
  'https://json-schema.org/draft/2020-12/meta/unevaluated': unevaluated2020,
  'https://json-schema.org/draft/2020-12/meta/validation': validation2020,
}

export function metaSchema(uri: string): Json | undefined {
  const plain = uri.startsWith('https://json-schema.org/draft-') ? uri.replace('https:', 'http:') : uri
  return Object.hasOwn(META, plain) ? (META[plain] as Json) : undefined
}
