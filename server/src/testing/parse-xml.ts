// A strict reader of the XML that we write ourselves: no document types, no processing but the declaration.

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: XmlElement | undefined
  readonly children: (XmlElement | string)[]
}

const TOKEN = /<\?xml[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|([\s\S])/g
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);|&/g
const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** Throws where it is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const root = { name: '', attributes: new Map(), parent: undefined, children: [] }
  let open: XmlElement = root
  for (const [token, closing, name, attributes = '', single, text, stray] of xml.matchAll(TOKEN)) {
    if (stray !== undefined) throw new Error(`not well-formed: ${xml.slice(0, 80)}… at ${stray}`)
    if (text !== undefined) open.children.push(unescaped(text))
    if (name === undefined) continue
    if (closing === '/') {
      if (open.name !== name || open.parent === undefined) throw new Error(`${token} closes ${open.name}`)
      open = open.parent
      continue
    }
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    )
    const element: XmlElement = { name, attributes: new Map(pairs), parent: open, children: [] }
    open.children.push(element)
    if (single !== '/') open = element
  }
  if (open !== root) throw new Error(`${open.name} is not closed`)
  return root
}

export function elementsIn(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const below = elementsIn(child, name)
    return name === undefined || child.name === name ? [child, ...below] : below
  })
}

export function childNamed({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

export function isWithin({ parent }: XmlElement, name: string): boolean {
  return parent !== undefined && (parent.name === name || isWithin(parent, name))
}

export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function unescaped(text: string): string {
  return text.replace(ENTITY, (entity) => {
    if (entity === '&') throw new Error('an ampersand by itself')
    const code = entity.startsWith('&#x') ? Number.parseInt(entity.slice(3), 16) : Number(entity.slice(2, -1))
    return NAMED[entity] ?? String.fromCodePoint(code)
  })
}
