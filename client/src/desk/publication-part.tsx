// Whether the declaration is published: its public address for everybody, and for the secretariat the act that fits.
import { TextInput } from '@mantine/core'
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicationAct } from '../api/publication.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { IconCopy } from '../ui/icons.ts'
import { useCopy } from '../ui/use-copy.ts'
import styles from './publication-part.module.css'

export interface PublicationPartProps {
  declaration: DeclarationFacts
  /** Whether it was published just now: its address is what is wanted next. */
  isFresh: boolean
  onAsk: (act: PublicationAct) => void
}

/** Nothing where it is not published and the person may not publish it. */
export function PublicationPart({ declaration, isFresh, onAsk }: PublicationPartProps) {
  const { t } = useTranslation('acts')
  const { role, cityId, state, publishedAt } = declaration
  const mayPublish = isAllowed({ role, ownCity: cityId, action: 'publish', state, city: null })
  if (publishedAt === null && !mayPublish) return null
  return (
    <div className={styles.publication}>
      {publishedAt !== null && (
        <PublicAddress declarationId={declaration.id} since={publishedAt} isFresh={isFresh} />
      )}
      {mayPublish && (
        <button
          type="button"
          className="button"
          onClick={() => onAsk(publishedAt === null ? 'publish' : 'withdraw')}
        >
          {t(publishedAt === null ? 'publishAsk' : 'withdrawAsk')}
        </button>
      )}
    </div>
  )
}

interface PublicAddressProps {
  declarationId: string
  since: string
  isFresh: boolean
}

function PublicAddress({ declarationId, since, isFresh }: PublicAddressProps) {
  const { t } = useTranslation('acts')
  const { said } = usePlenaryTimes()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFresh) field.current?.focus()
  }, [isFresh])
  const address = new URL(`/published/${declarationId}`, location.origin).href
  const { outcome, copy } = useCopy(address)
  const selectAndCopy = () => {
    field.current?.select()
    void copy()
  }
  return (
    <>
      <p>{t('publishedSince', { time: said(since, 'dayAndMinute') })}</p>
      <TextInput
        ref={field}
        label={t('publicAddress')}
        value={address}
        readOnly
        data-autofocus={isFresh || undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className="button" onClick={selectAndCopy}>
        <IconCopy size={16} stroke={1.5} aria-hidden />
        {t('publicCopy')}
      </button>
      <a className="button" href={address} target="_blank" rel="noreferrer">
        {t('publicOpen')}
      </a>
      <span role="status">{outcome === 'done' && t('publicCopied')}</span>
    </>
  )
}
