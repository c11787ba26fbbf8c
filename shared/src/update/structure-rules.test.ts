import { expect, test } from 'vitest'
import { declarationSchema } from '../schema/schema.ts'
import { ELEMENT_RULES, MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './structure-rules.ts'

test('[GT10] every attribute of the schema’s nodes has a rule for its values', () => {
  const inSchema = Object.values(declarationSchema.nodes).flatMap(({ name, spec }) =>
    Object.keys(spec.attrs ?? {}).map((attribute) => `${name}.${attribute}`),
  )
  const inRules = Object.entries(NODE_ATTRIBUTES).flatMap(([name, attributes]) =>
    Object.keys(attributes).map((attribute) => `${name}.${attribute}`),
  )
  expect(inRules.sort()).toEqual(inSchema.sort())
})

test('[GT11] every mark of the schema has a rule for its attributes, or is reserved', () => {
  const reserved = ['bracket', 'deletion', 'insertion']
  expect([...Object.keys(MARK_ATTRIBUTES), ...reserved].sort()).toEqual(
    Object.keys(declarationSchema.marks).sort(),
  )
  for (const [name, attributes] of Object.entries(MARK_ATTRIBUTES)) {
    expect(Object.keys(attributes)).toEqual(Object.keys(declarationSchema.marks[name]?.spec.attrs ?? {}))
  }
})

test('[GT9] the rules say what the schema says', () => {
  const children = Object.fromEntries(
    [...ELEMENT_RULES].map(([name, rule]) => [name, [...rule.children].sort()]),
  )
  expect(children).toEqual({
    title: ['paragraph'],
    preamble: ['preambular'],
    clauses: ['clause'],
    closing: ['paragraph'],
    preambular: [],
    clause: ['paragraph', 'subclauses'],
    subclauses: ['clause'],
    paragraph: [],
  })
  const textblocks = [...ELEMENT_RULES].filter(([, rule]) => rule.holdsText).map(([name]) => name)
  expect(textblocks.sort()).toEqual(['paragraph', 'preambular'])
})
