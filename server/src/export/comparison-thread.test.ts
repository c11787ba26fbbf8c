// Files are made beside the main thread.
import { expect, test } from 'vitest'
import { TooManyWaiting } from '../ports/too-many-waiting.ts'
import { EVERY_KIND, sampleComparison } from '../testing/exported-sample.ts'
import { readDocx } from '../testing/read-docx.ts'
import { comparisonHtml } from './comparison-html.ts'
import { ComparisonThread } from './comparison-thread.ts'

const AT = '2010-11-09T11:00:00.000Z'
const { comparison } = sampleComparison(EVERY_KIND)

test('[EX17] files are made beside the main thread, one after another; one that fails stops none behind it', async () => {
  const thread = new ComparisonThread()
  const broken = { ...comparison, parts: null as never }
  const [page, failed, document] = await Promise.allSettled([
    thread.write({ comparison, format: 'html', at: AT }),
    thread.write({ comparison: broken, format: 'html', at: AT }),
    thread.write({ comparison, format: 'docx', at: AT }),
  ])
  expect(page.status === 'fulfilled' && new TextDecoder().decode(page.value)).toBe(
    await comparisonHtml(comparison),
  )
  expect(failed.status).toBe('rejected')
  expect(document.status === 'fulfilled' && readDocx(document.value, 'accept').length).toBeGreaterThan(5)
})

test('[EX17] where too many wait, another one is refused, and later not', async () => {
  const thread = new ComparisonThread()
  const job = { comparison, format: 'html', at: AT } as const
  const all = await Promise.allSettled(Array.from({ length: 17 }, () => thread.write(job)))
  const refused = all.filter((one) => one.status === 'rejected')
  expect(refused.map(({ reason }) => reason instanceof TooManyWaiting)).toEqual([true])
  expect((await thread.write(job)).length).toBeGreaterThan(1_000)
})
