// What begins the act of signing for a city.
import { useTranslation } from 'react-i18next'
import { IconWritingSign } from '../ui/icons.ts'
import { canMakeKeys } from './can-make-keys.ts'
import styles from './panel.module.css'

export interface SignActProps {
  city: string
  /** Of several cities one is next: a screen has one filled button. */
  isNext: boolean
  onAsk: () => void
}

export function SignAct({ city, isNext, onAsk }: SignActProps) {
  const { t } = useTranslation('signing')
  if (!canMakeKeys()) return <p>{t('noKeys', { city })}</p>
  return (
    <button
      type="button"
      className={`button ${isNext ? 'filled' : ''} ${styles.act}`}
      aria-haspopup="dialog"
      onClick={onAsk}
    >
      <IconWritingSign size={18} stroke={1.5} aria-hidden />
      {t('signAsk', { city })}
    </button>
  )
}
