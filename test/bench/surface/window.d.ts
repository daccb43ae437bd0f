/** What the benches leave in the page to be read from outside. */
interface Window {
  painted?: Promise<number>
  yardstick?: import('./yardstick-page.ts').Yardstick
}

interface Performance {
  /** Chromium's own. */
  readonly memory: { readonly usedJSHeapSize: number }
}
