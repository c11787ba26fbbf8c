// What signing costs on the server: the seal, then thirty cities, one behind the other.
import { webcrypto } from 'node:crypto'
import { isRefusal } from '@plenary/shared/refusal'
import { concatBytes } from '@plenary/shared/signing/bytes'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { type Bytes, makeSigningKey, signBytes } from '@plenary/shared/signing/subtle'
import type { ExportedDeclaration } from '../src/export/exported-declaration.ts'
import { PageFonts } from '../src/page/page-fonts.ts'
import { PageThread } from '../src/page/page-thread.ts'
import { type Authority, makeAuthority } from '../src/signing/authority.ts'
import { embedSignature } from '../src/signing/pdf-embed.ts'
import { prepareSignature } from '../src/signing/pdf-prepare.ts'
import { sealPage } from '../src/signing/seal-page.ts'
import { systemSurroundings } from '../src/surroundings.ts'
import { tokyo } from '../src/testing/exported-declarations.ts'
import { percentile } from '../wire/honest-pair.ts'

const CITIES = 30
const { subtle } = webcrypto
const STEPS = ['certify', 'stamp', 'prepare', 'embed'] as const

type Took = Record<(typeof STEPS)[number], number>

export async function benchSigning(): Promise<string> {
  const thread = new PageThread(new PageFonts())
  const secret = 'a secret of the bench'
  const { authority } = await makeAuthority({ number: 1, network: 'Network', secret }, systemSurroundings)
  const startedAt = performance.now()
  const sealed = await seal(thread, authority)
  const sealing = performance.now() - startedAt
  let whole = sealed
  const took: Took[] = []
  for (let place = 0; place < CITIES; place += 1) {
    const signed = await sign(thread, authority, { base: whole, cityId: `c${place}` })
    took.push(signed.took)
    whole = signed.whole
  }
  await thread.close()
  const row = (step: (typeof STEPS)[number]) => {
    const times = took.map((each) => each[step])
    return `| ${step} | ${[0.5, 0.95].map((share) => percentile(times, share).toFixed(1)).join(' | ')} | ${times.at(-1)?.toFixed(1)} |`
  }
  const kilobytes = ({ length }: Bytes) => Math.round(length / 1_000)
  return [
    '## Signing',
    '',
    `Page, fields and seal: ${sealing.toFixed(0)} ms, the start of the worker and its fonts included. Then ${CITIES} cities, one behind the other; milliseconds each:`,
    '',
    '| | p50 | p95 | last |',
    '|---|---|---|---|',
    ...STEPS.map(row),
    '',
    `The PDF grows from ${kilobytes(sealed)} kB to ${kilobytes(whole)} kB.`,
    '',
  ].join('\n')
}

async function seal(thread: PageThread, authority: Authority): Promise<Bytes> {
  const declaration = withCities(tokyo())
  const page = await thread.renderPage([declaration])
  if (isRefusal(page)) throw new Error(page.refused)
  const boxes = page.boxes.map((box) => ({ ...box, label: box.cityId }))
  const { network, title } = declaration
  const { fields, seal: certification } = await sealPage(subtle, authority, {
    page: page.bytes,
    boxes,
    signing: 's1',
    network,
    title,
    place: declaration.plenary.place,
  })
  return concatBytes(page.bytes, fields, certification)
}

async function sign(
  thread: PageThread,
  authority: Authority,
  { base, cityId }: { base: Bytes; cityId: string },
): Promise<{ whole: Bytes; took: Took }> {
  const took: Took = { certify: 0, stamp: 0, prepare: 0, embed: 0 }
  const timed = async <Value>(step: keyof Took, work: () => Promise<Value> | Value) => {
    const startedAt = performance.now()
    const value = await work()
    took[step] = performance.now() - startedAt
    return value
  }
  const key = await makeSigningKey(subtle)
  const names = {
    commonName: 'Head of delegation',
    title: 'Mayor',
    organization: cityId,
    unit: 'Declaration',
  }
  const certificate = await timed('certify', () =>
    authority.certify(key.spki, names, useOfField('s1', fieldOfCity(cityId))),
  )
  const [name, title, at] = [names.commonName, names.title, now()]
  const stamp = await timed('stamp', () =>
    thread.renderStamp({
      ...{ city: cityId, name, title, holder: null, at, fingerprint: authority.fingerprint },
      stamp: { kind: 'typed' },
      language: 'en',
      wordsIn: 'en',
      timeZone: null,
    }),
  )
  if (isRefusal(stamp)) throw new Error(stamp.refused)
  const wanted = { certificate, signedAt: at, name, reason: name, location: 'Tokyo', stamp, certifies: false }
  const prepared = await timed('prepare', () =>
    prepareSignature(subtle, base, { field: fieldOfCity(cityId), ...wanted }),
  )
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  const { root } = authority
  const whole = await timed('embed', () => embedSignature(prepared, { certificate, root, signature }))
  return { whole, took }
}

function withCities(declaration: ExportedDeclaration): ExportedDeclaration {
  const signatories = Array.from({ length: CITIES }, (_, place) => ({
    cityId: `c${place}`,
    city: `City ${place}`,
    name: 'Head of delegation',
    title: 'Mayor',
    holder: null,
    outcome: null,
  }))
  return { ...declaration, signatories }
}

/** In whole seconds. */
function now(): string {
  return new Date(Math.floor(Date.now() / 1000) * 1000).toISOString()
}
