// What begins the act of signing for a city.
import { useTranslation } from 'react-i18next'
import { IconWritingSign } from '../ui/icons.ts'
import { canMakeKeys } from './can-make-keys.ts'
import styles from './panel.module.css'

export function SignAct({ city, onAsk }: { city: string; onAsk: () => void }) {
  const { t } = useTranslation('signing')
  if (!canMakeKeys()) return <p>{t('noKeys', { city })}</p>
  return (
    <button type="button" className={`button filled ${styles.act}`} aria-haspopup="dialog" onClick={onAsk}>
      <IconWritingSign size={18} stroke={1.5} aria-hidden />
      {t('signAsk', { city })}
    </button>
  )
}
