import { expect, test } from 'vitest'
import type { ContentJson } from '../schema/content.ts'
import { citiesInText } from './cities-in-text.ts'

const CITIES = [
  { id: 'taipei', names: { en: 'Taipei', ja: '台北' } },
  { id: 'new-taipei', names: { en: 'New Taipei', ja: '新北' } },
  { id: 'hanoi', names: { en: 'Hanoi', ja: 'ハノイ', vi: 'Hà Nội' } },
  { id: 'tokyo', names: { en: 'Tokyo', ja: '東京' } },
  { id: 'manila', names: { en: 'Metropolitan Manila', ja: 'マニラ首都圏' } },
  { id: 'delhi', names: { en: 'Delhi' } },
]

const paragraph = (...runs: string[]) => ({
  type: 'paragraph' as const,
  content: runs.map((text) => ({ type: 'text' as const, text })),
})

function textOf(preambular: string[], clause: string[] = [], title = ''): ContentJson {
  return {
    type: 'doc',
    content: [
      { type: 'title', content: title ? [paragraph(title)] : [] },
      {
        type: 'preamble',
        content: [{ type: 'preambular', content: preambular.map((text) => ({ type: 'text', text })) }],
      },
      {
        type: 'clauses',
        content: [
          {
            type: 'clause',
            attrs: { id: 'clause0001' },
            content: [
              { type: 'paragraph' },
              {
                type: 'subclauses',
                content: [{ type: 'clause', attrs: { id: 'clause0002' }, content: [paragraph(...clause)] }],
              },
            ],
          },
        ],
      },
      { type: 'closing', content: [paragraph('Tokyo, 8 November 2010')] },
    ],
  }
}
const found = (content: ContentJson) => [...citiesInText(content, CITIES)].sort()

test('[LI6] a city is named by any of its names, in preamble or clauses, also across runs', () => {
  expect(found(textOf(['We, the mayors of Ha', 'noi and ', 'Metropolitan  Manila,'], ['in Hà Nội']))).toEqual(
    ['hanoi', 'manila'],
  )
  expect(found(textOf([], ['as agreed in HANOI']))).toEqual(['hanoi'])
})

test('[LI6] the place in the closing and a name in the title name no participant', () => {
  expect(found(textOf(['We, the cities'], [], 'Tokyo Declaration'))).toEqual([])
})

test('[LI6] a part of another word or of another city’s name is no name', () => {
  expect(found(textOf(['New Taipei and Delhiites']))).toEqual(['new-taipei'])
  expect(found(textOf(['New Taipei, Taipei']))).toEqual(['new-taipei', 'taipei'])
})

test('[LI6] names in scripts without spaces are found between other characters', () => {
  expect(found(textOf(['東京、ハノイ及びマニラ首都圏は']))).toEqual(['hanoi', 'manila', 'tokyo'])
})
