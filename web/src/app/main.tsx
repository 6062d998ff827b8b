import { config } from 'zod'

// The page's security policy forbids code made from text, and zod tries whether it may make some as soon as a schema is
// built. So the schemas, and with them the whole app, load only after zod was told not to.
config({ jitless: true })
await import('./open.tsx')
