import { z } from 'zod'

/** Somebody who works in the workspace, as others there see them. The name is empty once the account is gone. */
export const colleagueSchema = z.strictObject({ user: z.string(), name: z.string() })
export type Colleague = z.infer<typeof colleagueSchema>
