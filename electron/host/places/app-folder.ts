import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * The folder that holds the workbench: the one with its package.json, whether the code runs from source, from
 * the bundle in out/main or from inside a packaged app.asar.
 */
export function appFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = parent
  }
  return folder
}

/** The folder resources/. A packaged app carries it beside app.asar, as plain files. */
export function resourcesFolder(): string {
  const beside = path.join(appFolder(), 'resources')
  if (existsSync(beside)) return beside
  return path.join(process.resourcesPath, 'resources')
}
