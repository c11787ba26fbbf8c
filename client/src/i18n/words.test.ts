// The words of the interface, in every language.
import { expect, test } from 'vitest'
import { LATE_WORDS } from './late-words.ts'
import { shell as english } from './words/en/shell.ts'
import { shell as japanese } from './words/ja/shell.ts'

type Words = Readonly<Record<string, string>>

const late = Object.entries(LATE_WORDS).map(
  async ([area, { en, ja }]): Promise<[string, { en: Words; ja: Words }]> => [
    area,
    { en: { ...(await en()) }, ja: { ...(await ja()) } },
  ],
)
const words: [string, { en: Words; ja: Words }][] = [
  ['shell', { en: english, ja: japanese }],
  ...(await Promise.all(late)),
]

test('[UI1] every language has the same words, and none is empty', () => {
  for (const [area, { en, ja }] of words) {
    expect(Object.keys(ja).sort(), area).toEqual(Object.keys(en).sort())
    for (const [key, word] of [...Object.entries(en), ...Object.entries(ja)]) {
      expect(word.trim(), `${area}.${key}`).not.toBe('')
    }
  }
})

test('[UI2] a word asks for the same values in every language', () => {
  const values = (word: string) => [...word.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  for (const [area, { en, ja }] of words) {
    for (const [key, word] of Object.entries(en)) {
      if (/_(one|zero)$/.test(key)) continue
      expect(values(ja[key] ?? ''), `${area}.${key}`).toEqual(values(word))
    }
  }
})

test('[UI3] English words beg nobody and shout at nobody', () => {
  for (const [area, { en }] of words) {
    for (const [key, word] of Object.entries(en)) {
      expect(word, `${area}.${key}`).not.toMatch(/\bplease\b|\boops\b|successfully|!/i)
    }
  }
})
