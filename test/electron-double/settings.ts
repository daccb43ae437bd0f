import * as z from 'zod'

const schema = z.object({
  userData: z.string(),
  port: z.number(),
  executablePath: z.string(),
  args: z.array(z.string()),
})

/** What the launching test told the app: where its data lies, and the browser that plays its windows. */
export type Settings = z.infer<typeof schema>

export const settings: Settings = schema.parse(JSON.parse(process.env.ELECTRON_DOUBLE ?? '{}'))
