// The question that comes before signing: whether the digest is the one that the hall shows.
import { Checkbox } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './panel.module.css'

/** Asked once for all cities for which the reader signs. */
export function useCompared() {
  const field = useRef<HTMLInputElement>(null)
  const [isCompared, setCompared] = useState(false)
  const [wasTried, setTried] = useState(false)
  /** If not, the field is pointed out. */
  const isReady = (): boolean => {
    setTried(true)
    if (!isCompared) field.current?.focus()
    return isCompared
  }
  return { field, isCompared, isMissing: wasTried && !isCompared, setCompared, isReady }
}

export function Compared({ field, isCompared, isMissing, setCompared }: ReturnType<typeof useCompared>) {
  const { t } = useTranslation('signing')
  return (
    <Checkbox
      ref={field}
      className={styles.compared ?? ''}
      label={t('compared')}
      checked={isCompared}
      error={isMissing ? t('compareFirst') : undefined}
      aria-invalid={isMissing || undefined}
      onChange={(event) => setCompared(event.currentTarget.checked)}
    />
  )
}
