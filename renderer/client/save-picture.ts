import { act } from './act.ts'
import { download } from './files.ts'
import { announce, report } from './notices.ts'

/**
 * Saves a picture into a folder the person chooses, and says so; a failure is shown.
 * @param name of the file, without its ending
 * @param draw makes it, once the folder is chosen: SVG as text, PNG in Base64
 */
export async function savePicture(
  name: string,
  format: 'svg' | 'png',
  draw: () => string | Promise<string>,
): Promise<void> {
  const folder = await act('shell.chooseFolder', {})
  if (!folder) return
  try {
    const saved = await act('export.picture', { folder, name, format, data: await draw() })
    if (!saved) return
    download(saved)
    announce(`${saved.name} is saved.`)
  } catch (error) {
    report(error)
  }
}
