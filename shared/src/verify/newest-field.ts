// What was added to a sealed text, for a browser that is to sign the newest increment.
import { textOfAscii } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import { judgeIncrement } from './judge-increment.ts'
import { readRevisions } from './pdf-revisions.ts'
import { signaturesIn } from './pdf-signatures.ts'
import { UnreadablePdf } from './pdf-values.ts'

/**
 * The name of the field that the newest increment signs. `changed` where anything behind the seal does something else than sign one
 * empty field; `foreign` where another program wrote what cannot be followed here.
 */
export function newestField(
  pdf: Bytes,
  sealedLength: number,
): { readonly name: string } | 'changed' | 'foreign' {
  try {
    const revisions = readRevisions(textOfAscii(pdf))
    const seal = revisions.findIndex(({ end }) => end === sealedLength)
    if (seal === -1) return 'changed'
    const fields = revisions.slice(seal + 1).map((revision, index) => {
      const [signature, ...others] = signaturesIn(revision)
      if (!signature || others.length > 0) return null
      const { field, faults } = judgeIncrement(revisions.slice(0, seal + 1 + index), revision, signature)
      return faults.length === 0 ? field : null
    })
    const newest = fields.at(-1)
    return newest && !fields.includes(null) ? { name: newest.name } : 'changed'
  } catch (error) {
    if (error instanceof UnreadablePdf) return 'foreign'
    throw error
  }
}
