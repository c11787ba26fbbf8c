// The page on which a file is dropped, with what is none.
import { expect, test } from 'vitest'
import { verify } from '../i18n/words/en/verify.ts'
import { VerifyDesk } from './verify-desk.ts'

test('[VF59] a folder that is dropped, or a file that is gone, is said not to be readable', async () => {
  const place = document.createElement('div')
  document.body.append(place)
  const desk = new VerifyDesk(place, { language: 'en', words: verify })
  const folder = { name: 'signed', arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }
  document.dispatchEvent(Object.assign(new Event('drop'), { dataTransfer: { files: [folder] } }))
  await expect.poll(() => place.textContent).toContain('The file could not be read.')
  expect(place.textContent).toContain('Nothing here can be verified.')
  desk.end()
  place.remove()
})
