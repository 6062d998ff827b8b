import { journeyJsonSchema } from '@trailwright/shared/journey/json-schema.ts'
import type { Path } from './json-places.ts'

/** Walks the JSON Schema of the journey along a path of the document. */

type Schema = Readonly<Record<string, unknown>>
type Scalar = string | number | boolean | null

/** The text of a property, by its path. */
export type Says = (path: Path) => string | undefined

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const schemasIn = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : [])
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

let document: Schema | undefined
function root(): Schema {
  const made: unknown = document ?? journeyJsonSchema()
  document = isSchema(made) ? made : {}
  return document
}

/** The schemas that a schema stands for: references followed, unions opened. */
function opened(schema: Schema, depth = 0): readonly Schema[] {
  if (depth > 8) return []
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const target = reference
      .replace(/^#\/?/, '')
      .split('/')
      .reduce<unknown>((at, key) => (key === '' ? at : isSchema(at) ? at[key] : undefined), root())
    return isSchema(target) ? opened(target, depth + 1) : []
  }
  const members = [...schemasIn(schema['anyOf']), ...schemasIn(schema['oneOf']), ...schemasIn(schema['allOf'])]
  return members.length === 0 ? [schema] : members.flatMap((member) => opened(member, depth + 1))
}

/** Whether an object schema may be meant: no constant of it says otherwise than the text. */
function mayBe(schema: Schema, path: Path, says: Says): boolean {
  const { properties } = schema
  if (!isSchema(properties)) return true
  return Object.entries(properties).every(([key, property]) => {
    const only = isSchema(property) ? property['const'] : undefined
    if (typeof only !== 'string') return true
    const said = says([...path, key])
    return said === undefined || said === only
  })
}

function schemasAt(path: Path, says: Says): readonly Schema[] {
  let here: readonly Schema[] = opened(root())
  for (const [index, key] of path.entries()) {
    const at = path.slice(0, index)
    here = here
      .filter((schema) => mayBe(schema, at, says))
      .flatMap((schema) => below(schema, key))
      .flatMap((schema) => opened(schema))
  }
  return here.filter((schema) => mayBe(schema, path, says))
}

function below(schema: Schema, key: string | number): readonly Schema[] {
  const { properties, items, additionalProperties } = schema
  if (typeof key === 'number') return isSchema(items) ? [items] : []
  if (isSchema(properties)) {
    const property = properties[key]
    if (isSchema(property)) return [property]
  }
  return isSchema(additionalProperties) ? [additionalProperties] : []
}

/** Keys that an object at a path may have. */
export function keysAt(path: Path, says: Says): readonly string[] {
  const keys = schemasAt(path, says).flatMap(({ properties }) => (isSchema(properties) ? Object.keys(properties) : []))
  return [...new Set(keys)]
}

/** Values that the schema lists for a path. */
export function valuesAt(path: Path, says: Says): readonly Scalar[] {
  // The value itself decides nothing: it is what is being typed.
  const values = schemasAt(path, (asked) => (String(asked) === String(path) ? undefined : says(asked))).flatMap(
    (schema) => {
      const { type } = schema
      if ('const' in schema) return [schema['const']]
      if (Array.isArray(schema['enum'])) return schema['enum']
      return type === 'boolean' ? [true, false] : type === 'null' ? [null] : []
    },
  )
  return [...new Set(values.filter(isScalar))]
}
