// Which cities a text names, by the names that the network has for them: what closing compares with the roster.
import type { ContentJson } from '../schema/content.ts'
import type { Names } from './names.ts'

export interface NamedCity {
  readonly id: string
  /** In every language that the network has. */
  readonly names: Names
}

/** Scripts that put no space between words: a name stands wherever its characters stand. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * The ids of the cities whose names stand in the preamble or the clauses. Title and closing name the place of the meeting and
 * are not looked at. Where one name is a part of another, such as Taipei in New Taipei, the longer one counts.
 */
export function citiesInText(content: ContentJson, cities: readonly NamedCity[]): Set<string> {
  const [, preamble, clauses] = content.content
  let words = wordsOf([preamble, clauses]).normalize('NFC')
  const names = cities
    .flatMap(({ id, names: all }) =>
      Object.values(all).map((name) => ({ id, name: name.trim().normalize('NFC') })),
    )
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (const { id, name } of names) {
    const rest = words.replaceAll(patternOf(name), '\u0000')
    if (rest !== words) found.add(id)
    words = rest
  }
  return found
}

function patternOf(name: string): RegExp {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
  return UNSPACED.test(name)
    ? new RegExp(escaped, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{M}])${escaped}(?![\\p{L}\\p{M}])`, 'giu')
}

interface Words {
  readonly text?: string
  readonly content?: readonly Words[] | undefined
}

/** All words, a line for each paragraph. */
function wordsOf(nodes: readonly Words[]): string {
  return nodes
    .map((node) => {
      if (node.text !== undefined) return node.text
      const isParagraph = node.content?.some(({ text }) => text !== undefined)
      return `${wordsOf(node.content ?? [])}${isParagraph ? '\n' : ''}`
    })
    .join('')
}
