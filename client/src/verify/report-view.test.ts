// What the page of a verification shows of a report.
import type { Report, SignatureReport } from '@plenary/shared/verify/report'
import { expect, test } from 'vitest'
import { verify } from '../i18n/words/en/verify.ts'
import { detailViews } from './report-view.ts'

const SIGNATURE: SignatureReport = {
  ...{ kind: 'city', city: 'Hanoi', holder: '', signatory: null, at: '', certificate: '' },
  ...{ findings: [], status: 'holds' },
}

function viewsOf(signatures: readonly SignatureReport[]): HTMLElement[] {
  const nothing = { kind: 'other', status: 'unknown', findings: [], texts: [], root: '' } as const
  const report: Report = { ...nothing, declaration: null, signatures }
  return detailViews(report, 'page.pdf', { language: 'en', words: verify })
}

const headingsOf = (signatures: readonly SignatureReport[]) =>
  viewsOf(signatures).map((view) => view.querySelector('h2')?.textContent ?? null)

test('[VF56] what a result does not prove is said where there are signatures only', () => {
  expect(headingsOf([SIGNATURE])).toContain(verify.notProven)
  expect(headingsOf([{ ...SIGNATURE, kind: 'none' }])).not.toContain(verify.notProven)
  expect(headingsOf([])).not.toContain(verify.notProven)
  const said = (signature: SignatureReport) => viewsOf([signature]).at(-1)?.textContent ?? ''
  expect(said(SIGNATURE)).toContain(verify.notProvenPerson)
  expect(said({ ...SIGNATURE, kind: 'paper' })).not.toContain(verify.notProvenPerson)
})
