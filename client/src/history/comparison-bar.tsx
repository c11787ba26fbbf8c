// Above a comparison: between which moments, how it is laid out, and how it leaves the screen.
import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { IconAlignLeft, IconArrowsLeftRight, IconColumns2, IconPrinter } from '../ui/icons.ts'
import type { ComparedMomentGroup } from './compared-moments.ts'
import type { ComparedSides } from './compared-sides.ts'
import styles from './comparison-bar.module.css'
import { LAYOUTS, type Layout } from './comparison-layout.ts'
import { FileMenu, type FileMenuProps } from './file-menu.tsx'
import { Legend } from './legend.tsx'
import { MomentPicker } from './moment-picker.tsx'

export interface ComparisonBarProps extends ComparedSides, FileMenuProps {
  declarationId: string
  groups: readonly ComparedMomentGroup[]
  onChoose: (chosen: { from?: string; to?: string }) => void
  layout: Layout
  onLayout: (layout: Layout) => void
}

const LAYOUT_WORDS = { inline: 'inline', side: 'sideBySide' } as const
const LAYOUT_ICONS = { inline: IconAlignLeft, side: IconColumns2 } as const

export function ComparisonBar({
  declarationId,
  from,
  to,
  groups,
  onChoose,
  layout,
  onLayout,
  fileAddress,
}: ComparisonBarProps) {
  const { t } = useTranslation('compare')
  const isCity = from.value.startsWith('city:')
  const fixed = groups.map(({ label, moments }) => ({
    label,
    moments: moments.filter(({ value }) => !value.startsWith('city:')),
  }))
  const more = (
    <Menu.Item
      renderRoot={(props: object) => (
        <Link to="/declarations/$declaration/versions" params={{ declaration: declarationId }} {...props} />
      )}
    >
      {t('otherMoment')}
    </Menu.Item>
  )
  return (
    <section className={styles.bar} aria-label={t('compared')} data-region="toolbar">
      <span className={styles.moments}>
        <span className={styles.word}>{t('from')}</span>
        <MomentPicker
          label={t('from')}
          {...from}
          groups={groups}
          onChoose={(value) => onChoose({ from: value })}
          more={more}
        />
        <span className={styles.word}>{t('to')}</span>
        <MomentPicker
          label={t('to')}
          {...to}
          groups={fixed}
          onChoose={(value) => onChoose({ to: value })}
          more={more}
        />
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('swap')}
          title={isCity ? t('swapNot') : t('swap')}
          aria-disabled={isCity}
          onClick={() => isCity || onChoose({ from: to.value, to: from.value })}
        >
          <IconArrowsLeftRight size={18} stroke={1.5} aria-hidden="true" />
        </button>
      </span>
      <Legend className={styles.legend} />
      <fieldset className={styles.layout}>
        <legend className="spoken">{t('layout')}</legend>
        {LAYOUTS.map((each) => {
          const Icon = LAYOUT_ICONS[each]
          return (
            <label key={each}>
              <input type="radio" name="layout" checked={layout === each} onChange={() => onLayout(each)} />
              <Icon size={16} stroke={1.5} aria-hidden="true" />
              {t(LAYOUT_WORDS[each])}
            </label>
          )
        })}
      </fieldset>
      <span className={styles.acts}>
        <button type="button" className="button" title={t('print')} onClick={() => window.print()}>
          <IconPrinter size={18} stroke={1.5} aria-hidden="true" />
          <span>{t('print')}</span>
        </button>
        <FileMenu fileAddress={fileAddress} />
      </span>
    </section>
  )
}
