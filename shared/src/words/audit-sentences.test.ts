// The sentences of the record.
import { expect, test } from 'vitest'
import { AUDIT_KINDS, AUDIT_SENTENCES, type AuditNames, auditSentence } from './audit-sentences.ts'

const NAMES: AuditNames = {
  clause: (id) => (id === undefined ? 'a clause' : `clause ${id}`),
  city: (id) => id ?? 'no city',
  role: (role) => role,
  list: (items) => items.join(' and '),
}
const say = (action: string, data: Record<string, unknown> = {}, subject = 'declaration:d') =>
  auditSentence({ action, subject, data }, 'en', NAMES)

test('[AU12] an act is said with what it was about', () => {
  expect(say('clause-locked', { clauseId: '3' })).toBe('Locked clause 3')
  expect(say('text-closed', { number: 2 })).toBe('Closed the text as Rev. 2')
  expect(say('version-made', { number: 2, name: null })).toBe('Made Rev. 2')
  expect(say('version-made', { number: 2, name: 'Chair’s text' })).toBe('Made Rev. 2: “Chair’s text”')
  expect(say('version-named', { number: null, name: 'Zero draft' })).toBe(
    'Changed the name of a version made automatically: “Zero draft”',
  )
  expect(say('text-restored', { clauseId: '3', from: 'version:a', number: 2 })).toBe(
    'Brought clause 3 back from Rev. 2',
  )
  expect(say('text-restored', { from: 'version:a', number: null, name: 'Zero draft' })).toBe(
    'Brought the whole text back from a version made automatically: “Zero draft”',
  )
  expect(say('text-restored', { from: 'sequence:7' })).toBe(
    'Brought the whole text back from an earlier moment of the text',
  )
  expect(say('person-invited', { role: 'viewer', cityId: 'Hanoi' })).toBe('Invited a person: viewer, Hanoi')
  const uploaded = { cityId: 'Hanoi', name: 'Kim', issuer: 'A City CA' }
  const took = 'Took the PDF that Hanoi signed with an own certificate: “Kim”'
  expect(say('signature-uploaded', uploaded)).toBe(took)
  expect(say('signature-uploaded', { ...uploaded, trustedRoot: 'ab' })).toBe(
    `${took}, issued by A City CA, which this plenary trusts`,
  )
  expect(say('signature-uploaded', { ...uploaded, trustedRoot: null })).toBe(
    `${took}, issued by A City CA, which is not known here`,
  )
  expect(say('guard-alarm', { clauses: ['1', '2'] })).toMatch(/clause 1 and clause 2$/)
})

test('[AU12] an attempt is said with why it was refused', () => {
  expect(say('refused', { code: 'wrong-state' }, 'command:closeDeclaration')).toBe(
    'Tried to close the text: not allowed in this state',
  )
  expect(say('refused', { code: 'locked-around', clause: '3' }, 'command:lockClause')).toBe(
    'Tried to lock clause 3: a clause around it is locked',
  )
  expect(say('frame-refused', { code: 'malformed' })).toBe('Tried to change the text: the change was damaged')
  expect(say('frame-refused', { code: 'locked', clauses: ['3'] })).toBe(
    'Tried to change clause 3: the clause is locked',
  )
})

test('[AU12] what a newer version wrote is said as well as it can be, and names are no places', () => {
  expect(say('clause-praised')).toBe('clause-praised')
  expect(say('toString')).toBe('toString')
  expect(say('refused', { code: 'toString' }, 'command:toString')).toBe('Tried to do something: refused')
  const odd = { ...NAMES, city: () => '{role} $& {clause}' }
  expect(auditSentence({ action: 'roster-entry-removed', subject: '', data: {} }, 'en', odd)).toBe(
    'Took {role} $& {clause} off the roster',
  )
})

test('[AU12] every sentence asks for the same in each language, and a kind of act is offered once', () => {
  const places = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const { en, ja } of Object.values(AUDIT_SENTENCES)) expect(places(ja)).toEqual(places(en))
  const offered = Object.values(AUDIT_KINDS).flat()
  expect(new Set(offered).size).toBe(offered.length)
})
