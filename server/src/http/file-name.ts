// The names of files that are downloaded: from what people call a thing, safe on every system.

import { endingOf } from '../commands/scan-kind.ts'

/** So many characters of a title; the rest of a path must have room beside it. */
const LONGEST = 60

/** Letters and digits of every script; a hyphen for all else. Empty when there are none. */
export function titleInFileName(title: string): string {
  const words = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return [...words].slice(0, LONGEST).join('').replace(/^-|-$/g, '')
}

/** By the kind that it is, whatever it was called; `scan` where its name has no letter. */
export function scanFileName({ name, type }: { readonly name: string; readonly type: string }): string {
  return `${titleInFileName(name.replace(/\.\w{1,5}$/, '')) || 'scan'}.${endingOf(type)}`
}

/** The header that saves an answer under this name; who does not read UTF-8 there gets it without its other letters (RFC 6266). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x21-\x7e]+/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
