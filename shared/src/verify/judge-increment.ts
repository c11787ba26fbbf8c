// What an increment behind the seal may do, and nothing else: put one signature into one empty field. Readers of PDF show whatever
// an increment redefines, and their "valid" says nothing of it.
import { PdfDocument, type PdfField } from './pdf-document.ts'
import type { PdfRevision } from './pdf-revisions.ts'
import type { PdfSignature } from './pdf-signatures.ts'
import { type PdfDictionary, printDictionary, printPdf } from './pdf-values.ts'
import type { Reason, Thing } from './report.ts'
import { isSignedByOthers, writtenAgain } from './written-again.ts'

/** The field that was signed, and what was done beside it. */
export interface JudgedIncrement {
  readonly field: PdfField | null
  readonly faults: readonly Reason[]
}

/** What a signature changes of its field. */
const OWN = new Set(['V', 'AP'])

/**
 * @param earlier all increments before it
 * @param text of the whole file, where a program of others wrote the increment; undefined where Plenary did, which writes nothing else
 */
export function judgeIncrement(
  earlier: readonly PdfRevision[],
  revision: PdfRevision,
  signature: PdfSignature,
  text?: string,
): JudgedIncrement {
  const before = new PdfDocument(earlier)
  const redefined = [...revision.objects.keys()].filter((number) => before.objects.has(number))
  const field = before.fields.find(
    ({ number, isSignature }) => isSignature && isSignedIn(revision, number, signature),
  )
  const after = new PdfDocument([...earlier, revision])
  const again = field && text !== undefined ? writtenAgain(before, after, field, text) : new Set<number>()
  const others = redefined.filter((number) => number !== field?.number && !again.has(number))
  const isOnlySigned = text === undefined ? isSignedHere : isSignedByOthers
  const faults: Reason[] = []
  if (!field) faults.push({ code: 'no-field' })
  else if (field.entries.has('V') || !isOnlySigned(field.entries, entriesOf(revision, field.number)))
    faults.push({ code: 'field-changed' })
  if (others.length > 0 || revision.freed.length > 0)
    faults.push({
      code: 'objects-changed',
      values: { what: thingsOf(before, [...others, ...revision.freed]) },
    })
  if (revision.unlisted !== null) faults.push({ code: 'hidden-bytes' })
  if (isFilledIn(before, revision)) faults.push({ code: 'gap-filled' })
  if (!isSameHead(before, revision)) faults.push({ code: 'head-changed' })
  return { field: field ?? null, faults }
}

function isSignedIn(revision: PdfRevision, number: number, signature: PdfSignature): boolean {
  const value = revision.objects.get(number)?.value
  const signed = value?.kind === 'dictionary' ? value.entries.get('V') : undefined
  return signed?.kind === 'reference' && signed.number === signature.number
}

function entriesOf({ objects }: PdfRevision, number: number): PdfDictionary {
  const value = objects.get(number)?.value
  return value?.kind === 'dictionary' ? value.entries : new Map()
}

function isSignedHere(before: PdfDictionary, after: PdfDictionary): boolean {
  const rest = (entries: PdfDictionary) =>
    printDictionary(new Map([...entries].filter(([name]) => !OWN.has(name))))
  return rest(before) === rest(after)
}

/** Whether something referred to an object that was not there, and is now: that changes what was signed before. */
function isFilledIn(before: PdfDocument, revision: PdfRevision): boolean {
  const added = [...revision.objects.keys()].filter((number) => !before.objects.has(number))
  if (added.length === 0) return false
  const awaited = new Set([...before.objects.values()].flatMap(({ references }) => references))
  return added.some((number) => awaited.has(number))
}

function isSameHead(before: PdfDocument, { trailer }: PdfRevision): boolean {
  return ['Root', 'Info'].every((name) => {
    const [old, now] = [before.trailer.get(name), trailer.get(name)]
    return (old && printPdf(old)) === (now && printPdf(now))
  })
}

/** Objects of a document as its readers would call them. */
export function thingsOf(document: PdfDocument, numbers: readonly number[]): Thing[] {
  if (numbers.length === 0) return [{ kind: 'addition', name: '' }]
  const { pages, fields } = document
  const root = document.trailer.get('Root')
  return numbers.map((number) => {
    const page = pages.indexOf(number)
    if (page >= 0) return { kind: 'page', name: String(page + 1) }
    const field = fields.find((each) => each.number === number)
    if (field) return { kind: 'field', name: field.label || field.name }
    const isCatalog = root?.kind === 'reference' && root.number === number
    return isCatalog ? { kind: 'catalog', name: '' } : { kind: 'object', name: String(number) }
  })
}
