import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Now, as it stands in file names: sorts by time, and every file system takes it. */
export function moment(): string {
  return new Date().toISOString().replaceAll(/[:.]/gu, '-')
}

/** Writes a new file through to the disk. @throws where one of that name is there (EEXIST). */
export function writeDurably(path: string, bytes: Buffer): void {
  const handle = openSync(path, 'wx')
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  syncFolderOf(path)
}

/** Makes sure that what is in the file is on the disk. Never for a project that is open here: see `claim`. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes sure that a file's name is on the disk. Windows does that by itself, and lets nobody open a folder. */
export function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dirname(path), 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
