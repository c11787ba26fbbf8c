// The two characters in compared words that are no words.

/** A paragraph's end, as a piece of its own: `'one\ntwo\n'` are two paragraphs, `''` is none. */
export const PARAGRAPH_END = '\n'
/** Where the sub-clauses of a clause stand among its paragraphs, as a piece of its own. No text can hold the character. */
export const SUBCLAUSES_HERE = '\v'
