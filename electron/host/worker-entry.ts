/** Where the entries of worker threads lie, from this file. */
const entries = {
  'host-worker': './host-worker.ts',
  'import-worker': './importers/import-worker.ts',
  'exchange-worker': './exchange/exchange-worker.ts',
  'report-worker': './exporters/report-worker.ts',
} as const

/**
 * Where a worker thread's entry lies. From source it is the TypeScript file itself; in the built bundle all entries
 * lie side by side, as `NAME.js` next to the running file.
 */
export function workerEntry(name: keyof typeof entries): URL {
  if (!import.meta.filename.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url)
  return new URL(entries[name], import.meta.url)
}
