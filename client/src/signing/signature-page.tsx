// The signature page as it will be printed: the network, the title, place and date, and a block for every city that signs.
import type { TextFacts } from '@plenary/shared/api/declaration-routes'
import { digestGroups } from '@plenary/shared/canon/short-digest'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { Names } from '@plenary/shared/declaration/names'
import type { ContentJson, ParagraphJson } from '@plenary/shared/schema/content'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useTextContent } from '../api/text-content.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import '../ui/mono-font.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { SignatureBlock } from './signature-block.tsx'
import styles from './signature-page.module.css'
import type { Signer } from './signers.ts'

/** So many cities sign in two columns on one printed page; of more, each page has its own columns. */
const ON_ONE_PAGE = 12

export interface SignaturePageProps {
  networkNames: Names
  /** Where the text has none. */
  title: string
  text: TextFacts
  /** What is signed, for the foot of each printed page: a signed page is worth what ties it to the words. */
  version: { number: number; digest: string } | null
  signers: readonly Signer[]
  /** For which the reader signs. */
  own: readonly Signer[]
  isOpen: boolean
}

export function SignaturePage(props: SignaturePageProps) {
  const { text, version } = props
  const { t } = useTranslation(['signing', 'shell'])
  const { data, isLoading } = useTextContent(text.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so can be reached by the keyboard
    <section className={styles.scroll} data-region="sheet" aria-label={t('page')} tabIndex={0}>
      <article className={styles.sheet} lang={text.language}>
        {/* How many lines stand above the blocks only the text says: before it, they would jump. */}
        {isLoading ? (
          <Skeleton label={t('shell:loading')} />
        ) : (
          <Page {...props} content={data?.content.content} />
        )}
        {version && <Foot {...props} version={version} />}
      </article>
    </section>
  )
}

/** @param content undefined where it could not be loaded */
function Page({
  networkNames,
  title,
  text: { language },
  signers,
  own,
  isOpen,
  content,
}: SignaturePageProps & { content: ContentJson['content'] | undefined }) {
  // As on the sheet: the last line is the title, what stands above it the bodies that declare.
  const lines = linesOf(content?.[0].content)
  const bodies = lines.length > 1 ? lines.slice(0, -1) : [nameIn(networkNames, language)]
  return (
    <>
      <Lines lines={bodies} className={styles.body} />
      <p className={styles.title}>{lines.at(-1) ?? title}</p>
      <hr />
      <Lines lines={linesOf(content?.[3].content)} className={styles.closing} />
      <ol
        className={styles.blocks}
        data-long={signers.length > ON_ONE_PAGE || undefined}
        style={{ '--rows': Math.ceil(signers.length / 2) } as CSSProperties}
      >
        {signers.map((signer) => (
          <SignatureBlock
            key={signer.cityId}
            signer={signer}
            language={language}
            isOwn={own.includes(signer)}
            isOpen={isOpen}
          />
        ))}
      </ol>
      <WhoseTimes signers={signers} />
    </>
  )
}

function Foot({
  title,
  networkNames,
  text: { language },
  version: { number, digest },
}: SignaturePageProps & { version: { number: number; digest: string } }) {
  const { t } = useTranslation('signing')
  return (
    <footer className={styles.foot}>
      {t('pageFoot', { title, network: nameIn(networkNames, language), number })}
      <code translate="no">SHA-256 {digestGroups(digest).join(' ')}</code>
    </footer>
  )
}

/** Of the times that stand on the page, once there are any. */
function WhoseTimes({ signers }: Pick<SignaturePageProps, 'signers'>) {
  const { i18n } = useTranslation()
  const { note } = usePlenaryTimes()
  const at = signers.find(({ outcome }) => outcome !== null && outcome.kind !== 'absent')?.outcome?.at
  if (at === undefined) return null
  return (
    <p className={styles.times} lang={i18n.language}>
      {note(at)}
    </p>
  )
}

function Lines({ lines, className }: { lines: readonly string[]; className: string | undefined }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and none keeps a state
    <p key={index} className={className}>
      {line}
    </p>
  ))
}

function linesOf(paragraphs: readonly ParagraphJson[] = []): string[] {
  return paragraphs
    .map(({ content = [] }) => content.map(({ text }) => text).join(''))
    .filter((line) => line.trim() !== '')
}
