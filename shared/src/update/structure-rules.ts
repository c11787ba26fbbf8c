// What may stand where, derived from the schema; and which values an attribute may have, which the schema cannot say.
import { CLAUSE_ID_PATTERN } from '../ids.ts'
import { isAllowedLink } from '../schema/marks.ts'
import { declarationSchema } from '../schema/schema.ts'
import type { GateCode } from './gate-code.ts'

/** Says why a value may not stand there; `undefined`: it may. */
type Check = (value: unknown) => GateCode | undefined

export interface ElementRule {
  /** Names of the elements that may stand below. */
  readonly children: ReadonlySet<string>
  readonly holdsText: boolean
  readonly attributes: ReadonlyMap<string, Check>
}

interface MarkRule {
  readonly attributes: ReadonlyMap<string, Check>
}

/** Values of the attributes of nodes. Every attribute of the schema has its line. */
export const NODE_ATTRIBUTES: Record<string, Record<string, Check>> = {
  clause: {
    id: (value) =>
      typeof value === 'string' && CLAUSE_ID_PATTERN.test(value) ? undefined : 'forbidden-structure',
  },
}

/**
 * Values of the attributes of the marks that are in use. The schema's other marks are reserved for the negotiation tools:
 * refused here, also under the names with a hash (`bracket--Ab12cd34`) that y-tiptap stores them by.
 */
export const MARK_ATTRIBUTES: Record<string, Record<string, Check>> = {
  bold: {},
  italic: {},
  link: {
    href: (value) => (isAllowedLink(value) ? undefined : 'forbidden-link'),
  },
}

/** The rule of each element that may stand below a container; containers are in it as parents. */
export const ELEMENT_RULES: ReadonlyMap<string, ElementRule> = new Map(
  Object.values(declarationSchema.nodes)
    .filter((type) => !type.isText && type !== declarationSchema.topNodeType)
    .map((type) => [
      type.name,
      {
        children: childrenOf(type.name),
        holdsText: type.inlineContent,
        attributes: new Map(Object.entries(NODE_ATTRIBUTES[type.name] ?? {})),
      },
    ]),
)

const MARK_RULES: ReadonlyMap<string, MarkRule> = new Map(
  Object.entries(MARK_ATTRIBUTES).map(([name, attributes]) => [
    name,
    { attributes: new Map(Object.entries(attributes)) },
  ]),
)

/** Judges a formatting marker: `value` is the mark's attributes, or `null` where the mark ends. */
export function judgeFormat(key: string, value: unknown): GateCode | undefined {
  const rule = MARK_RULES.get(key)
  if (rule === undefined) return 'forbidden-mark'
  if (value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) return 'forbidden-mark'
  const attributes = Object.entries(value)
  if (attributes.length !== rule.attributes.size) return 'forbidden-mark'
  for (const [name, attribute] of attributes) {
    const check = rule.attributes.get(name)
    if (check === undefined) return 'forbidden-mark'
    const code = check(attribute)
    if (code) return code
  }
  return undefined
}

/** Every type that the content expression lets in somewhere. Content is unordered, so that is all there is to know. */
function childrenOf(name: string): Set<string> {
  const children = new Set<string>()
  const start = declarationSchema.nodes[name]?.contentMatch
  const seen = new Set([start])
  for (const match of seen) {
    for (let index = 0; match && index < match.edgeCount; index++) {
      const { type, next } = match.edge(index)
      if (!type.isText) children.add(type.name)
      seen.add(next)
    }
  }
  return children
}
