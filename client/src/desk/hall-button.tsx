// The secretariat's button for the screen on the wall. A page that the wall follows goes on steering it when it is loaded again.
import { isAllowed } from '@plenary/shared/access/access-table'
import { useTranslation } from 'react-i18next'
import { withWords } from '../i18n/i18n.ts'
import { IconDeviceTv } from '../ui/icons.ts'
import { LatePopup } from '../ui/late-popup.tsx'
import { useDesk } from './desk-context.ts'
import { isFollowed } from './followed.ts'
import styles from './hall-button.module.css'

const loadPopover = () =>
  withWords(import('./hall-popover.tsx'), 'acts').then(({ HallPopover }) => HallPopover)

export function HallButton() {
  const { t } = useTranslation('desk')
  const { id, role, cityId, state } = useDesk().declaration
  if (!isAllowed({ role, ownCity: cityId, action: 'steer-hall', state, city: null })) return null
  return (
    <LatePopup
      load={loadPopover}
      own={{}}
      kind="dialog"
      isWanted={isFollowed(id)}
      className={`button ${styles.hall}`}
    >
      <IconDeviceTv size={18} stroke={1.5} aria-hidden />
      <span>{t('hall')}</span>
    </LatePopup>
  )
}
