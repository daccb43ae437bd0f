import path from 'node:path'
import { attributionFields, reportSettings, type ReportSettings } from '#shared/contract/report-values.ts'
import { fieldsOf } from '#shared/domain/report/template.ts'
import { Refusal } from '#shared/errors.ts'
import type * as z from 'zod'
import { readTextFile } from './text-file.ts'

type Settings = Readonly<Record<string, unknown>>

/** Settings that are made of others; what a file says of one leaves the rest of it as it is. */
const madeOfOthers: readonly string[] = ['attribution', 'query']

/**
 * The settings of a report with those in its place that a JSON file names.
 * @param before null: the report is new, and has what is usual
 * @throws Refusal not_found, import_rejected; validation for what is no setting, or has no value that a setting may have
 */
export function settingsFrom(file: string, before: ReportSettings | null): ReportSettings {
  const name = path.basename(file)
  const given = parsed(readTextFile(path.resolve(file)), name)
  const read = reportSettings.safeParse(isObject(given) ? merged(before ?? {}, given) : given)
  const issue = read.error?.issues[0]
  if (!read.success)
    throw new Refusal('validation', {
      reason: 'setting',
      file: name,
      setting: issue?.path.join('.') ?? '',
      expected: issue ? expectedBy(issue) : '',
    })
  refuseUnknown(given, read.data, name)
  const named = isObject(given) && isObject(given['attribution']) ? given['attribution'] : {}
  if ('template' in named) refuseUnknownFields(read.data.attribution.template, name)
  return read.data
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/\.$/u, '') : ''
    throw new Refusal('validation', { reason: 'not_json', file, detail }, { cause: error })
  }
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merged(before: Settings, given: Settings): Settings {
  const parts = madeOfOthers.flatMap((key) => {
    const [old, own] = [before[key], given[key]]
    return isObject(old) && isObject(own) ? [[key, { ...old, ...own }] as const] : []
  })
  return { ...before, ...given, ...Object.fromEntries(parts) }
}

/** What was read holds everything that is known, and nothing else. */
function refuseUnknown(given: unknown, known: unknown, file: string, within = ''): void {
  if (Array.isArray(given) && Array.isArray(known)) {
    for (const [index, one] of given.entries()) refuseUnknown(one, known[index], file, `${within}${index}.`)
    return
  }
  if (!isObject(given) || !isObject(known)) return
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, key))
      throw new Refusal('validation', {
        reason: 'no_such_setting',
        file,
        setting: within + key,
        settings: Object.keys(known).join(', '),
      })
    refuseUnknown(value, known[key], file, `${within}${key}.`)
  }
}

function refuseUnknownFields(template: string, file: string): void {
  const inBraces = (names: readonly string[]) => names.map((one) => `{${one}}`).join(', ')
  const unknown = fieldsOf(template).filter((name) => !attributionFields.some((one) => one === name))
  if (unknown.length > 0)
    throw new Refusal('validation', {
      reason: 'no_such_field',
      file,
      setting: 'attribution.template',
      unknown: inBraces(unknown),
      fields: inBraces(attributionFields),
    })
}

const kinds: Readonly<Partial<Record<string, string>>> = {
  string: 'words in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'settings in braces',
  array: 'a list in square brackets',
}

/** What a setting should be, to follow "should be". */
function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `one of: ${issue.options.map(String).join(', ')}`
        : 'something else'
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected
    case 'too_small':
      return issue.origin === 'string' ? 'some words, not none' : `${issue.minimum} or more`
    case 'too_big':
      return `${issue.maximum} ${issue.origin === 'string' ? 'characters ' : ''}at most`
    case 'invalid_format':
      return issue.path.join('.') === 'language' ? 'a language such as en-GB' : 'an id as the project has it'
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return `something else (${issue.message})`
  }
}
