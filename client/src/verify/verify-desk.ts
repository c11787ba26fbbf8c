// The page on which a file is dropped: it keeps what the reader brought, and shows what was found.
import { textOfAscii } from '@plenary/shared/signing/bytes'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { type Report, reportOf, unknown } from '@plenary/shared/verify/report'
import {
  readCertificates,
  readFingerprint,
  readRevocationLists,
  type Trust,
} from '@plenary/shared/verify/trust'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { browserSurroundings } from './browser-surroundings.ts'
import { element } from './element.ts'
import { detailViews, resultView } from './report-view.ts'
import styles from './verify.module.css'
import { filled, type Spoken } from './verify-words.ts'

/** Nothing else in the file: a certificate that lies somewhere in what is to be checked is not one that the reader brings. */
const PEM_ALONE =
  /^\s*(?:-----BEGIN (?:CERTIFICATE|X509 CRL)-----[A-Za-z0-9+/=\s]+-----END (?:CERTIFICATE|X509 CRL)-----\s*)+$/

interface CheckedFile {
  readonly name: string
  /** Null where it could not be read: a folder, or a file that is gone. */
  readonly bytes: Bytes | null
}

export class VerifyDesk {
  readonly #place: HTMLElement
  readonly #input = element('input', {
    type: 'file',
    multiple: '',
    hidden: '',
    'aria-hidden': 'true',
    tabindex: '-1',
  })
  readonly #field = element('div', { class: styles.drop })
  readonly #status = element('div', { role: 'status' })
  readonly #details = element('div')
  readonly #brought = element('p', { class: styles.brought, role: 'status' })
  readonly #fingerprint = element('input', {
    id: 'fingerprint',
    class: styles.fingerprint,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'fingerprint-hint',
  })
  readonly #hint = element('p', { id: 'fingerprint-hint', class: styles.hint })
  #spoken: Spoken
  #trust: Trust = { roots: [], fingerprints: [], lists: [] }
  #file: CheckedFile | undefined
  #report: Report | undefined
  /** Of two files the later one is shown, whichever is checked first. */
  #round = 0

  constructor(place: HTMLElement, spoken: Spoken) {
    this.#place = place
    this.#spoken = spoken
    this.#input.addEventListener('change', () => void this.#take([...(this.#input.files ?? [])]))
    this.#fingerprint.addEventListener('input', () => void this.#takeFingerprint())
    this.#listenToDrops()
    this.speak(spoken)
  }

  /** Shows everything in another language. */
  speak(spoken: Spoken): void {
    this.#spoken = spoken
    const { words } = spoken
    this.#drawField(false)
    this.#drawHint()
    this.#place.replaceChildren(
      element(
        'header',
        { class: styles.header },
        element('h1', {}, words.title),
        element('p', { class: styles.lead }, words.lead),
      ),
      this.#field,
      this.#input,
      element(
        'div',
        { class: styles.root },
        element('label', { for: 'fingerprint' }, words.fingerprint),
        this.#fingerprint,
        this.#hint,
        this.#brought,
      ),
      this.#status,
      this.#details,
    )
    this.#show()
  }

  #drawField(isOver: boolean): void {
    const { words } = this.#spoken
    const button = element(
      'button',
      { type: 'button', class: `button ${this.#file ? '' : 'filled'}` },
      this.#file ? words.another : words.choose,
    )
    button.addEventListener('click', () => this.#input.click())
    this.#field.classList.toggle(styles.over ?? '', isOver)
    this.#field.replaceChildren(element('p', {}, isOver ? words.dropNow : words.drop), button)
  }

  #drawHint(): void {
    const { words } = this.#spoken
    const isWrong = this.#fingerprint.value.trim() !== '' && !readFingerprint(this.#fingerprint.value)
    this.#hint.textContent = isWrong ? words.fingerprintWrong : words.fingerprintHint
    this.#fingerprint.setAttribute('aria-invalid', String(isWrong))
  }

  /** Anywhere on the page: who misses the field by a hand's breadth would else leave the page. */
  #listenToDrops(): void {
    const { ownerDocument } = this.#place
    const draw = (isOver: boolean) => (event: DragEvent) => {
      event.preventDefault()
      if (this.#field.classList.contains(styles.over ?? '') !== isOver) this.#drawField(isOver)
    }
    const listeners: [string, (event: DragEvent) => void][] = [
      ['dragover', draw(true)],
      ['dragleave', draw(false)],
      [
        'drop',
        (event) => {
          draw(false)(event)
          void this.#take([...(event.dataTransfer?.files ?? [])])
        },
      ],
    ]
    for (const [name, listener] of listeners)
      ownerDocument.addEventListener(name, listener as EventListener, { signal: this.#ended.signal })
  }

  /** Of the network whose site this is. */
  async know(files: readonly Bytes[]): Promise<void> {
    for (const bytes of files) this.#takeTrust(bytes)
    await this.#check()
  }

  readonly #ended = new AbortController()

  end(): void {
    this.#ended.abort()
  }

  async #take(files: readonly File[]): Promise<void> {
    this.#input.value = ''
    for (const file of files) {
      const bytes = await file.arrayBuffer().then(
        (buffer) => new Uint8Array(buffer),
        () => null,
      )
      if (!bytes || !this.#takeTrust(bytes)) this.#file = { name: file.name, bytes }
    }
    await this.#check()
  }

  /** Whether it was a root certificate or a revocation list, which are no files to be checked. */
  #takeTrust(bytes: Bytes): boolean {
    if (bytes.length > 1_000_000) return false
    const whole = textOfAscii(bytes)
    const text = PEM_ALONE.test(whole) ? whole : ''
    const [roots, lists] = [readCertificates(bytes, text), readRevocationLists(bytes, text)]
    if (roots.length + lists.length === 0) return false
    const { words } = this.#spoken
    this.#trust = {
      ...this.#trust,
      roots: [...this.#trust.roots, ...roots],
      lists: [...this.#trust.lists, ...lists],
    }
    const named = roots.map(({ names }) => filled(words.rootAdded, { name: names.commonName }))
    this.#brought.append(
      ...[...named, ...lists.map(() => words.listAdded)].map((line) => element('span', {}, line)),
    )
    return true
  }

  async #takeFingerprint(): Promise<void> {
    const given = readFingerprint(this.#fingerprint.value)
    this.#drawHint()
    this.#trust = { ...this.#trust, fingerprints: given ? [given] : [] }
    await this.#check()
  }

  async #check(): Promise<void> {
    const file = this.#file
    if (!file) return
    const round = ++this.#round
    this.#status.replaceChildren(
      element('p', { class: styles.reading }, filled(this.#spoken.words.reading, { name: file.name })),
    )
    const report = file.bytes
      ? await verifyFile(browserSurroundings, file.bytes, this.#trust)
      : reportOf('other', [unknown('file', 'file-unreadable')])
    if (round !== this.#round) return
    this.#report = report
    this.#drawField(false)
    this.#show()
  }

  #show(): void {
    if (!this.#report || !this.#file) return
    this.#status.replaceChildren(...resultView(this.#report, this.#spoken))
    this.#details.replaceChildren(...detailViews(this.#report, this.#file.name, this.#spoken))
  }
}
