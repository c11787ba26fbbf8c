// What stands on the button of the news: its name, or how many are new.
import { useTranslation } from 'react-i18next'
import { IconBell } from '../ui/icons.ts'
import styles from './news-face.module.css'

export function NewsFace({ count }: { count: number }) {
  const { t } = useTranslation('desk')
  return (
    <>
      <IconBell size={18} stroke={1.5} aria-hidden />
      <span className={count > 0 ? 'spoken' : styles.name}>{t('news')}</span>{' '}
      {count > 0 && (
        <b className={styles.count} data-count={count}>
          {t('newsNew', { count })}
        </b>
      )}
    </>
  )
}
