// The laws that hold for a text after every edit, whoever made it.
import type { Node } from '@tiptap/pm/model'
import { clausesOf, outlineOf } from '../declaration/outline.ts'
import { contentSchema } from '../schema/content.ts'
import { CONTAINERS } from '../schema/nodes.ts'
import { declarationSchema } from '../schema/schema.ts'

/** Throws, naming the law, when a document breaks one. */
export function checkLaws(doc: Node): void {
  // Through JSON, because the document may be of another editor's own copy of the schema.
  const json = doc.toJSON()
  const copy = declarationSchema.nodeFromJSON(json)
  law('the schema holds', () => copy.check())
  const containers = copy.children.map((child) => child.type.name)
  law('four containers in their order', containers.join() === CONTAINERS.join())
  const ids = clausesOf(copy).map(({ node }) => node.attrs.id)
  law('every clause has an id', !ids.includes(null))
  law('clause ids are unique', new Set(ids).size === ids.length)
  const parsed = contentSchema.safeParse(json)
  law(`content is valid: ${parsed.error?.message ?? ''}`, parsed.success)
  law('JSON round trip', JSON.stringify(copy.toJSON()) === JSON.stringify(json))
  law('numbering is dense', isDense(outlineOf(copy, 'decimal').map(({ path }) => path)))
}

function law(name: string, holds: boolean | (() => void)): void {
  if (typeof holds === 'boolean') {
    if (!holds) throw new Error(`law broken: ${name}`)
    return
  }
  try {
    holds()
  } catch (error) {
    throw new Error(`law broken: ${name}`, { cause: error })
  }
}

function isDense(paths: readonly (readonly number[])[]): boolean {
  let last: readonly number[] = []
  for (const path of paths) {
    if (path.length === 0) continue
    const expected = last.slice(0, path.length)
    if (path.length > last.length + 1) return false
    if (path.length > last.length) expected.push(1)
    else expected[path.length - 1] = (expected[path.length - 1] ?? 0) + 1
    if (path.join() !== expected.join()) return false
    last = path
  }
  return true
}
