// The certificates of those who signed in an increment of a PDF.
import { textOfAscii } from '@plenary/shared/signing/bytes'
import { type Certificate, parseCertificate } from '@plenary/shared/signing/certificate'
import { parseSignedData } from '@plenary/shared/signing/cms'
import type { Bytes } from '@plenary/shared/signing/subtle'

/** Of an increment that this server wrote: of each signature the first certificate, which is its signer's. */
export function certificatesIn(increment: Bytes): Certificate[] {
  const written = textOfAscii(increment).matchAll(/\/Contents\s*<([0-9A-Fa-f]+)>/g)
  return [...written].flatMap(([, digits = '']) => {
    const [certificate] = parseSignedData(new Uint8Array(Buffer.from(digits, 'hex')))?.certificates ?? []
    return (certificate && parseCertificate(certificate)) ?? []
  })
}
