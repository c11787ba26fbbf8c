import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LatePopup, type PopupProps } from './late-popup.tsx'

afterEach(cleanup)

const seen: [opened: boolean, hasFocus: boolean][] = []

function Popup({ className, children, opened, button }: PopupProps) {
  useEffect(() => {
    seen.push([opened, document.activeElement === button.current])
  }, [opened, button])
  return (
    <button type="button" ref={button} className={className} aria-expanded={opened}>
      {children}
    </button>
  )
}
function renderLate() {
  const { promise, resolve } = Promise.withResolvers<typeof Popup>()
  const load = () => promise
  render(
    <LatePopup load={load} own={{}} kind="menu" className={undefined}>
      Person
    </LatePopup>,
  )
  return resolve
}

test('[UI9] a popup that is wanted before its code is there opens over its focused button, to give the focus back', async () => {
  const resolve = renderLate()
  screen.getByRole('button', { name: 'Person' }).focus()
  await userEvent.keyboard('{Enter}')
  resolve(Popup)
  await screen.findByRole('button', { name: 'Person', expanded: true })
  expect(seen).toEqual([
    [false, true],
    [true, true],
  ])
})

test.each(['[MouseLeft>]', '[TouchA>]', '[Space>]'])(
  '[UI18] whose code comes while its button is held down opens when it is let go: %s',
  async (down) => {
    const resolve = renderLate()
    const user = userEvent.setup()
    const button = screen.getByRole('button', { name: 'Person' })
    if (down === '[Space>]') {
      button.focus()
      await user.keyboard(down)
    } else await user.pointer({ keys: down, target: button })
    resolve(Popup)
    await new Promise((done) => setTimeout(done))
    if (down === '[Space>]') await user.keyboard('[/Space]')
    else await user.pointer(down.replace('[', '[/').replace('>', ''))
    await screen.findByRole('button', { name: 'Person', expanded: true })
  },
)
