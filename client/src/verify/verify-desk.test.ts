// The page on which a file is dropped, with what is not as it should be.
import { pemOf } from '@plenary/shared/signing/pem'
import { makeTestAuthority } from '@plenary/shared/testing/test-authority'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verify } from '../i18n/words/en/verify.ts'
import { VerifyDesk } from './verify-desk.ts'

let place: HTMLElement
let desk: VerifyDesk

beforeEach(() => {
  place = document.createElement('div')
  document.body.append(place)
  desk = new VerifyDesk(place, { language: 'en', words: verify })
})
afterEach(() => {
  desk.end()
  place.remove()
})

function drop(name: string, read: () => Promise<ArrayBufferLike>): void {
  const files = [{ name, arrayBuffer: read }]
  document.dispatchEvent(Object.assign(new Event('drop'), { dataTransfer: { files } }))
}

const dropText = (name: string, text: string) => drop(name, async () => new TextEncoder().encode(text).buffer)

test('[VF59] a folder that is dropped, or a file that is gone, is said not to be readable', async () => {
  drop('signed', () => Promise.reject(new Error('NotFoundError')))
  await expect.poll(() => place.textContent).toContain('The file could not be read.')
  expect(place.querySelector('[role=status]:has(p)')?.textContent).toBe(
    'Nothing here can be verified.The file could not be read. Perhaps it is a folder, or was moved meanwhile.',
  )
  expect(place.textContent).not.toContain(verify.checked)
})

test('[VF21] a certificate that lies in the file to be checked is none that the reader brings', async () => {
  const pem = pemOf((await makeTestAuthority(crypto.subtle)).root)
  for (const before of ['PK\x03\x04root.pem', '%PDF-1.7\n', '0']) {
    dropText(`file${before.length}`, `${before}${pem}`)
    await expect.poll(() => place.textContent).toContain(`file${before.length}`)
  }
  expect(place.textContent).not.toContain('Root certificate added')
  dropText('root.pem', pem)
  await expect.poll(() => place.textContent).toContain('Root certificate added')
})
