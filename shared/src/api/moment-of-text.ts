// A moment of a text, as an address names it: now, a version, a sequence of the log, or what a city has agreed to.
import * as z from 'zod'

/** `now`, `version:<id>`, `sequence:<n>`. */
const FIXED_PATTERN = /^(now|version:[0-9a-z-]{1,64}|sequence:\d{1,15})$/
/** The same, or `city:<id>`: each clause as that city's own position found it; clauses without one are left out. */
const BASE_PATTERN = /^(now|version:[0-9a-z-]{1,64}|sequence:\d{1,15}|city:[0-9a-z-]{1,64})$/

export const momentOfTextSchema = z.string().regex(FIXED_PATTERN)
export const baseOfTextSchema = z.string().regex(BASE_PATTERN)

export type MomentOfText =
  | { readonly kind: 'now' }
  | { readonly kind: 'version'; readonly id: string }
  | { readonly kind: 'sequence'; readonly sequence: number }
export type BaseOfText = MomentOfText | { readonly kind: 'city'; readonly id: string }

/** @param written what `baseOfTextSchema` let pass */
export function readBaseOfText(written: string): BaseOfText {
  const [kind, value = ''] = written.split(':')
  if (kind === 'version' || kind === 'city') return { kind, id: value }
  return kind === 'sequence' ? { kind, sequence: Number(value) } : { kind: 'now' }
}

export function writeBaseOfText(base: BaseOfText): string {
  if (base.kind === 'now') return 'now'
  return `${base.kind}:${base.kind === 'sequence' ? base.sequence : base.id}`
}
