/** What an attribution's template can name. The same names as the contract's `attributionFields`. */
export type FieldValues = Readonly<Partial<Record<string, string>>>

const field = /\{([^{}]*)\}/gu

/** The fields that a template names, in order, each once. */
export function fieldsOf(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(field), ([, name]) => (name ?? '').trim()))]
}

/**
 * A template with its fields filled. What stands between two commas or semicolons goes, with its comma, where it names fields
 * and none of them is known; empty brackets, brackets around all that is left, and dashes and strokes without anything at
 * one side, go too.
 */
export function filled(template: string, values: FieldValues): string {
  const parts = template.split(/([,;])/u)
  let written = ''
  for (let index = 0; index < parts.length; index += 2) {
    const part = parts[index] ?? ''
    const names = fieldsOf(part)
    const known = (name: string) => (values[name] ?? '').replaceAll(/\s+/gu, ' ').trim()
    if (names.length > 0 && names.every((name) => known(name) === '')) continue
    // What a value holds is never taken for part of the template.
    const text = tidied(part.replaceAll(field, (_, name: string) => known(name.trim())))
    if (text === '') continue
    written += written === '' ? text : `${parts[index - 1] ?? ','} ${text}`
  }
  return written
}

function tidied(text: string): string {
  return text
    .replaceAll(/\(\s*\)|\[\s*\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s–—:/|·-]+|[\s–—:/|·-]+$/gu, '')
    .replace(/^\(([^()]*)\)$/u, '$1')
}

/** "A", "A and B", "A, B and C"; each once. */
export function inOneBreath(names: readonly string[]): string {
  const once = [...new Set(names)]
  const last = once.at(-1) ?? ''
  return once.length < 2 ? last : `${once.slice(0, -1).join(', ')} and ${last}`
}
