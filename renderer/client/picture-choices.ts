import * as z from 'zod'

export const pictureKinds = ['tree', 'timeline', 'network', 'rounds'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** A picture of the pictures room with everything that was chosen for each of them. */
export const pictureChoices = z.object({
  kind: z.enum(pictureKinds),
  asTable: z.boolean(),
  /** Everyone but the consensus (`people`), everyone, or one coder by id. */
  whose: z.string(),
  tree: z.object({
    measure: z.enum(['codings', 'documents', 'words']),
    drawnAs: z.enum(['areas', 'bars']),
    /** A top code by id, or all of the codebook. */
    branch: z.string().nullable(),
    order: z.enum(['codebook', 'size']),
  }),
  timeline: z.object({
    document: z.string().nullable(),
    /** Top codes whose rows are not shown one by one. */
    folded: z.array(z.string()),
  }),
  network: z.object({
    proximity: z.enum(['overlapping', 'same_turn', 'near']),
    /** Only codings of one coder and round go together. */
    sameCoder: z.boolean(),
    level: z.enum(['codes', 'top']),
    /** The weakest link that is drawn; null: so that a few are. */
    atLeast: z.int().positive().nullable(),
  }),
  rounds: z.object({
    branch: z.string().nullable(),
    figure: z.enum(['codings', 'share']),
  }),
})
export type PictureChoices = z.infer<typeof pictureChoices>

export const firstPictureChoices: PictureChoices = {
  kind: 'tree',
  asTable: false,
  whose: 'people',
  tree: { measure: 'codings', drawnAs: 'areas', branch: null, order: 'codebook' },
  timeline: { document: null, folded: [] },
  network: { proximity: 'near', sameCoder: true, level: 'codes', atLeast: null },
  rounds: { branch: null, figure: 'codings' },
}
