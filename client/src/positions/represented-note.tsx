// What the own delegation is told while another city acts for it: which one, by which letter, since when, and until when.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import type { ProxyOfCity } from '../api/proxies.ts'
import { useFormats } from '../i18n/format.ts'
import { holderOf } from './may-state.ts'
import styles from './represented-note.module.css'
import type { BoardWords } from './use-board-words.ts'

export interface RepresentedNoteProps {
  declaration: Pick<DeclarationFacts, 'cityId' | 'roster' | 'state'>
  proxies: readonly ProxyOfCity[]
  words: BoardWords
}

export function RepresentedNote({ declaration, proxies, words }: RepresentedNoteProps) {
  const { t } = useTranslation('positions')
  const { minute } = useFormats()
  const { cityId, roster, state } = declaration
  const holder = cityId === null ? undefined : holderOf(cityId, roster, proxies)
  const proxy = proxies.find(({ principalId, holderId }) => principalId === cityId && holderId === holder)
  if (cityId === null || !proxy || (state !== 'drafting' && state !== 'closed')) return null
  const { holderId, letter, at } = proxy
  return (
    <p role="status" className={styles.note}>
      {t('representedNow', {
        city: words.cityName(cityId),
        holder: words.cityName(holderId),
        letter,
        time: minute(at),
      })}
    </p>
  )
}
