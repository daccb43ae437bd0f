import type { ZipLimits } from '../importers/limits.ts'

const MB = 1024 * 1024

/** The largest .qdpx read, in bytes: recordings and pictures lie in it too. */
export const largestQdpx = 256 * MB

/** What a .qdpx may hold and unpack to. */
export const qdpxLimits: ZipLimits = {
  entries: 12_000,
  entryBytes: 160 * MB,
  totalBytes: 320 * MB,
  ratio: 200,
  ratioFloorBytes: 4 * MB,
}

/** The largest project file (.qde) within, in bytes. */
export const largestQde = 96 * MB

/** How long one file may take, in milliseconds. */
export const deadlineMs = 120_000

/** How much heap the reading may use, in megabytes. */
export const memoryMb = 1_024
