// Whether what an update adds and deletes leaves a declaration a declaration: containers stay, only the schema's
// elements, marks and attributes with right values, each below a parent that may hold it, and a clause's id stays its own.
import * as Y from 'yjs'
import { BOUNDS } from '../protocol/frames.ts'
import { FORBIDDEN_CHARACTERS } from '../schema/content.ts'
import type { GateCode } from './gate-code.ts'
import type { Deletion, NewStruct, Parent, ResolvedUpdate, YType } from './resolve-update.ts'
import { ELEMENT_RULES, judgeFormat } from './structure-rules.ts'

/**
 * The first thing that is wrong, or `undefined`.
 * @param isSystem the server's own actor, which alone may set and delete the attributes of elements that exist
 */
export function judgeStructure(update: ResolvedUpdate, isSystem: boolean): GateCode | undefined {
  const depths = new Map<Parent, number>()
  for (const struct of update.structs) {
    const code = judgeStruct(struct, isSystem) ?? judgeDepth(struct, depths)
    if (code) return code
  }
  for (const deletion of update.deletions) {
    const code = judgeDeletion(deletion, update, isSystem)
    if (code) return code
  }
  return undefined
}

function judgeStruct({ content, parent, parentSub }: NewStruct, isSystem: boolean): GateCode | undefined {
  if (content.kind === 'text' && FORBIDDEN_CHARACTERS.test(content.text)) return 'forbidden-text'
  if (parent === null) return undefined
  if (parentSub !== null) return judgeAttribute(content, parent, parentSub, isSystem)
  if (isText(parent)) {
    if (content.kind === 'format') return judgeFormat(content.key, content.value)
    return content.kind === 'text' || content.kind === 'deleted' ? undefined : 'forbidden-structure'
  }
  // The root has no rule: its children are the containers, and they are there already.
  const rule = ELEMENT_RULES.get(elementName(parent) ?? '')
  if (rule === undefined) return 'forbidden-structure'
  if (content.kind === 'deleted') return undefined
  if (content.kind === 'xml-text' && rule.holdsText) return undefined
  if (content.kind === 'element' && rule.children.has(content.name)) return undefined
  return 'forbidden-structure'
}

/** An attribute is set with the element, in the same update: no one renames a clause that exists, or takes its id away. */
function judgeAttribute(
  content: NewStruct['content'],
  parent: NonNullable<Parent>,
  name: string,
  isSystem: boolean,
): GateCode | undefined {
  const check = ELEMENT_RULES.get(elementName(parent) ?? '')?.attributes.get(name)
  if (check === undefined) return 'forbidden-structure'
  if (isInDocument(parent) && !isSystem) return 'forbidden-structure'
  if (content.kind === 'attribute') return check(content.value)
  return content.kind === 'deleted' ? undefined : 'forbidden-structure'
}

function judgeDeletion({ item }: Deletion, update: ResolvedUpdate, isSystem: boolean): GateCode | undefined {
  const owner = (item.parent as YType)._item
  if (owner === null) return 'forbidden-structure'
  if (item.parentSub === null || isSystem) return undefined
  return owner.deleted || update.names(owner.id) ? undefined : 'forbidden-structure'
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
