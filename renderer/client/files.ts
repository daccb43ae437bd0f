import { bridge, token } from './bridge.ts'
import { call, CallFailed } from './call.ts'

export interface GrantedFile {
  readonly file: string
  readonly name: string
}

/** Whether this window runs in a browser: files are uploaded and downloaded instead of chosen by the desktop. */
export const inBrowser = token !== null

/** Asks the person for source files and answers their grants; empty if they thought better of it. */
export async function chooseSources(
  onUpload?: (done: number, total: number) => void,
): Promise<readonly GrantedFile[]> {
  if (!inBrowser) return call('shell.chooseSources', {})
  return grantFiles(await pickFiles(), onUpload)
}

/** The same for project files that are to be read, not opened. */
export async function chooseProjects(
  onUpload?: (done: number, total: number) => void,
): Promise<readonly GrantedFile[]> {
  if (!inBrowser) return call('shell.chooseProjects', {})
  return grantFiles(await pickFiles('.concord'), onUpload)
}

/** Asks for a REFI-QDA project (.qdpx); null if they thought better of it. */
export async function chooseExchange(onUpload?: () => void): Promise<GrantedFile | null> {
  if (!inBrowser) return call('shell.chooseExchange', {})
  const [granted] = await grantFiles(await pickFiles('.qdpx', false), onUpload)
  return granted ?? null
}

/** Turns files that were dropped or picked into grants. @throws CallFailed where the shell won't take one. */
export async function grantFiles(
  files: readonly File[],
  onUpload?: (done: number, total: number) => void,
): Promise<readonly GrantedFile[]> {
  if (files.length === 0) return []
  if (bridge.grantDropped) return bridge.grantDropped(files)
  const granted: GrantedFile[] = []
  for (const file of files) {
    onUpload?.(granted.length, files.length)
    granted.push(await upload(file))
  }
  return granted
}

/** In the browser: saves a file that the host wrote. In the desktop there is nothing to do. */
export function download(file: GrantedFile): void {
  if (token === null) return
  const link = document.createElement('a')
  link.href = `/download/${encodeURIComponent(file.file)}?t=${encodeURIComponent(token)}`
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
}

/** How a written file is taken to the person: null in the desktop, where it lies where they chose. */
export const downloading = inBrowser ? download : null

async function upload(file: File): Promise<GrantedFile> {
  const response = await fetch('/upload', {
    method: 'POST',
    headers: { 'x-concord-token': token ?? '', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => null)
  if (!response?.ok) {
    const reason = response?.status === 413 ? 'too_large' : 'unreadable'
    throw new CallFailed({ code: 'import_rejected', data: { source: file.name, reason, detail: '' } })
  }
  const answer: unknown = await response.json()
  if (!isGranted(answer)) throw new CallFailed({ code: 'internal', data: {} })
  return answer
}

function isGranted(value: unknown): value is GrantedFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  )
}

/** The browser's own picker. Must be called while a click or key press is being handled. */
function pickFiles(accept = '', multiple = true): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.accept = accept
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
