// The signing as each function sees it, and what the secretariat records.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { formatsIn } from '../i18n/format.ts'
import { startI18n } from '../i18n/i18n.ts'
import { SIGNING, showSigning } from './testing/show-signing.tsx'
import { DIGEST, signedAt, signingWith } from './testing/tokyo-signing.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const HANOI = { role: 'head', cityId: 'hanoi' } as const
const declined = { kind: 'declined', at: '2010-11-09T02:27:00.000Z', reason: 'The council decides' } as const
const absent = { kind: 'absent', at: '2010-11-09T02:30:00.000Z' } as const
const page = () => screen.findByRole('region', { name: 'Signature page' })
const blocks = async () => within(await page()).findAllByRole('listitem')
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const panel = () => screen.findByRole('complementary')
const SIGNING_PATH = '/api/declarations/tokyo/signing'

test('[SG81] the page has body, title, place and date of the text, and the cities in the plenary’s order', async () => {
  showSigning(signingWith({}))
  await within(await page()).findByText('November 9, 2010')
  const lines = [...(await page()).querySelectorAll('article > p')].map(({ textContent }) => textContent)
  expect(lines).toEqual(['Network of Cities', 'Tokyo Declaration', 'November 9, 2010', 'Tokyo'])
  const names = (await blocks()).map((block) => block.querySelector('b')?.textContent)
  expect(names).toEqual(['Hanoi', 'Jakarta', 'Seoul', 'Tokyo'])
  expect((await page()).querySelector('ol')?.hasAttribute('data-long')).toBe(false)
})

test('[SG202] while the words of the page are on their way a skeleton stands there, not half of it', async () => {
  const answer = Promise.withResolvers<unknown>()
  showSigning(signingWith({}), {}, { 'GET /api/texts/text1/content': answer.promise })
  const sheet = within(await page())
  expect(sheet.getByRole('status').textContent).toBe('Loading…')
  expect(sheet.queryAllByRole('listitem')).toEqual([])
  answer.resolve('500 storage-failed')
  await waitFor(() => expect(sheet.getAllByRole('listitem')).toHaveLength(4))
  expect(sheet.queryByRole('status')).toBeNull()
})

test('[SG82] a block says when and how was signed, with which certificate, by whose proxy, or why not', async () => {
  const paper = signedAt(40, { way: 'paper', certificate: null, confirmation: null, name: 'A deputy' })
  const signing = signingWith({ hanoi: signedAt(12), jakarta: paper, seoul: declined, tokyo: absent })
  showSigning(signing, { role: 'observer' })
  const said = (await blocks()).map(({ textContent }) => textContent)
  expect(said[0]).toMatch(/^Signed .*:26:12Certificate 7c1e 40d2HanoiHead$/)
  expect(said[1]).toMatch(/^Signed on paper .*:26:40JakartaA deputyby proxy: Hanoi$/)
  expect(said[2]).toMatch(/^Declined .*:27:00SeoulThe council decides$/)
  expect(said[3]).toMatch(/^AbsentTokyoHead, TokyoGovernor of Tokyo$/)
  expect((await page()).textContent).toContain('Times are those of Tokyo (UTC+9)')
})

test('[SG83] the blocks in which the reader signs are framed, by proxy too, until something came of them', async () => {
  showSigning(signingWith({ hanoi: signedAt(12) }), HANOI)
  const own = (await blocks()).filter(({ textContent }) => textContent?.includes('Your signature goes here'))
  expect(own.map((block) => block.querySelector('b')?.textContent)).toEqual(['Jakarta'])
  await screen.findByRole('heading', { name: 'Sign for Jakarta' })
})

test('[SG204] who signs for several cities finds one filled button: that of the first that is awaited', async () => {
  showSigning(signingWith({}), HANOI)
  await screen.findByRole('heading', { name: 'Sign for Hanoi and Jakarta' })
  const acts = screen.getAllByRole('button', { name: /^Sign for/ })
  expect(acts.map(({ classList }) => classList.contains('filled'))).toEqual([true, false])
})

test('[SG110] after an abort the view says when, by whom and why it was aborted', async () => {
  const abortedSigning = { at: signedAt(50)?.at ?? '', name: 'Secretariat, Tokyo', reason: 'A wrong date' }
  showSigning(null, { ...HANOI, abortedSigning })
  await screen.findByRole('heading', { name: 'The signing was aborted.' })
  expect((await panel()).textContent).toMatch(
    /Aborted .*11:26:50 in Tokyo.*, by Secretariat, Tokyo\. Reason: A wrong dateThe secretariat opens it/,
  )
})

