import type { Layout } from '../head.ts'
import { bare } from './bare.ts'
import { colon } from './colon.ts'
import { bracket, dash, dot } from './marked.ts'
import { ownLine } from './own-line.ts'
import { stamped } from './stamped.ts'
import { columns, table } from './table.ts'

/** Every layout that is tried, in the order in which one wins when two explain a text equally well. */
export const layouts: readonly Layout[] = [colon, stamped, table, bracket, dot, dash, ownLine, columns, bare]
