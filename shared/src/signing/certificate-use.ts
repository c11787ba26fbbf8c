// What a certificate of the network's is for, as its subject says (UID, RFC 4519). A key can be kept by whoever made it: its certificate
// must be of no use for anything but the one signature for which it was issued.
import { SEAL_FIELD } from './signature-fields.ts'

/** The signature in a field of a signing's PDF, and the statement beside it. */
export const useOfField = (signing: string, field: string) => `${signing}/${field}`
/** The seal of a signing's text. */
export const useOfSeal = (signing: string) => useOfField(signing, SEAL_FIELD)
/** The list of a signing's bundle. */
export const useOfList = (signing: string) => `${signing}/list`

/** The signing whose text a certificate seals; undefined where it is for something else. */
export function signingSealedBy(use: string): string | undefined {
  const [signing = '', field, ...more] = use.split('/')
  return signing !== '' && field === SEAL_FIELD && more.length === 0 ? signing : undefined
}
