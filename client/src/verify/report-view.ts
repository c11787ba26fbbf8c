// What was found, as a page: one sentence, the signatures, what was checked, where words differ, what it does not prove.
import { digestGroups, shortDigest } from '@plenary/shared/canon/short-digest'
import {
  type Finding,
  isOutside,
  type Report,
  type SignatureReport,
  type TextReport,
} from '@plenary/shared/verify/report'
import { sayReason } from '@plenary/shared/verify/say-reason'
import { sayResult } from '@plenary/shared/verify/say-result'
import { element } from './element.ts'
import { statusGlyph } from './status-glyph.ts'
import styles from './verify.module.css'
import { filled, momentWords, type Spoken } from './verify-words.ts'

/** The sentence, which is spoken when it comes, and what is wrong, or why nothing can be said. */
export function resultView(report: Report, spoken: Spoken): HTMLElement[] {
  const wrong = wrongSentences(report, spoken)
  return [
    element(
      'p',
      { class: styles.result },
      statusGlyph(report.status, 'large'),
      element('span', {}, sayResult(report, spoken.language)),
    ),
    ...(wrong.length > 0
      ? [element('ul', { class: styles.wrong }, ...wrong.map((each) => element('li', {}, each)))]
      : []),
  ]
}

/** There was nothing to check. */
function isNothing({ status, signatures }: Report): boolean {
  return status === 'unknown' && signatures.length === 0
}

function wrongSentences(report: Report, { language, words }: Spoken): string[] {
  const { findings, signatures } = report
  const ofSignatures = signatures.flatMap(({ kind, city, findings: own }) =>
    own
      .filter(({ status }) => status === 'broken')
      .map(({ reason }) => {
        const said = sayReason(reason, language)
        const name = kind === 'seal' ? words.seal : city
        return said.includes(name) ? said : filled(words.ofCity, { city: name, said })
      }),
  )
  const ofFile = findings
    .filter(({ status }) => status === 'broken' || isNothing(report))
    .map(({ reason }) => sayReason(reason, language))
  return [...new Set([...ofFile, ...ofSignatures])]
}

/** What is not known of every certificate alike is said once. */
const OF_ALL: ReadonlySet<string> = new Set(['issuer-unknown', 'issuer-other', 'revocation-unknown'])

function saidOnce({ findings, signatures }: Report): Finding[] {
  const all = [
    ...signatures.flatMap((each) => each.findings.filter(({ reason }) => OF_ALL.has(reason.code))),
    ...findings,
  ]
  return [
    ...new Map(all.map((each) => [each.reason.code + JSON.stringify(each.reason.values), each])).values(),
  ]
}

export function detailViews(report: Report, name: string, spoken: Spoken): HTMLElement[] {
  const differing = report.texts.filter(({ differences }) => differences.length > 0)
  return [
    factsView(report, name, spoken),
    ...(report.signatures.length > 0 ? [signaturesView(report.signatures, spoken)] : []),
    ...differing.map((text) => differenceView(text, spoken)),
    ...(isNothing(report) ? [] : [checkedView(report, spoken)]),
    ...(report.signatures.some(({ kind }) => kind !== 'none') ? [notProvenView(report, spoken)] : []),
  ]
}

function checkedView(report: Report, spoken: Spoken): HTMLElement {
  const all = saidOnce(report).map((each) => findingView(each, spoken))
  return section(spoken.words.checked, element('ul', { class: styles.findings }, ...all))
}

function section(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element('section', { class: styles.section }, element('h2', {}, title), ...children)
}

function factsView({ declaration, root }: Report, name: string, { words }: Spoken): HTMLElement {
  const fact = (term: string, ...values: readonly (HTMLElement | string)[]) =>
    element('div', {}, element('dt', {}, term), element('dd', {}, ...values))
  return element(
    'dl',
    { class: styles.facts },
    fact(words.file, name),
    declaration && declaration.title !== '' && fact(words.declaration, declaration.title),
    declaration && fact(words.digest, digestView(declaration.digest)),
    root !== '' && fact(words.root, digestView(root)),
  )
}

