import { expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import type { ClauseJson, ContentJson } from '../schema/content.ts'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import { restoredContent } from './restored-content.ts'

/** `a` is a clause that says a; `b(c d)` one with sub-clauses; `a=new` one that says something else. */
function content(written: string): ContentJson {
  const tokens = written.match(/[a-z=]+|[()]/g) ?? []
  const list = (): ClauseJson[] => {
    const clauses: ClauseJson[] = []
    for (let token = tokens.shift(); token !== undefined && token !== ')'; token = tokens.shift()) {
      if (token === '(') {
        clauses.at(-1)?.content?.push({ type: 'subclauses', content: list() })
        continue
      }
      const [name = '', words = name] = token.split('=')
      clauses.push({
        type: 'clause',
        attrs: { id: idOf(name) },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      })
    }
    return clauses
  }
  return {
    type: 'doc',
    content: [
      { type: 'title' },
      { type: 'preamble' },
      { type: 'clauses', content: list() },
      { type: 'closing' },
    ],
  }
}

const idOf = (name: string) => `clause0${name}`

function written(clauses: readonly ClauseJson[]): string {
  return clauses
    .map(({ attrs, content: parts = [] }) => {
      const name = attrs.id.slice(idOf('').length)
      const texts = parts.map((part) =>
        part.type === 'subclauses'
          ? `(${written(part.content ?? [])})`
          : (part.content ?? []).map(({ text }) => (text === name ? '' : `=${text}`)).join(''),
      )
      return name + texts.join('')
    })
    .join(' ')
}

function restored(now: string, wanted: string, locked = '', clause?: string): string {
  const lockedIds = new Set([...locked].map(idOf))
  const [before, then] = [content(now), content(wanted)]
  const result = restoredContent(before, then, lockedIds, clause && idOf(clause))
  expect([before, then]).toEqual([content(now), content(wanted)])
  if (isRefusal(result)) return result.refused
  const kept = result.kept.map((id) => id.slice(idOf('').length)).join('')
  return [written(numberedClauses(result.content)), ...(kept === '' ? [] : [`kept ${kept}`])].join(', ')
}

test('[RS1] nothing locked: what the version says', () => {
  expect(restored('a=new b c(d)', 'c a(d) e')).toBe('c a(d) e')
})

test('[RS7] a locked clause stays where it is, with the clause around it', () => {
  expect(restored('a b c', 'a c', 'b')).toBe('a b c, kept b')
  expect(restored('b a c', 'a c', 'b')).toBe('b a c, kept b')
  expect(restored('a b(x=new y) c', 'a b=then(x y=then) c', 'x')).toBe('a b=then(x=new y=then) c, kept x')
  expect(restored('a b(x y) c', 'a c', 'x')).toBe('a b(x) c, kept x')
  expect(restored('a b(x) c', 'a x=then c(b=then)', 'x')).toBe('a b=then(x) c, kept x')
})

test('[RS2] locked clauses keep their order, others go around them', () => {
  expect(restored('a b c', 'c b a', 'ac')).toBe('a c b, kept a')
  expect(restored('a b c d', 'd c b a', 'b')).toBe('d c b a')
  expect(restored('a b(x) c', 'c b(x) a', 'x')).toBe('c b(x) a')
})

test('[RS8] which locked clauses stay against the version', () => {
  expect(restored('a=new b=new c', 'a b c', 'ac')).toBe('a=new b c, kept a')
  expect(restored('a(b) c', 'a c(b)', 'b')).toBe('a(b) c, kept b')
  expect(restored('a(b=new) c', 'a(b) c', 'ab')).toBe('a(b=new) c, kept ab')
  expect(restored('n a m', 'a', 'a')).toBe('a')
})

test('[RS5] of one clause only its own words', () => {
  expect(restored('a=new b=new c=new', 'c b a', '', 'b')).toBe('a=new b c=new')
  expect(restored('a=new b=new(x=new y) c=new', 'b(x z) a', '', 'b')).toBe('a=new b(x z) c=new')
  expect(restored('a b(x=new y=new) c', 'a b(x y)', '', 'y')).toBe('a b(x=new y) c')
  expect(restored('a(x) b=new', 'b(x)', '', 'b')).toBe('a b(x)')
  expect(restored('a b=new(x=new y=new)', 'b(x y)', 'x', 'b')).toBe('a b(x=new y), kept x')
})

test('[RS9] a clause that is gone comes back where it stood', () => {
  expect(restored('a c n', 'a b c', '', 'b')).toBe('a b c n')
  expect(restored('c n', 'a b c', '', 'b')).toBe('b c n')
  expect(restored('c a n', 'a b c', '', 'b')).toBe('c a b n')
  expect(restored('a(x) c', 'a(x y z) c', '', 'y')).toBe('a(x y) c')
  expect(restored('a c', 'a(x) c', '', 'x')).toBe('a(x) c')
  expect(restored('z c', 'z a(x) c', '', 'x')).toBe('z x c')
  expect(restored('z a c', 'z a(x) c', 'a', 'x')).toBe('z a x c')
})

test('[RS10] a locked clause is not brought back, nor one that was not there', () => {
  expect(restored('a=new', 'a', 'a', 'a')).toBe('clause-locked')
  expect(restored('a(x=new)', 'a(x)', 'a', 'x')).toBe('clause-locked')
  expect(restored('a n', 'a', '', 'n')).toBe('not-found')
})

test('[RS11] what is in the text and in the version is in the text afterwards', () => {
  expect(restored('a b=new(c d n) e', 'a c=then b d e', '', 'b')).toBe('a b c d e')
  expect(restored('a=new(b) c=new d', 'a(c) b d', 'a')).toBe('a=new(b) c=new d, kept a')
  expect(restored('a d(c) b=new', 'b(c) d e', 'd', 'b')).toBe('a d(c) b, kept d')
})
