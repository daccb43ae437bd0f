const MB = 1024 * 1024

/** The largest file read, in bytes. A two-hour interview is under 1 MB in any format but PDF. */
export const MAX_FILE_BYTES = 64 * MB

/** The longest text taken from one file, in UTF-16 code units: some 300 hours of talk. */
export const MAX_TEXT_LENGTH = 20_000_000

/** The most cells taken from one table. */
export const MAX_TABLE_CELLS = 2_000_000

/** How deep elements may lie within each other. Word's own files stay under 50. */
export const MAX_MARKUP_DEPTH = 500

/** What a container (docx, odt, xlsx) may hold and unpack to. */
export const ZIP_LIMITS = {
  entries: 4_000,
  /** Bytes one entry may unpack to. */
  entryBytes: 96 * MB,
  /** Bytes all entries together may unpack to. */
  totalBytes: 192 * MB,
  /** How many times its packed size an entry may unpack to, once it is past `ratioFloorBytes`. */
  ratio: 200,
  ratioFloorBytes: 4 * MB,
} as const

export type ZipLimits = { readonly [Limit in keyof typeof ZIP_LIMITS]: number }

/** How long one file may take, in milliseconds. */
export const DEADLINE_MS = 60_000

/** How much heap a worker may use, in megabytes. */
export const MEMORY_MB = 512
