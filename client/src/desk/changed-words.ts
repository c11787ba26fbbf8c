// What an author changed, cut down to the changed words with a little of their surroundings.

export interface ChangedWords {
  before: string
  deleted: string
  inserted: string
  after: string
}

const SURROUNDINGS = 48

/** Compares by what stands alike at both ends; what is between them was replaced as a whole. */
export function changedWords(before: string, wording: string): ChangedWords {
  const old = [...before]
  const now = [...wording]
  const start = wordStart(old, countAlike(old, now))
  const end = Math.min(countAlike(old.toReversed(), now.toReversed()), old.length - start, now.length - start)
  const tail = wordEnd(now, now.length - end)
  const kept = now.length - tail
  return {
    before: shortenStart(now.slice(0, start)),
    deleted: old.slice(start, old.length - kept).join(''),
    inserted: now.slice(start, tail).join(''),
    after: shortenEnd(now.slice(tail)),
  }
}

function countAlike(one: readonly string[], other: readonly string[]): number {
  let count = 0
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1
  return count
}

const isLatin = (character: string | undefined) =>
  character !== undefined && /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}]/u.test(character)

/** Back to where the word at `at` begins, where words have letters that join. */
function wordStart(characters: readonly string[], at: number): number {
  let start = at
  while (start > 0 && isLatin(characters[start - 1]) && isLatin(characters[start])) start -= 1
  return start
}

function wordEnd(characters: readonly string[], at: number): number {
  let end = at
  while (end < characters.length && end > 0 && isLatin(characters[end - 1]) && isLatin(characters[end]))
    end += 1
  return end
}

function shortenStart(characters: readonly string[]): string {
  return characters.length > SURROUNDINGS
    ? `… ${characters.slice(-SURROUNDINGS).join('')}`
    : characters.join('')
}

function shortenEnd(characters: readonly string[]): string {
  return characters.length > SURROUNDINGS
    ? `${characters.slice(0, SURROUNDINGS).join('')} …`
    : characters.join('')
}
