// Elements of the page, written as they nest. Words become text, never markup: the page is also a file of its own, without a library.

type Child = Node | string | null | false

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(attribute, value)
  made.append(...children.filter((child) => child !== null && child !== false))
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** @param paths each with the class of how it is drawn */
export function drawing(className: string, paths: readonly (readonly [string, string])[]): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg')
  made.setAttribute('viewBox', '0 0 16 16')
  made.setAttribute('class', className)
  made.setAttribute('aria-hidden', 'true')
  for (const [way, how] of paths) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', way)
    path.setAttribute('class', how)
    made.append(path)
  }
  return made
}
