// Whether what an update adds and deletes leaves a declaration a declaration: containers stay, only the schema's
// elements, marks and attributes with right values, each below a parent that may hold it.
import * as Y from 'yjs'
import { BOUNDS } from '../protocol/frames.ts'
import { FORBIDDEN_CHARACTERS } from '../schema/forbidden-characters.ts'
import type { GateCode } from './gate-code.ts'
import type { NewStruct, Parent, YType } from './new-struct.ts'
import type { StructContent } from './read-update.ts'
import type { Deletion, ResolvedUpdate } from './resolve-update.ts'
import { ELEMENT_RULES, type ElementRule, judgeFormat } from './structure-rules.ts'

/** The first thing that is wrong, or `undefined`. */
export function judgeStructure({ structs, deletions }: ResolvedUpdate): GateCode | undefined {
  const depths = new Map<Parent, number>()
  for (const struct of structs) {
    const code = judgeStruct(struct) ?? judgeDepth(struct, depths)
    if (code) return code
  }
  return deletions.some(isContainer) ? 'forbidden-structure' : undefined
}

function judgeStruct({ content, parent, parentSub }: NewStruct): GateCode | undefined {
  if (content.kind === 'text' && FORBIDDEN_CHARACTERS.test(content.text)) return 'forbidden-text'
  if (parent === null) return undefined
  if (isText(parent)) return parentSub === null ? judgeInText(content) : 'forbidden-structure'
  // The root has no rule: its children are the containers, and they are there already.
  const rule = ELEMENT_RULES.get(elementName(parent) ?? '')
  if (rule === undefined) return 'forbidden-structure'
  if (parentSub === null) return judgeChild(content, rule)
  const check = rule.attributes.get(parentSub)
  if (check === undefined) return 'forbidden-structure'
  if (content.kind === 'attribute') return content.values.map(check).find((code) => code !== undefined)
  return content.kind === 'deleted' ? undefined : 'forbidden-structure'
}

function judgeInText(content: StructContent): GateCode | undefined {
  if (content.kind === 'format') return judgeFormat(content.key, content.value)
  return content.kind === 'text' || content.kind === 'deleted' ? undefined : 'forbidden-structure'
}

function judgeChild(content: StructContent, rule: ElementRule): GateCode | undefined {
  if (content.kind === 'deleted') return undefined
  if (content.kind === 'xml-text' && rule.holdsText) return undefined
  return content.kind === 'element' && rule.children.has(content.name) ? undefined : 'forbidden-structure'
}

function isContainer({ item }: Deletion): boolean {
  return (item.parent as YType)._item === null
}

function judgeDepth(struct: NewStruct, depths: Map<Parent, number>): GateCode | undefined {
  const { content, parent } = struct
  if (parent === null || (content.kind !== 'element' && content.kind !== 'xml-text')) return undefined
  const depth = (depths.get(parent) ?? depthInDocument(parent, depths)) + 1
  depths.set(struct, depth)
  return depth > BOUNDS.depth ? 'too-deep' : undefined
}

/** The root is 0, a container 1. Parents that are new have been measured before their children. */
function depthInDocument(parent: NonNullable<Parent>, depths: Map<Parent, number>): number {
  let depth = 0
  if (isInDocument(parent)) {
    for (let item = parent._item; item !== null; item = (item.parent as YType)._item) depth++
  }
  depths.set(parent, depth)
  return depth
}

function isInDocument(parent: NonNullable<Parent>): parent is YType {
  return parent instanceof Y.AbstractType
}

function isText(parent: NonNullable<Parent>): boolean {
  return isInDocument(parent) ? parent instanceof Y.XmlText : parent.content.kind === 'xml-text'
}

function elementName(parent: NonNullable<Parent>): string | undefined {
  if (!isInDocument(parent)) return parent.content.kind === 'element' ? parent.content.name : undefined
  return parent instanceof Y.XmlElement ? parent.nodeName : undefined
}
