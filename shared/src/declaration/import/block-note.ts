// What the importer tells the person who checks its work: codes with values; their sentences are in words/import-sentences.ts.

/** Notes on one block. */
export const BLOCK_NOTES = [
  /** `count` line breaks inside the paragraph were joined. */
  'lines-joined',
  /** A line ended within a hyphenated word: the hyphen was kept, and may not belong. */
  'hyphen-kept',
  /** The numbers `numbers` (`3` or `3–5`) don't stand before this one. */
  'number-missing',
  /** The number `number` stands a second time, or after a higher one. */
  'number-repeated',
  /** The count begins again at 1, and goes on in the text. */
  'number-restarts',
  /** A clause that has no number in the source; it gets one. */
  'number-added',
  /** Numbers are written like `label` in the source and like `drawn` in the text; said once for each level. */
  'number-redrawn',
  /** `count` characters that a text may not contain, the first of them `character` (such as U+0007). */
  'forbidden-characters',
  /** A person wrote something else than the source. */
  'changed',
] as const

/** Notes on the whole. */
export const WHOLE_NOTES = [
  'nothing-found',
  'no-title',
  'no-preamble',
  'no-formula',
  'no-clauses',
  'no-closing',
] as const

export type BlockNoteCode = (typeof BLOCK_NOTES)[number]
export type WholeNote = (typeof WHOLE_NOTES)[number]

export interface BlockNote {
  readonly code: BlockNoteCode
  readonly values: Readonly<Record<string, string | number>>
}
