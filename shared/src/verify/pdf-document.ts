// A PDF as it stood after one of its increments: its catalog, pages, form fields and attached files.
import { numberIn, type PdfObject, type PdfRevision } from './pdf-revisions.ts'
import { type PdfDictionary, type PdfValue, UnreadablePdf, wordsOf } from './pdf-values.ts'

export interface PdfField {
  /** Of its object. */
  readonly number: number
  readonly name: string
  /** What it is called aloud; empty where it has no other name. */
  readonly label: string
  readonly entries: PdfDictionary
  readonly isSignature: boolean
}

const NONE: PdfDictionary = new Map()

export class PdfDocument {
  readonly objects: ReadonlyMap<number, PdfObject>
  readonly trailer: PdfDictionary

  constructor(revisions: readonly PdfRevision[]) {
    const objects = new Map<number, PdfObject>()
    for (const revision of revisions) {
      for (const number of revision.freed) objects.delete(number)
      for (const [number, object] of revision.objects) objects.set(number, object)
    }
    this.objects = objects
    this.trailer = revisions.at(-1)?.trailer ?? NONE
  }

  /** What a value is, or what it refers to. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    if (value?.kind !== 'reference') return value
    const found = this.objects.get(value.number)?.value
    if (found?.kind === 'reference') throw new UnreadablePdf('a reference to a reference')
    return found
  }

  /** Empty where it is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value)
    return resolved?.kind === 'dictionary' ? resolved.entries : NONE
  }

  items(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value)
    return resolved?.kind === 'array' ? resolved.items : []
  }

  words(value: PdfValue | undefined): string {
    const resolved = this.resolve(value)
    return resolved?.kind === 'string' ? wordsOf(resolved.text) : ''
  }

  get catalog(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root'))
  }

  /** In the order in which the form lists them. Fields within fields are not made by Plenary, and are not read. */
  get fields(): PdfField[] {
    const form = this.dictionary(this.catalog.get('AcroForm'))
    return this.items(form.get('Fields')).flatMap((value) => {
      if (value.kind !== 'reference') return []
      const entries = this.dictionary(value)
      const type = this.resolve(entries.get('FT'))
      return {
        number: value.number,
        name: this.words(entries.get('T')),
        label: this.words(entries.get('TU')),
        entries,
        isSignature: type?.kind === 'name' && type.name === 'Sig',
      }
    })
  }

  /** The numbers of the objects that are pages, in their order. */
  get pages(): number[] {
    const pages: number[] = []
    const seen = new Set<number>()
    // The next one last. However deep the tree is, no call waits for another.
    const waiting = [this.catalog.get('Pages')]
    while (waiting.length > 0) {
      const value = waiting.pop()
      if (value?.kind !== 'reference' || seen.has(value.number)) continue
      seen.add(value.number)
      const entries = this.dictionary(value)
      if (entries.has('Kids'))
        for (const kid of this.items(entries.get('Kids')).toReversed()) waiting.push(kid)
      else pages.push(value.number)
    }
    return pages
  }

  /** The stream of a file that is attached to the whole, by its name; undefined where there is none. */
  attachedFile(name: string): { readonly object: PdfObject; readonly isPacked: boolean } | undefined {
    const names = this.dictionary(this.catalog.get('Names'))
    const specifications = [
      ...this.items(this.catalog.get('AF')),
      ...this.#leaves(this.dictionary(names.get('EmbeddedFiles')), 0),
    ]
    for (const specification of specifications) {
      const entries = this.dictionary(specification)
      const called = this.words(entries.get('UF') ?? entries.get('F'))
      const file = this.dictionary(entries.get('EF')).get('F')
      if (called.replace(/^.*\//, '') !== name || file?.kind !== 'reference') continue
      const object = this.objects.get(file.number)
      const filter = this.resolve(this.dictionary(file).get('Filter'))
      if (object?.stream) return { object, isPacked: filter !== undefined }
    }
    return undefined
  }

  #leaves(node: PdfDictionary, depth: number): PdfValue[] {
    if (depth > 8) return []
    const own = this.items(node.get('Names')).filter((_, index) => index % 2 === 1)
    const below = this.items(node.get('Kids')).flatMap((kid) => this.#leaves(this.dictionary(kid), depth + 1))
    return [...own, ...below]
  }
}

/** Whether a signature certifies the text, and lets nothing be changed afterwards but signatures being added (DocMDP, P = 2). */
export function isCertification(document: PdfDocument, signature: PdfDictionary, number: number): boolean {
  const permission = document.dictionary(document.catalog.get('Perms')).get('DocMDP')
  if (permission?.kind !== 'reference' || permission.number !== number) return false
  return document.items(signature.get('Reference')).some((value) => {
    const reference = document.dictionary(value)
    const method = document.resolve(reference.get('TransformMethod'))
    const parameters = document.dictionary(reference.get('TransformParams'))
    return method?.kind === 'name' && method.name === 'DocMDP' && numberIn(parameters, 'P') === 2
  })
}
