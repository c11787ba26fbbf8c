// The block of a city on the signature page: what came of it above the rule; who signs, and for whom, below.
import { shortDigest } from '@plenary/shared/canon/short-digest'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { IconSignature } from '../ui/icons.ts'
import '../ui/mono-font.css'
import { useOutcomeWords } from './outcome-words.ts'
import styles from './signature-page.module.css'
import type { Signer } from './signers.ts'

export interface SignatureBlockProps {
  signer: Signer
  /** Of the page. */
  language: string
  /** Whether the reader signs here. */
  isOwn: boolean
  /** Until the signing is open nothing is said of who has signed. */
  isOpen: boolean
}

export function SignatureBlock({ signer, language, isOwn, isOpen }: SignatureBlockProps) {
  const { t, i18n } = useTranslation('signing')
  const words = useOutcomeWords('dayAndSecond')
  const { names, outcome, holderNames } = signer
  const isAwaited = isOwn && isOpen && outcome === null
  const certificate = outcome?.kind === 'signed' ? outcome.certificate : null
  return (
    <li className={styles.block} data-outcome={outcome?.kind ?? 'open'} data-own={isAwaited || undefined}>
      <p className={styles.line} lang={i18n.language}>
        {outcome?.kind === 'signed' && <IconSignature size={16} stroke={1.5} aria-hidden />}
        {isOpen && <span>{isAwaited ? t('yoursHere') : words(outcome)}</span>}
        {certificate !== null && (
          <code translate="no">
            <span className="spoken">{t('certificate')} </span>
            {shortDigest(certificate)}
          </code>
        )}
      </p>
      <div className={styles.who}>
        <b>{nameIn(names, language)}</b>
        <Signatory signer={signer} language={language} />
      </div>
      {holderNames && (
        <p className={styles.aside} lang={i18n.language}>
          {t('byProxy', { city: nameIn(holderNames, i18n.language) })}
        </p>
      )}
      {outcome?.kind === 'signed' && outcome.issuer !== null && (
        <p className={styles.aside} lang={i18n.language}>
          {t(outcome.trustedRoot === null ? 'issuerGiven' : 'issuerTrusted', {
            issuer: outcome.issuer || t('issuerUnnamed'),
          })}
        </p>
      )}
      {outcome?.kind === 'declined' && <p className={styles.aside}>{outcome.reason}</p>}
    </li>
  )
}

/** Who signed, else who is to sign. */
function Signatory({ signer: { signatory, outcome }, language }: { signer: Signer; language: string }) {
  const named = signatory && nameIn(signatory.names, language)
  const name = outcome?.kind === 'signed' ? outcome.name : named
  if (!name) return null
  const isAnother =
    outcome?.kind === 'signed' && !Object.values(signatory?.names ?? {}).includes(outcome.name)
  const title = signatory?.titles && !isAnother ? nameIn(signatory.titles, language) : ''
  return (
    <>
      <span>{name}</span>
      {title !== '' && <span>{title}</span>}
    </>
  )
}
