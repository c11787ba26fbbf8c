// Who one is, as a button that opens the menu of the person.
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/people.ts'
import { LatePopup } from '../ui/late-popup.tsx'
import styles from './person-menu.module.css'

export interface PersonMenuProps {
  /** The city, where a screen has one; else the person's name. */
  title?: string | undefined
  /** The function. */
  subtitle?: string | undefined
}

const loadItems = () => import('./person-menu-items.tsx').then(({ PersonMenuItems }) => PersonMenuItems)

export function PersonMenu({ title, subtitle }: PersonMenuProps) {
  const { t } = useTranslation()
  const name = useMe()?.name
  return (
    <LatePopup
      load={loadItems}
      own={{ name: title === undefined ? undefined : name }}
      kind="menu"
      className={styles.person}
    >
      <b>{title ?? name}</b>
      {subtitle !== undefined && <span>{subtitle}</span>}
      <span className="spoken">{t('personMenu')}</span>
    </LatePopup>
  )
}
