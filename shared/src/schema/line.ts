// What a person types as one line, or as a few lines.
import * as z from 'zod'
import { FORBIDDEN_CHARACTERS } from './forbidden-characters.ts'

const NOT_ON_A_LINE = /[\t\u2028\u2029]/
/** Anything but spaces, and what is drawn as nothing or as a blank. */
const VISIBLE = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** One line of text that a person typed: trimmed, bounded, without control characters, and not empty to the eye. */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !FORBIDDEN_CHARACTERS.test(text) && !NOT_ON_A_LINE.test(text), {
      error: 'forbidden-characters',
    })
    .refine((text) => VISIBLE.test(text))
}

/** The same of several lines. */
export function notesSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => !FORBIDDEN_CHARACTERS.test(text.replaceAll('\n', ' ')), {
      error: 'forbidden-characters',
    })
    .refine((text) => VISIBLE.test(text))
}
