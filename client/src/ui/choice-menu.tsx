// A button that says what is chosen and opens a menu of what can be chosen instead: arrows choose nothing by themselves.
import { Menu } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import styles from './choice-menu.module.css'
import { IconChevronDown } from './icons.ts'

export interface ChoiceMenuProps<Value extends string> {
  /** What is chosen here, for who cannot see what stands beside it. */
  label: string
  /** What stands on the button. */
  shown: ReactNode
  value: Value | undefined
  choices: readonly { readonly value: Value; readonly label: string }[]
  onChoose: (value: Value) => void
}

export function ChoiceMenu<Value extends string>({
  label,
  shown,
  value,
  choices,
  onChoose,
}: ChoiceMenuProps<Value>) {
  const button = useRef<HTMLButtonElement>(null)
  const choose = (wanted: string) => {
    const choice = choices.find((each) => each.value === wanted)
    // A dialog that the choice opens gives the focus back to the button, not to an item that is gone.
    button.current?.focus()
    if (choice && choice.value !== value) onChoose(choice.value)
  }
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false} transitionProps={{ duration: 180 }}>
      <Menu.Target>
        <button type="button" className={styles.button} ref={button}>
          <span className="spoken">{label}: </span>
          <span className={styles.shown}>{shown}</span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        <Menu.RadioGroup value={value ?? ''} onChange={choose}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value} closeMenuOnClick>
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
