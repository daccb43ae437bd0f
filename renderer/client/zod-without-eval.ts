import { config } from 'zod'

// Must be imported before the contract: Zod decides when a schema is made, and the page's policy forbids eval.
config({ jitless: true })
