// The comparison as a file.
import { Menu } from '@mantine/core'
import { COMPARISON_FORMATS, type ComparisonFormat } from '@plenary/shared/api/past-routes'
import { useTranslation } from 'react-i18next'
import { IconDownload } from '../ui/icons.ts'

const WORDS = { html: 'asPage', docx: 'asDocument' } as const satisfies Record<ComparisonFormat, string>

export interface FileMenuProps {
  /** Where it is; undefined for what is not offered as a file. */
  fileAddress: ((format: ComparisonFormat) => string) | undefined
}

export function FileMenu({ fileAddress }: FileMenuProps) {
  const { t } = useTranslation('compare')
  if (!fileAddress) return null
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} transitionProps={{ duration: 180 }}>
      <Menu.Target>
        <button type="button" className="button" title={t('download')}>
          <IconDownload size={18} stroke={1.5} aria-hidden="true" />
          <span>{t('download')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {COMPARISON_FORMATS.map((format) => (
          <Menu.Item key={format} component="a" href={fileAddress(format)} download>
            {t(WORDS[format])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
