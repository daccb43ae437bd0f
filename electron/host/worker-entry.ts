/**
 * Where a worker thread's entry lies. From source it is the TypeScript file itself; in the built bundle all entries
 * lie side by side, as `NAME.js` next to the running file.
 */
export function workerEntry(name: 'host-worker' | 'import-worker'): URL {
  if (!import.meta.filename.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url)
  return new URL(
    name === 'import-worker' ? './importers/import-worker.ts' : './host-worker.ts',
    import.meta.url,
  )
}
