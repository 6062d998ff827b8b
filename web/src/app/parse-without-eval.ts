import { config } from 'zod'

/** The page's security policy forbids made-up code, and zod would try it. First import of the page. */
config({ jitless: true })
