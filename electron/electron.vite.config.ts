import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = path.resolve(import.meta.dirname, '..')
const at = (file: string): string => path.join(root, file)

/**
 * Three bundles: main (both shells, the command, the host's threads, all lying side by side in out/main), preload
 * (CommonJS) and renderer. What stands in `dependencies` stays outside them.
 */
export default defineConfig({
  main: {
    root,
    build: {
      outDir: at('out/main'),
      minify: false,
      rolldownOptions: {
        input: {
          desktop: at('electron/desktop/main.ts'),
          web: at('electron/web/serve.ts'),
          cli: at('electron/cli/main.ts'),
          'host-worker': at('electron/host/host-worker.ts'),
          'import-worker': at('electron/host/importers/import-worker.ts'),
          'exchange-worker': at('electron/host/exchange/exchange-worker.ts'),
          'report-worker': at('electron/host/exporters/report-worker.ts'),
        },
        // Flat: a worker's entry is looked for beside the file that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
