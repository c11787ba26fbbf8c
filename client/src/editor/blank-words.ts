// The words that stand where a part of a text is empty, in the text's language.
import type { Container } from '@plenary/shared/schema/nodes'

const ENGLISH: Record<Container, string> = {
  title: 'Title',
  preamble: 'Preambular paragraph',
  clauses: 'Clause',
  closing: 'Place and date',
}

const JAPANESE: Record<Container, string> = {
  title: '表題',
  preamble: '前文',
  clauses: '項',
  closing: '場所と日付',
}

/** In Japanese for a Japanese text, else in English. */
export function blankWord(container: Container, language: string): string {
  return (language.split('-')[0] === 'ja' ? JAPANESE : ENGLISH)[container]
}
