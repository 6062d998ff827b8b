import { z } from 'zod'

export type JsonScalar = string | number | boolean | null
export type Json = JsonScalar | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

export const jsonScalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([jsonScalarSchema, z.array(jsonSchema), z.record(z.string(), jsonSchema)]),
)
export const jsonObjectSchema = z.record(z.string(), jsonSchema)
