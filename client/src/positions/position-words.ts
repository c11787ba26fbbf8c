// Positions as words, by the keys of their area.
import type { Position } from '@plenary/shared/positions/position'
import type { positions } from '../i18n/words/en/positions.ts'

type Key = keyof typeof positions

export const SAID_WORDS = {
  agrees: 'saidAgrees',
  'ad-referendum': 'saidAdReferendum',
  reserves: 'saidReserves',
  objects: 'saidObjects',
  abstains: 'saidAbstains',
} as const satisfies Record<Position, Key>

export const EARLIER_WORDS = {
  agrees: 'earlierAgrees',
  'ad-referendum': 'earlierAdReferendum',
  reserves: 'earlierReserves',
  objects: 'earlierObjects',
  abstains: 'earlierAbstains',
} as const satisfies Record<Position, Key>

/** What each means, in a sentence. */
const MEANINGS = {
  agrees: 'agreesSays',
  'ad-referendum': 'adReferendumSays',
  reserves: 'reservesSays',
  objects: 'objectsSays',
  abstains: 'abstainsSays',
} as const satisfies Record<Position, Key>

/** What the dialog says when it asks for a position. */
export const POSITION_DIALOG = {
  ask: 'ask',
  theWords: 'theWords',
  meanings: MEANINGS,
  withdraw: 'withdraw',
  act: 'stateFor',
} as const

/** The same for an opinion, which blocks nothing and decides nothing. */
export const OPINION_DIALOG = {
  ask: 'askOpinion',
  theWords: 'adoptedWords',
  meanings: { ...MEANINGS, objects: 'objectsOpinion', abstains: 'abstainsOpinion' },
  withdraw: 'withdrawOpinion',
  act: 'giveFor',
} as const
