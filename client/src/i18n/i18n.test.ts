// When the words of an area are there.
import i18next from 'i18next'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { chooseLanguage, interfaceLanguage, startI18n, withWords } from './i18n.ts'
import { preferredLanguage } from './language.ts'
import { LATE_WORDS } from './late-words.ts'

beforeAll(() => startI18n('en', []))
afterEach(() => {
  vi.restoreAllMocks()
})

const areasIn = (language: string) => Object.keys(i18next.getDataByLanguage(language) ?? {}).sort()

test('[UI15] a screen comes with the words of its areas, in the chosen language alone', async () => {
  expect(areasIn('en')).toEqual(['shell'])
  expect(await withWords(Promise.resolve('chunk'), 'desk')).toBe('chunk')
  expect(areasIn('en')).toEqual(['desk', 'refusals', 'shell'])
  expect(areasIn('ja')).toEqual(['shell'])
})

test('[UI15] a screen whose words cannot be had has failed, and asks again the next time', async () => {
  vi.spyOn(LATE_WORDS.people, 'en').mockRejectedValueOnce(new Error('unreachable'))
  await expect(withWords(Promise.resolve('chunk'), 'people')).rejects.toThrow('unreachable')
  expect(await withWords(Promise.resolve('chunk'), 'people')).toBe('chunk')
})

test('[UI15] a change of language waits for the words of every screen, also of one that is opened meanwhile', async () => {
  let bring = () => {}
  const desk = await LATE_WORDS.desk.ja()
  vi.spyOn(LATE_WORDS.desk, 'ja').mockReturnValueOnce(
    new Promise((resolve) => {
      bring = () => resolve(desk)
    }),
  )
  const chosen = chooseLanguage('ja')
  await withWords(Promise.resolve('chunk'), 'record')
  expect(interfaceLanguage()).toBe('en')
  bring()
  await chosen
  expect(interfaceLanguage()).toBe('ja')
  expect(areasIn('ja')).toEqual(['desk', 'people', 'record', 'refusals', 'shell'])
})

test('[UI15] the language stays where the words of another cannot be had', async () => {
  await withWords(Promise.resolve('chunk'), 'account')
  await chooseLanguage('ja')
  vi.spyOn(LATE_WORDS.account, 'en').mockRejectedValueOnce(new Error('unreachable'))
  i18next.removeResourceBundle('en', 'account')
  await expect(chooseLanguage('en')).rejects.toThrow('unreachable')
  expect([interfaceLanguage(), preferredLanguage()]).toEqual(['ja', 'ja'])
})
