// The characters that no text of the product may hold.

/**
 * Control characters (but the tab), bidi overrides and lone surrogates, refused at the door.
 * Zero-width joiners and spaces stay: Hindi, Thai and Burmese need them.
 */
export const FORBIDDEN_CHARACTERS = /(?!\t)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** What others wrote, to be read by people: a sign stands where such a character did. */
export function withoutForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN_CHARACTERS, 'gu'), '\ufffd')
}
