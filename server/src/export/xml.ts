// XML written from parts: what is typed is escaped, what cannot stand in XML is replaced.

export type Xml = { readonly xml: string }

type Child = Xml | string | readonly Child[]
type Attributes = Readonly<Record<string, string | undefined>>

/** Characters that no XML document may hold (XML 1.0, section 2.2), lone surrogates among them. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An element on one line: white space within it counts. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Xml {
  const inner = children.map(written).join('')
  return {
    xml:
      inner === '' ? `<${startOf(name, attributes)}/>` : `<${startOf(name, attributes)}>${inner}</${name}>`,
  }
}

/** An element whose children are elements, each on a line of its own. */
export function container(name: string, attributes: Attributes, children: readonly Xml[]): Xml {
  if (children.length === 0) return element(name, attributes)
  const lines = children.map(({ xml }) => `\n${xml}`.replaceAll('\n', '\n  '))
  return { xml: `<${startOf(name, attributes)}>${lines.join('')}\n</${name}>` }
}

function startOf(name: string, attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(value)}"`]))
    .reduce((start, attribute) => start + attribute, name)
}

function written(child: Child): string {
  if (typeof child === 'string') return escapeXml(child)
  return 'xml' in child ? child.xml : child.map(written).join('')
}

/** Ends of lines and tabs are written as references: readers may make spaces of them. */
function escapeXml(text: string): string {
  return text
    .replace(NOT_IN_XML, '\ufffd')
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)
    .replace(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
