import type { Yardstick } from './yardstick-page.ts'

declare global {
  /** What the benches leave in the page to be read from outside. */
  interface Window {
    painted?: Promise<number>
    yardstick?: Yardstick
  }

  interface Performance {
    /** Chromium's own. */
    readonly memory: { readonly usedJSHeapSize: number }
  }
}
