// A certificate that was issued, when it is used or was made void meanwhile: one or the other, whichever is written first.
import { parseCertificate } from '@plenary/shared/signing/certificate'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'

/** Holds only if it is not void, and only once. */
export function useCertificate(
  { storage: { read }, surroundings }: Pick<CommandContext, 'storage' | 'surroundings'>,
  certificate: Bytes,
): Statement {
  const query = read
    .updateTable('signing_certificate')
    .set({ used_at: moment(surroundings) })
    .where('serial', '=', serialOf(certificate))
    .where('used_at', 'is', null)
    .where('serial', 'not in', read.selectFrom('revocation').select('serial'))
    .compile()
  return { query, expectRows: 1 }
}

export async function isVoid(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  certificate: Bytes,
): Promise<boolean> {
  const found = await read
    .selectFrom('revocation')
    .where('serial', '=', serialOf(certificate))
    .select('serial')
    .executeTakeFirst()
  return found !== undefined
}

/** In hexadecimal. */
export function serialOf(certificate: Uint8Array): string {
  const parsed = parseCertificate(new Uint8Array(certificate))
  if (!parsed) throw new Error('a certificate that the authority did not make')
  return parsed.serial
}
