import { existsSync } from 'node:fs'
import path from 'node:path'
import type { HostConnection } from '../connect.ts'

/** Where the sample study lies, or shall lie. */
export function sampleFile(dataFolder: string): string {
  return path.join(dataFolder, 'Sample study.concord')
}

/** The sample study's file; the host makes it where it is not there. @throws Error with a plain sentence. */
export async function provideSampleStudy(host: HostConnection, dataFolder: string): Promise<string> {
  const file = sampleFile(dataFolder)
  if (existsSync(file)) return file
  const line = host.openLine(() => {})
  const input = { file: await host.grant(file) }
  const made = await line.send({ type: 'call', id: 0, name: 'project.createSample', input, as: null })
  line.hangUp()
  if (!made.ok) throw new Error(`The sample study could not be made (${made.error.code}). See ${dataFolder}.`)
  return file
}
