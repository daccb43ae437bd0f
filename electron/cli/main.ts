#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// What was compiled once is kept: a command starts in a third of the time. So it is loaded only after this.
enableCompileCache()
await import('./command-line.ts')
