import * as z from 'zod'
import { codebookDifference, type VersionedCode } from '#shared/domain/codebook-difference.ts'
import { Refusal } from '#shared/errors.ts'
import { codeId, type CodeId } from '#shared/ids.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'
import { listExamples, setExamples, updateCode, type CodeRow } from '../store/code-store.ts'
import { listCodebookVersions } from '../store/codebook-version-store.ts'
import { describeVersion } from './codebook-service.ts'
import { publishVersion, snapshotOf } from './codebook-writing.ts'
import { codeOrRefuse, loadCodeTree } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'

type Amendment = ParsedInput<'codebook.amend'>

/** As `snapshotOf` writes it. */
const snapshot = z.array(
  z.object({
    id: codeId,
    parent: codeId.nullable(),
    name: z.string(),
    colour: z.string(),
    codable: z.boolean(),
    brief: z.string(),
    definition: z.string(),
    whenToUse: z.string(),
    whenNotToUse: z.string(),
    retired: z.boolean(),
    successor: codeId.nullable(),
    examples: z.array(z.string()),
    closeButNo: z.array(z.string()),
    synonyms: z.array(z.string()).default([]),
  }),
)

/** @throws Refusal corrupt where a version is not as Concord writes one */
function codesIn(text: string): VersionedCode<CodeId>[] {
  try {
    return snapshot.parse(JSON.parse(text))
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'bad_codebook_version' }, { cause: error })
  }
}

/** The codes of a version; null: as they stand. @throws Refusal not_found */
function codesOfVersion(db: ReadDb, number: number | null): VersionedCode<CodeId>[] {
  if (number === null) return codesIn(snapshotOf(db))
  const version = listCodebookVersions(db).find((row) => row.number === number)
  if (!version) throw new Refusal('not_found', { what: 'codebook_version' })
  return codesIn(version.snapshot)
}

/** A rule goes below those there are. */
function withRule(standing: string, rule: string): string {
  return standing.split('\n').includes(rule)
    ? standing
    : [standing.trimEnd(), rule].filter(Boolean).join('\n')
}

/** @throws Refusal validation where the code says so already */
function amendCode(db: WriteDb, code: CodeRow, { part, text }: Amendment): void {
  const refuse = () => new Refusal('validation', { reason: 'said_already', name: code.name })
  if (part === 'example' || part === 'close_but_no') {
    const standing = listExamples(db).flatMap((one) =>
      one.codeId === code.id && one.kind === part ? [one.text] : [],
    )
    if (standing.includes(text)) throw refuse()
    setExamples(db, code.id, part, [...standing, text])
    return
  }
  const field = part === 'when_to_use' ? 'whenToUse' : 'whenNotToUse'
  const rules = withRule(code[field], text)
  if (rules === code[field]) throw refuse()
  updateCode(db, { ...code, [field]: rules })
}

const parts: { readonly [Part in Amendment['part']]: string } = {
  example: 'an example',
  close_but_no: 'a near miss',
  when_to_use: 'a rule on when to use it',
  when_not_to_use: 'a rule on when not to use it',
}

export const codebookVersionService: Service<'codebook.compare' | 'codebook.amend'> = {
  'codebook.compare': ({ from, to }, { session }) =>
    session.project.read((db) =>
      codebookDifference(codesOfVersion(db, from), codesOfVersion(db, to)).map((one) => ({
        ...one,
        fields: one.fields.map((field) => ({ ...field })),
      })),
    ),

  'codebook.amend': (amendment, { session, as }) =>
    session.project.write(
      ({ version, name }: { version: ReturnType<typeof describeVersion>; name: string }) => ({
        kind: 'codebook.amend',
        label: `Added ${parts[amendment.part]} to ${quoted(name)}, codebook version ${version.number}`,
        coder: as,
      }),
      (db) => {
        const code = codeOrRefuse(loadCodeTree(db), amendment.code)
        // Free codes stand in no version, so that the next would tell nothing of it.
        if (code.free) throw new Refusal('validation', { reason: 'no_place_yet', name: code.name })
        amendCode(db, code, amendment)
        return { version: describeVersion(db, publishVersion(db, amendment.note, as)), name: code.name }
      },
    ).version,
}