test.each([null, signingWith({})])(
  '[SG113] the foot of a printed page ties it to the words',
  async (signing) => {
    showSigning(signing)
    const foot = (await page()).querySelector('footer')?.textContent
    const groups = Array.from({ length: 8 }, () => '3f2a 9c11').join(' ')
    expect(foot).toBe(`Tokyo Declaration · The network · Rev. 3SHA-256 ${groups}`)
  },
)

test('[SG111] on the page a signature has its day, today’s too', async () => {
  const [today, there] = [new Date(), formatsIn('en', Date.now, 'Asia/Tokyo')]
  showSigning(signingWith({ hanoi: signedAt(12, { at: today.toISOString() }) }), { role: 'observer' })
  expect((await blocks())[0]?.textContent).toContain(there.dayAndSecond(today.getTime()))
})

test('[SG85] opening says who signs, in which capacity and by whom, warns by name, and sends the digest', async () => {
  const { sent, answers } = showSigning(null, {}, { [`POST ${SIGNING_PATH}`]: '409 precondition-failed' })
  await press('Open the signing…')
  const dialog = await screen.findByRole('dialog', { name: 'Open the signing?' })
  expect([...dialog.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
    'The roster names no signatory: Seoul.',
    expect.stringContaining('Rev. 3 is sealed as a PDF'),
    expect.stringContaining('fixed as the roster says it now'),
    expect.stringContaining('aborted with a reason'),
    'Hanoi · Head, Hanoi, Governor of Hanoi',
    'Jakarta · Head, Jakarta, Governor of Jakarta, by proxy: Hanoi',
    'Seoul · Signatory not named',
    'Tokyo · Head, Tokyo, Governor of Tokyo',
  ])
  await press('Open the signing')
  await screen.findByText(/adopted anew as the button was pressed/)
  expect(sent).toEqual([{ address: `POST ${SIGNING_PATH}`, body: { digest: DIGEST } }])
  answers[`POST ${SIGNING_PATH}`] = { id: 'signing' }
  await press('Open the signing')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('[SG203] while the text is sealed the dialog says so', async () => {
  const sealed = Promise.withResolvers<unknown>()
  showSigning(null, {}, { [`POST ${SIGNING_PATH}`]: sealed.promise })
  await press('Open the signing…')
  await press('Open the signing')
  const dialog = within(await screen.findByRole('dialog'))
  expect((await dialog.findByText('The text is being sealed…')).role).toBe('status')
  sealed.resolve({ id: 'signing' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('[SG85] a city that is absent without a proxy to sign is warned of; others are told that it is not open', async () => {
  showSigning(null, {}, { 'GET /api/plenaries/tokyo-2010/proxies': [] })
  await press('Open the signing…')
  await screen.findByText('Absent, and no proxy to sign is recorded: Jakarta.')
  cleanup()
  showSigning(null, HANOI)
  await screen.findByText('The signing is not open yet.')
  expect(within(await panel()).queryByRole('button')).toBeNull()
})

test('[SG86] a signature on paper is recorded with name and moment, and taken back with a reason', async () => {
  const { sent, answers } = showSigning(signingWith({}))
  await press('Hanoi signed on paper…')
  const dialog = await screen.findByRole('dialog', { name: 'Record that Hanoi signed on paper' })
  const name = within(dialog).getByLabelText('Who signed')
  expect((name as HTMLInputElement).value).toBe('Head, Hanoi')
  await userEvent.clear(name)
  await press('Record the signature of Hanoi')
  await screen.findByText('This is needed.')
  expect(sent).toEqual([])
  await userEvent.type(name, 'The deputy head')
  within(dialog).getByText('In the time of Tokyo (UTC+9).')
  fireEvent.change(within(dialog).getByLabelText('When'), { target: { value: '2010-11-09T11:26:12' } })
  const paper = signedAt(12, { way: 'paper', certificate: null, confirmation: null })
  answers[SIGNING] = signingWith({ hanoi: paper })
  await press('Record the signature of Hanoi')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const at = '2010-11-09T02:26:12.000Z'
  expect(sent).toEqual([
    { address: `PUT ${SIGNING_PATH}/cities/hanoi/paper`, body: { name: 'The deputy head', at } },
  ])
  const takeBack = screen.getByRole('button', { name: 'Take back the signature of Hanoi…' })
  expect(document.activeElement).toBe(takeBack)
  await userEvent.click(takeBack)
  await userEvent.type(await screen.findByLabelText('Reason'), 'The wrong city')
  await press('Take back the signature of Hanoi')
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toEqual({
    address: `POST ${SIGNING_PATH}/cities/hanoi/paper/withdraw`,
    body: { reason: 'The wrong city' },
  })
})

test('[SG86] that a city declined is recorded with a reason, and that it signs after all', async () => {
  const { sent } = showSigning(signingWith({ seoul: declined }))
  await press('Tokyo does not sign…')
  await userEvent.type(await screen.findByLabelText('Reason'), 'Elections')
  await press('Record that Tokyo does not sign')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await press('Seoul signs after all')
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    { address: `POST ${SIGNING_PATH}/cities/tokyo/decline`, body: { reason: 'Elections' } },
    { address: `POST ${SIGNING_PATH}/cities/seoul/decline/withdraw`, body: null },
  ])
})

test('[SG87] a scan is uploaded by button or dropped, one after the other, and a refusal names the file', async () => {
  const { sent, answers } = showSigning(signingWith({}))
  await screen.findByRole('button', { name: 'Upload a scan…' })
  const field = document.querySelector('input[type=file]') as HTMLInputElement
  const [pdf, png] = [new File(['a'], 'page.pdf'), new File(['b'], 'hanoi.png')]
  answers[`POST ${SIGNING_PATH}/scans?name=page.pdf`] = { id: 'one' }
  answers[`POST ${SIGNING_PATH}/scans?name=hanoi.png`] = '415 file-kind'
  await userEvent.upload(field, pdf)
  await screen.findByText('“page.pdf” is kept on the server.')
  fireEvent.drop(field.parentElement as HTMLElement, { dataTransfer: { files: [png] } })
  expect((await screen.findByRole('alert')).textContent).toMatch(/^hanoi\.png: Only PDF/)
  expect(sent.map((each) => each.body)).toEqual([pdf, png])
})

test('[SG87] of several files those that are refused stay named; what is empty or too large is not sent, a long name is shortened', async () => {
  const { sent, answers } = showSigning(signingWith({}))
  await screen.findByRole('button', { name: 'Upload a scan…' })
  const field = document.querySelector('input[type=file]') as HTMLInputElement
  const large = new File(['a'], 'large.pdf')
  Object.defineProperty(large, 'size', { value: 25 * 1024 ** 2 + 1 })
  const long = new File(['b'], `${'x'.repeat(240)}.pdf`)
  const kept = `${'x'.repeat(179)}…${'x'.repeat(16)}.pdf`
  answers[`POST ${SIGNING_PATH}/scans?name=${encodeURIComponent(kept)}`] = { id: 'one' }
  fireEvent.drop(field.parentElement as HTMLElement, {
    dataTransfer: { files: [new File([], 'empty.pdf'), large, long] },
  })
  await screen.findByText(/ is kept on the server\.$/)
  expect(screen.getByRole('alert').textContent).toBe(
    'empty.pdf: This file is empty. It was not sent.large.pdf: This file is larger than 25 MB. It was not sent.',
  )
  expect(sent.map((each) => each.body)).toEqual([long])
})

test('[SG112] a signature on paper before the adoption is noted, and recorded all the same', async () => {
  const { sent } = showSigning(signingWith({}))
  await press('Hanoi signed on paper…')
  const when = await screen.findByLabelText('When')
  fireEvent.change(when, { target: { value: '2010-11-10T11:26:12' } })
  expect(screen.queryByText(/before the adoption/)).toBeNull()
  fireEvent.change(when, { target: { value: '2010-11-07T11:26:12' } })
  screen.getByText(/^This is before the adoption, which was recorded .*:14:00\.$/)
  await press('Record the signature of Hanoi')
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('[SG87] a scan is listed with size, time and digest, downloaded by everybody, removed by the secretariat', async () => {
  const scan = {
    id: 'one',
    name: 'page.pdf',
    type: 'application/pdf',
    size: 1_234_567,
    digest: DIGEST,
    at: '2010-11-09T02:31:07.000Z',
  }
  const ended = { kind: 'concluded', at: scan.at, reason: null } as const
  showSigning(signingWith({}, { scans: [scan], ended }), HANOI)
  const download = await screen.findByRole('link', { name: 'Download page.pdf' })
  expect(download.getAttribute('href')).toBe(`${SIGNING_PATH}/scans/one`)
  expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull()
  cleanup()
  const { sent } = showSigning(signingWith({}, { scans: [scan] }))
  expect((await screen.findByText(/^1\.2 MB, .*:31:07, digest/)).textContent).toContain('3f2a 9c11')
  await press('Remove page.pdf…')
  await press('Remove the scan')
  await waitFor(() => expect(sent).toEqual([{ address: `DELETE ${SIGNING_PATH}/scans/one`, body: null }]))
})

test('[SG145] [SG227] a PDF that was signed outside is uploaded for a city, and a refusal says what to do', async () => {
  const { sent, answers } = showSigning(signingWith({ hanoi: signedAt(12) }))
  await press('Signed with an own certificate…')
  const name = 'Upload a PDF that was signed with an own certificate'
  const dialog = await screen.findByRole('dialog', { name })
  const city = within(dialog).getByLabelText('City')
  expect([...city.querySelectorAll('option')].map(({ textContent }) => textContent)).not.toContain('Hanoi')
  await userEvent.selectOptions(city, 'Seoul')
  await press('Upload and check')
  await screen.findByText('Choose the signed PDF first.')
  const file = new File(['a'], 'signed.pdf')
  await userEvent.upload(dialog.querySelector('input[type=file]') as HTMLInputElement, file)
  const address = `POST ${SIGNING_PATH}/cities/seoul/outside`
  answers[address] = '409 pdf-changed'
  await press('Upload and check')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Besides the signature something else/)
  delete answers[address]
  const outside = { way: 'outside', name: 'Kim', confirmation: null, issuer: 'A Trust Service' }
  const trusted = { ...outside, issuer: 'A City CA', trustedRoot: DIGEST }
  answers[SIGNING] = signingWith({ hanoi: signedAt(12, trusted), seoul: signedAt(13, outside) })
  await press('Upload and check')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent.map((each) => [each.address, each.body])).toEqual([
    [address, file],
    [address, file],
  ])
  expect((await blocks())[2]?.textContent).toMatch(
    /^Signed with an own certificate .*SeoulKimCertificate issued by A Trust Service, as it says\. This issuer is not known here\.$/,
  )
  expect((await blocks())[0]?.textContent).toMatch(
    /Certificate issued by A City CA, which this plenary trusts\. Whether it has been revoked is not known/,
  )
})

test('[SG145] a signatory uploads for the own city, without being asked for which', async () => {
  showSigning(signingWith({ jakarta: signedAt(12) }), HANOI)
  await press('Sign with your own certificate…')
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).queryByLabelText('City')).toBeNull()
  expect(dialog.textContent).toContain('Sign it in the field of Hanoi')
  expect(within(dialog).getByRole('link', { name: 'Download the present PDF' }).getAttribute('href')).toBe(
    `${SIGNING_PATH}/pdf`,
  )
})

test('[SG88] concluding names the cities that would be absent; aborting counts what becomes void', async () => {
  const { sent } = showSigning(signingWith({ hanoi: signedAt(12), seoul: declined }))
  await press('Conclude the signing…')
  const dialog = await screen.findByRole('dialog', { name: 'Conclude the signing?' })
  expect([...dialog.querySelectorAll('li')].slice(0, 3).map(({ textContent }) => textContent)).toEqual([
    'Signed, 1 city: Hanoi.',
    'Recorded as declined: Seoul.',
    'Recorded as absent, as nothing came of them: Jakarta and Tokyo.',
  ])
  await press('Cancel')
  await press('Abort…')
  await screen.findByText('1 signature that was given becomes void. It stays on record.')
  await press('Abort the signing')
  expect(sent).toEqual([])
  await userEvent.type(screen.getByLabelText('Reason'), 'A wrong date')
  await press('Abort the signing')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({ address: `POST ${SIGNING_PATH}/abort`, body: { reason: 'A wrong date' } })
  cleanup()
  showSigning(signingWith({}))
  await press('Conclude the signing…')
  const act = await screen.findByRole('button', { name: 'Conclude the signing' })
  expect(act.getAttribute('aria-disabled')).toBe('true')
})

test('[SG89] a signatory sees text, adoption, capacity, digest and sentence of each city', async () => {
  const { sent } = showSigning(signingWith({ seoul: signedAt(12) }), HANOI)
  await screen.findByRole('heading', { name: 'Sign for Hanoi and Jakarta' })
  const said = (await panel()).textContent ?? ''
  expect(said).toContain('1 of 4 cities have signed. ')
  expect(said).toContain('Tokyo Declaration, Rev. 3English, authentic')
  expect(said).toContain('9 November 2010, 11:14 in Tokyo')
  expect(said).toContain('Governor of Hanoi, HanoiFor Jakarta, by proxy held by Hanoi')
  expect((await panel()).querySelectorAll('code span')).toHaveLength(16)
  expect(said).toContain('On behalf of Jakarta, I sign the Tokyo Declaration as adopted on 9 November 2010.')
  expect(said).toContain('Whoever signs on paper tells the secretariat')
  await press('Jakarta does not sign…')
  await userEvent.type(await screen.findByLabelText('Reason'), 'No mandate')
  await press('Record that Jakarta does not sign')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.address).toBe(`POST ${SIGNING_PATH}/cities/jakarta/decline`)
})

test('[SG89] of an own city that declined the reason is said, and that it signs after all can be recorded', async () => {
  const { sent } = showSigning(signingWith({ hanoi: declined, jakarta: declined }), HANOI)
  await screen.findByRole('heading', { name: 'Hanoi and Jakarta declined' })
  expect((await panel()).textContent).toContain('Reason: The council decides')
  await press('Hanoi signs after all')
  await waitFor(() => expect(sent).toHaveLength(1))
})

test.each([
  [{ role: 'viewer', cityId: 'tokyo' }, 'The head of delegation signs for Tokyo.'],
  [{ role: 'head', cityId: 'jakarta' }, 'Hanoi signs for Jakarta by proxy.'],
  [{ role: 'head', cityId: 'tomsk' }, 'You read along.'],
  [{ role: 'observer', cityId: null }, 'You read along.'],
] as const)('[SG90] %o reads: no act, and who signs for the own city', async (who, sentence) => {
  showSigning(signingWith({ seoul: signedAt(12) }), who)
  await screen.findByRole('heading', { name: '1 of 4 cities have signed.' })
  const aside = await panel()
  expect(aside.textContent).toContain(sentence)
  expect(
    within(aside)
      .queryAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['Copy the digest'])
})

test('[SG91] once concluded the result, when and by whom it ended, and what can be taken along', async () => {
  const ended = { kind: 'concluded', at: '2010-11-09T02:40:07.000Z', reason: null } as const
  const signing = signingWith(
    { hanoi: signedAt(12), jakarta: signedAt(13), seoul: declined, tokyo: absent },
    { ended },
  )
  showSigning(signing, HANOI)
  await screen.findByRole('heading', { name: '2 of 4 cities signed.' })
  const said = (await panel()).textContent
  expect(said).toMatch(/Concluded .*11:40:07 in Tokyo.*, by Secretariat, Tokyo\./)
  expect(said).toMatch(/DeclinedSeoul.*AbsentTokyo/)
  const file = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')
  expect([/^Signed text/, /^Bundle/, /^Verifier/].map(file)).toEqual([
    `${SIGNING_PATH}/pdf`,
    `${SIGNING_PATH}/bundle`,
    '/verify.html',
  ])
  expect(said).toContain('Fingerprint of the network’s root certificate')
})

test.each(['drafting', 'closed'] as const)(
  '[SG80] while %s its address says that signing comes after',
  async (state) => {
    showSigning(null, { ...HANOI, state })
    await screen.findByRole('heading', { name: 'The signing comes after the adoption.' })
  },
)

test('[SG221] the secretariat reads what became of each code, and issues a new one', async () => {
  const now = Date.now()
  const code = (cityId: string, more: object) => {
    const [issuedAt, expiresAt] = [now - 60_000, now + 60_000].map((time) => new Date(time).toISOString())
    return { cityId, issuedAt, expiresAt, usedAt: null, failures: 0, ...more }
  }
  const codes = [
    code('tokyo', { usedAt: new Date(now).toISOString() }),
    code('hanoi', { failures: 2 }),
    code('seoul', { failures: 5 }),
    code('jakarta', { expiresAt: new Date(now - 1).toISOString() }),
  ]
  showSigning(signingWith({ tokyo: signedAt(12) }), {}, { [`${SIGNING}/codes`]: codes })
  await screen.findByText(/^Code holds until .*\d\d:\d\d\. Mistyped 2 times, tries left: 3$/)
  await screen.findByText('Code void: mistyped five times. Issue a new one')
  await screen.findByText(/^Code expired .*\. Issue a new one$/)
  await screen.findByText(/^Confirmed with the code issued /)
  await press('New code for Hanoi…')
  await screen.findByText(/^The one issued .* in Tokyo.* is void from then on\.$/)
})

test('[SG228] more cities than a printed page holds are printed page by page', async () => {
  const signing = signingWith({})
  const [city] = signing.cities
  const cities = Array.from({ length: 13 }, (_, place) => ({ ...city, cityId: `city${place}` }))
  showSigning({ ...signing, cities } as typeof signing)
  await blocks()
  expect((await page()).querySelector('ol')?.hasAttribute('data-long')).toBe(true)
})