function digestView(digest: string): HTMLElement {
  return element(
    'code',
    { class: styles.digest },
    ...digestGroups(digest).map((group) => element('span', {}, `${group} `)),
  )
}

function signaturesView(signatures: readonly SignatureReport[], spoken: Spoken): HTMLElement {
  const { words } = spoken
  const heads = [words.city, words.who, words.when, words.certificate, words.state]
  const head = element('tr', {}, ...heads.map((word) => element('th', { scope: 'col' }, word)))
  const rows = signatures.map((signature) => rowView(signature, spoken))
  const table = element(
    'table',
    { class: styles.table },
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  )
  return section(words.signatures, table)
}

function rowView(signature: SignatureReport, spoken: Spoken): HTMLElement {
  const { words, language } = spoken
  const { kind, city, holder, signatory, at, certificate, findings, status } = signature
  const cell = (content: HTMLElement | string, under = '') =>
    content === ''
      ? element('td', { class: styles.empty }, words.none)
      : element('td', {}, content, under !== '' && element('small', {}, under))
  const name = kind === 'seal' ? words.seal : city
  const under = kind === 'seal' ? city : holder && filled(words.byProxy, { city: holder })
  const person = kind === 'seal' ? '' : (signatory?.commonName ?? '')
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name, under !== '' && element('small', {}, under)),
    cell(person, kind === 'seal' ? '' : signatory?.title),
    cell(momentWords(at, language)),
    cell(certificate === '' ? '' : element('code', { title: certificate }, shortDigest(certificate))),
    cell(stateView(kind === 'none' ? 'none' : status, findings, spoken)),
  )
}

/** What holds is one word; what does not, is said with every reason. */
function stateView(
  status: Finding['status'] | 'none',
  findings: readonly Finding[],
  { words, language }: Spoken,
): HTMLElement {
  const told = findings.filter(
    (each) => status === 'none' || (each.status !== 'holds' && !OF_ALL.has(each.reason.code)),
  )
  const word = status === 'none' ? [] : [element('b', {}, words[status])]
  const reasons = told.map(({ reason }) => element('p', {}, sayReason(reason, language)))
  return element('div', { class: styles.state }, statusGlyph(status), element('div', {}, ...word, ...reasons))
}

function findingView({ status, reason }: Finding, { words, language }: Spoken): HTMLElement {
  return element(
    'li',
    {},
    statusGlyph(status),
    element(
      'span',
      {},
      element('span', { class: 'spoken' }, `${words[status]}: `),
      sayReason(reason, language),
    ),
  )
}

function differenceView({ language, title, differences }: TextReport, { words }: Spoken): HTMLElement {
  const places = differences.map(({ place, parts }) =>
    element(
      'div',
      {},
      element('h3', {}, placeWords(place, words)),
      element(
        'p',
        { lang: language },
        ...parts.map(({ kind, text }) =>
          kind === 'kept' ? text : element(kind === 'deleted' ? 'del' : 'ins', {}, text),
        ),
      ),
    ),
  )
  const lead = element('p', { class: styles.lead }, words.differenceLead)
  return section(
    `${words.difference}: ${title}`,
    lead,
    element('div', { class: styles.differences }, ...places),
  )
}

function placeWords(place: string, words: Spoken['words']): string {
  const parts: Record<string, string> = {
    title: words.partTitle,
    preamble: words.partPreamble,
    closing: words.partClosing,
  }
  return parts[place] ?? filled(words.clause, { number: place })
}

function notProvenView({ signatures }: Report, { words }: Spoken): HTMLElement {
  const isGivenHere = signatures.some((each) => each.kind === 'city' && !isOutside(each))
  const isPaper = signatures.some(({ kind }) => kind === 'paper')
  const said = [
    words.notProvenRoot,
    ...(isGivenHere ? [words.notProvenPerson] : []),
    words.notProvenPage,
    ...(isPaper ? [words.notProvenPaper] : []),
  ]
  return section(
    words.notProven,
    element('ul', { class: styles.plain }, ...said.map((each) => element('li', {}, each))),
  )
}
