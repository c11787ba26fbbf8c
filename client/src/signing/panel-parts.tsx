// What the panels of the signing share: the sentence on top, how far it is, and the facts of what is signed.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { signedPdfAddress } from '../api/signing.ts'
import { STATUS_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { WholeDigest } from '../ui/digest.tsx'
import { Facts } from '../ui/facts.tsx'
import styles from './panel.module.css'
import { byOutcome, type Signer } from './signers.ts'

export interface PanelProps {
  declaration: DeclarationFacts
  text: TextFacts
  signers: readonly Signer[]
  /** For which the reader signs. */
  own: readonly Signer[]
}

export interface PanelHeadProps {
  title: string
  /** Whether it is read out when it changes. */
  isLive?: boolean
  children?: ReactNode
}

export function PanelHead({ title, isLive = false, children }: PanelHeadProps) {
  return (
    <header className={styles.head}>
      <h1 aria-live={isLive ? 'polite' : undefined}>{title}</h1>
      {children !== undefined && <p>{children}</p>}
    </header>
  )
}

/** How many have signed. */
export function useProgressSentence(signers: readonly Signer[]): string {
  const { t } = useTranslation('signing')
  const signed = byOutcome(signers).signed.length
  if (signers.length > 0 && signed === signers.length) return t('everyoneSigned')
  return t('haveSigned', { signed, count: signers.length })
}

export interface SignedFactsProps {
  declaration: DeclarationFacts
  signing: Signing
  /** What else is to be said, in lines. */
  more?: readonly (readonly [term: string, lines: readonly string[]])[]
}

export function SignedFacts({ declaration, signing, more = [] }: SignedFactsProps) {
  const { t } = useTranslation('signing')
  const { lines } = usePlenaryTimes()
  return (
    <div className={styles.facts}>
      <Facts
        rows={[
          [t('factText'), <Texts key="text" declaration={declaration} number={signing.version} />],
          [t('factAdopted'), <Lines key="adopted" lines={lines(signing.adoptedAt)} />],
          ...more.map(([term, lines]) => [term, <Lines key={term} lines={lines} />] as const),
          [t('factDigest'), <WholeDigest key="digest" digest={signing.digest} />],
        ]}
      />
    </div>
  )
}

function Texts({ declaration: { title, texts }, number }: { declaration: DeclarationFacts; number: number }) {
  const { t } = useTranslation(['signing', 'shell'])
  const { languageName } = useFormats()
  const languageOf = ({ language, status }: TextFacts) =>
    t('languageIs', { language: languageName(language), status: t(`shell:${STATUS_WORDS[status]}`) })
  return <Lines lines={[t('textIs', { title, number }), ...texts.map(languageOf)]} />
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className={styles.factLine}>
      {line}
    </span>
  ))
}

/** To the words that are signed. */
export function PanelFoot({
  declarationId,
  isSigned = false,
}: {
  declarationId: string
  isSigned?: boolean
}) {
  const { t } = useTranslation('signing')
  return (
    <p className={styles.foot}>
      <Link to="/declarations/$declaration" params={{ declaration: declarationId }}>
        {t('readAgain')}
      </Link>
      <a href={signedPdfAddress(declarationId)} download>
        {t(isSigned ? 'signedPdf' : 'sealedPdf')}
      </a>
    </p>
  )
}
