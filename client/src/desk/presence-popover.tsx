// Every person that is here, by city, in a popover at the tiles.
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PopupProps } from '../ui/late-popup.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import { PresentList } from './present-list.tsx'

export interface PresencePopoverProps extends PopupProps {
  groups: readonly PresentGroup[]
}

export function PresencePopover({
  groups,
  className,
  children,
  opened,
  onChange,
  button,
}: PresencePopoverProps) {
  const { t } = useTranslation('desk')
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={280}
      transitionProps={{ duration: 180 }}
    >
      <Popover.Target>
        <button type="button" className={className} ref={button} onClick={() => onChange(!opened)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('whoIsHere', { count: groups.filter(({ isCity }) => isCity).length })}>
        <PresentList groups={groups} />
      </Popover.Dropdown>
    </Popover>
  )
}
