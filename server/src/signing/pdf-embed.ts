// Puts a signature into the hole that was left for it.

import { holeOf } from '@plenary/shared/signing/byte-range'
import { asciiBytes, hexOf } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { writeSignedData } from '@plenary/shared/signing/cms'
import { type Bytes, isSignatureBy, type Subtle } from '@plenary/shared/signing/subtle'
import { PdfProblem } from './pdf-increment.ts'
import type { PreparedPdf } from './pdf-prepare.ts'

/** Whether r and s are a signature by the certificate's key over what was prepared. */
export async function signsWhatWasPrepared(
  subtle: Subtle,
  { attributes }: Pick<PreparedPdf, 'attributes'>,
  certificate: Bytes,
  signature: Bytes,
): Promise<boolean> {
  const spki = parseCertificate(certificate)?.spki
  return spki !== undefined && (await isSignatureBy(subtle, spki, signature, attributes))
}

/** The signed PDF. The signature was judged before. Throws `PdfProblem` where it has no room. */
export function embedSignature(
  prepared: PreparedPdf,
  { certificate, root, signature }: { certificate: Bytes; root: Bytes; signature: Bytes },
): Bytes {
  const { whole, byteRange, attributes } = prepared
  const digits = asciiBytes(hexOf(writeSignedData({ attributes, signature, certificate, root })))
  if (digits.length > holeOf(whole, byteRange).length) {
    throw new PdfProblem('reserve-too-small', `a signature of ${digits.length / 2} bytes has no room`)
  }
  const signed = whole.slice()
  signed.set(digits, byteRange[1] + 1)
  return signed
}
