// A button that says which moment is compared, and opens the list of those that can be.
import { Menu } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { useFormats } from '../i18n/format.ts'
import { IconChevronDown } from '../ui/icons.ts'
import type { ComparedMomentGroup } from './compared-moments.ts'
import styles from './moment-picker.module.css'

export interface MomentPickerProps {
  /** Which side of the comparison it is. */
  label: string
  title: string
  time: string | undefined
  value: string
  groups: readonly ComparedMomentGroup[]
  onChoose: (value: string) => void
  /** Where there are others. */
  more: ReactNode
}

export function MomentPicker({ label, title, time, value, groups, onChoose, more }: MomentPickerProps) {
  const { minute } = useFormats()
  const button = useRef<HTMLButtonElement>(null)
  const choose = (chosen: string) => {
    button.current?.focus()
    if (chosen !== value) onChoose(chosen)
  }
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false} transitionProps={{ duration: 180 }}>
      <Menu.Target>
        <button type="button" className={styles.pick} ref={button}>
          <span className="spoken">{label}: </span>
          <b>{title}</b>
          {time !== undefined && <span>{time}</span>}
          <IconChevronDown size={18} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.RadioGroup value={value} onChange={choose}>
          {groups.map((group) => (
            <div key={group.label}>
              {group.moments.length > 0 && <Menu.Label>{group.label}</Menu.Label>}
              {group.moments.map((moment) => (
                <Menu.RadioItem key={moment.value} value={moment.value} closeMenuOnClick>
                  <span className={styles.choice}>
                    {moment.title}
                    {moment.at !== undefined && <small>{minute(moment.at)}</small>}
                  </span>
                </Menu.RadioItem>
              ))}
            </div>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {more}
      </Menu.Dropdown>
    </Menu>
  )
}
