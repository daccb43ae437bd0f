import { registerHooks } from 'node:module'

/** node --import ./test/electron-double/register.ts out/main/desktop.js */
const double = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})
