// A certificate as text (RFC 7468).
import { toBase64 } from './base64.ts'

/** @param der the certificate */
export function pemOf(der: Uint8Array): string {
  const lines = toBase64(der).replaceAll(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
