import { z } from 'zod'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import { contentSchema } from '@trailwright/shared/content/schema.ts'
import { graphSchema, layoutSchema } from '@trailwright/shared/graph/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { findingSchema } from '@trailwright/shared/problem/finding.ts'
import { jsonSchema } from '@trailwright/shared/problem/json.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { personRowSchema } from '@trailwright/shared/wire/people.ts'
import { problemSchema, type Route } from '@trailwright/shared/wire/route.ts'

/** Schemas that stand once in the document; recursive ones must. */
const named: Readonly<Record<string, z.ZodType>> = {
  Condition: conditionSchema,
  Content: contentSchema,
  Finding: findingSchema,
  Graph: graphSchema,
  Journey: journeySchema,
  Json: jsonSchema,
  Layout: layoutSchema,
  Person: personRowSchema,
  Problem: problemSchema,
}

const reference = (id: string): string => `#/components/schemas/${id}`

const problems: Readonly<Record<number, string>> = {
  400: 'Params, query or body do not fit; findings name the field',
  401: 'Nobody is signed in',
  403: 'The role does not allow it, or the request comes from another site',
  404: 'There is none in this workspace',
  409: 'It does not fit what is there now',
  410: 'It was used or is too old',
  413: 'Too large',
  422: 'Understood, but it cannot be done as asked',
  429: 'Too many calls; Retry-After says when to try again',
  503: 'Not now',
}

const answerOf = (status: number, codes: readonly string[]): JsonObject => ({
  description: [problems[status] ?? 'A problem', codes.length > 0 ? `(${codes.join(', ')})` : ''].join(' ').trim(),
  content: { 'application/json': { schema: { $ref: reference('Problem') } } },
})

const answersOf = (route: Route, hasInput: boolean): JsonObject => {
  const general = [
    ...(hasInput ? [400] : []),
    ...(route.permission === 'public' ? [] : [401, 403]),
    ...(/\{/.test(route.path) ? [404] : []),
    429,
  ]
  const own = Object.entries(route.problems)
  const statuses = [...new Set([...general, ...own.map(([, status]) => status)])].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      answerOf(
        status,
        own.filter(([, of]) => of === status).map(([code]) => code),
      ),
    ]),
  )
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keysOf = (schema: JsonObject): readonly (readonly [string, Json])[] =>
  isObject(schema['properties']) ? Object.entries(schema['properties']) : []

/** OpenAPI 3.1 of the contract, made from the schemas that check every call. */
export const openApiDocument = (routes: readonly Route[]): JsonObject => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const partId = (route: Route, part: string): string => `${route.operationId}.${part}`
  // Routes that take nothing share one empty schema; a registry knows a schema by one id.
  const parts = ['params', 'query', 'body', 'response'] as const
  for (const route of routes) {
    for (const part of parts) if (!registry.has(route[part])) registry.add(route[part], { id: partId(route, part) })
  }
  const made = z.toJSONSchema(registry, { uri: reference, unrepresentable: 'any', io: 'input' })
  // What the library gives is JSON; its type is wider.
  const schemas = JSON.parse(JSON.stringify(made.schemas)) as { readonly [id: string]: JsonObject }
  const pointedAt = [...JSON.stringify(schemas).matchAll(/"\$ref":"#\/components\/schemas\/([\w.]+)"/g)].map(
    ([, id = '']) => id,
  )
  const components = [...new Set([...Object.keys(named), ...pointedAt])].sort()
  const clean = (id: string): JsonObject => {
    const { $schema: _, $id: __, ...rest } = schemas[id] ?? {}
    return rest
  }
  const schemaOf = (route: Route, part: (typeof parts)[number]): JsonObject => {
    const id = registry.get(route[part])?.id ?? partId(route, part)
    return components.includes(id) ? { $ref: reference(id) } : clean(id)
  }

  const operationOf = (route: Route): JsonObject => {
    const parametersIn = (part: 'params' | 'query'): JsonObject[] => {
      const schema = schemaOf(route, part)
      const required = Array.isArray(schema['required']) ? schema['required'] : []
      return keysOf(schema).map(([name, of]) => ({
        name,
        in: part === 'params' ? 'path' : 'query',
        required: part === 'params' || required.includes(name),
        schema: of,
      }))
    }
    const parameters = [...parametersIn('params'), ...parametersIn('query')]
    const body = schemaOf(route, 'body')
    const hasBody = route.method !== 'get' && ('$ref' in body || 'oneOf' in body || keysOf(body).length > 0)
    return {
      operationId: route.operationId,
      summary: route.summary,
      tags: [route.tag],
      'x-permission': route.permission,
      security: route.permission === 'public' ? [] : [{ session: [] }],
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(hasBody ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      responses: {
        '200': {
          description: 'Done',
          content: { 'application/json': { schema: schemaOf(route, 'response') } },
        },
        ...answersOf(route, parameters.length > 0 || hasBody),
      },
    }
  }

  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trailwright',
      version: '1',
      description: [
        'The HTTP contract of the visual journey builder. Times are milliseconds since 1970-01-01T00:00:00Z.',
        'Calls are made with the cookie that POST /api/auth/sign-in/email sets for {"email", "password"}.',
        'A call that changes something also carries the header Origin with the address of this copy.',
        "Events are no part of it: they come in at /v1/batch and the other paths of Segment's HTTP API, with a write key.",
      ].join(' '),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: `About ${name}` })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'The cookie of the sign-in' },
      },
      schemas: Object.fromEntries(components.map((id) => [id, clean(id)])),
    },
  } satisfies Record<string, Json>
}
