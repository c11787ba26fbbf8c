// What was added to a sealed text, for a browser that is to sign the newest increment.
import { textOfAscii } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import { judgeIncrement } from './judge-increment.ts'
import { readRevisions } from './pdf-revisions.ts'
import { signaturesIn } from './pdf-signatures.ts'
import { UnreadablePdf } from './pdf-values.ts'

/**
 * The name of the field that the newest increment signs; undefined where anything behind the seal cannot be followed, or does
 * something else than sign one empty field.
 */
export function newestField(pdf: Bytes, sealedLength: number): { readonly name: string } | undefined {
  try {
    const text = textOfAscii(pdf)
    const revisions = readRevisions(text)
    const seal = revisions.findIndex(({ end }) => end === sealedLength)
    if (seal === -1) return undefined
    const signed = revisions.slice(seal + 1)
    const fields = signed.map((revision, index) => {
      const [signature, ...others] = signaturesIn(revision)
      if (!signature || others.length > 0) return null
      // Those before may have been signed outside; whoever did was judged by the server, and is by every verifier.
      const byOthers = index < signed.length - 1 ? text : undefined
      const earlier = revisions.slice(0, seal + 1 + index)
      const { field, faults } = judgeIncrement(earlier, revision, signature, byOthers)
      return faults.length === 0 ? field : null
    })
    const newest = fields.at(-1)
    return newest && !fields.includes(null) ? { name: newest.name } : undefined
  } catch (error) {
    if (error instanceof UnreadablePdf) return undefined
    throw error
  }
}
