// What others wrote into certificates and files, as people read it.
import { expect, test } from 'vitest'
import { readableReport } from '../verify/readable-report.ts'
import { holds, reportOf } from '../verify/report.ts'
import { nameOfSubject } from './subject-names.ts'

const HOSTILE = 'a\u0000\u001b[2J\u202eb\ud800\n'
const READ = 'a\ufffd\ufffd[2J\ufffdb\ufffd\ufffd'

test('[SG223] a certificate of others is named by at most 64 letters a name, none of them a forbidden one', () => {
  const subject = { commonName: HOSTILE, organization: 'x'.repeat(10_000), title: '', unit: '' }
  expect(nameOfSubject(subject)).toBe(`${READ}, ${'x'.repeat(64)}`)
  expect(nameOfSubject({ ...subject, commonName: '', organization: '', unit: 'Unit' })).toBe('Unit')
})

test('[SG224] what a report says has no forbidden character, whatever stands in the file', () => {
  const things = [{ kind: 'field', name: HOSTILE }] as const
  const report = reportOf('pdf', [holds('text', 'issuer-known', { issuer: HOSTILE, things })])
  const { findings } = readableReport({ ...report, declaration: { title: HOSTILE, digest: '' } })
  expect(findings[0]?.reason.values).toEqual({ issuer: READ, things: [{ kind: 'field', name: READ }] })
})
