import { CallFailed } from '../../client/call.ts'

/** Why there is nothing to see, in a sentence. */
export function Failed({ error }: { readonly error: unknown }) {
  return (
    <p role="alert" className="field-error">
      {error instanceof CallFailed ? error.message : 'This could not be worked out.'}
    </p>
  )
}
