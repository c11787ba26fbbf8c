// What a city can say of a clause or of the whole text.

export const POSITIONS = ['agrees', 'ad-referendum', 'reserves', 'objects', 'abstains'] as const
export type Position = (typeof POSITIONS)[number]

/** What the ledger takes: a position, or that the one before no longer holds and the city is silent again. */
export const LEDGER_ACTS = [...POSITIONS, 'withdrawn'] as const
export type LedgerAct = (typeof LEDGER_ACTS)[number]

/** A reservation is its words, and an objection has its reason or other words. */
export const NEEDS_NOTE: Record<LedgerAct, boolean> = {
  agrees: false,
  'ad-referendum': false,
  reserves: true,
  objects: true,
  abstains: false,
  withdrawn: false,
}

export const LONGEST_NOTE = 2_000

/** An entry of the ledger: never changed, never deleted. */
export interface LedgerEntry {
  readonly id: string
  readonly cityId: string
  /** Null: the whole text. */
  readonly clauseId: string | null
  readonly act: LedgerAct
  /** Of the words that the person saw, which were the server's at that moment, and the canonical form's name. */
  readonly digest: string
  readonly form: string
  readonly note: string | null
  readonly at: string
  /** The person who acted for the city. */
  readonly name: string
  /** The city whose delegation acted, where it was another's by proxy. */
  readonly holderId: string | null
  /** Stated after the adoption by a city that was absent: it changes nothing that was decided. */
  readonly isOpinion: boolean
}
