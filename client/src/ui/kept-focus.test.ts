import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepFocus } from './kept-focus.ts'

let stop: () => void
beforeEach(() => {
  document.body.innerHTML = `
    <main><h1>Plenary</h1>
      <section id="roster"><h2>Roster</h2></section>
      <section id="others"><h2>Others</h2><ul>
        <li id="hanoi"><a href="#hanoi">Hanoi</a><button>Add Hanoi</button></li>
        <li id="seoul"><a href="#seoul">Seoul</a><button>Add Seoul</button></li>
        <li id="tokyo"><a href="#tokyo">Tokyo</a><button>Add Tokyo</button></li>
      </ul></section>
    </main>`.replace(/\n\s*/g, '')
  stop = keepFocus(document)
})
afterEach(() => stop())

/** Removes what the id names, with the focus on the last control in it. */
async function remove(id: string) {
  const gone = document.getElementById(id)
  ;[...(gone?.querySelectorAll('button') ?? [])].at(-1)?.focus()
  gone?.remove()
  await Promise.resolve()
  return document.activeElement?.textContent
}

test('[UI9] where a row was removed, the same control of the next one has the focus, else of the one before', async () => {
  expect(await remove('seoul')).toBe('Add Tokyo')
  expect(await remove('tokyo')).toBe('Add Hanoi')
})

test('[UI9] after the last row the heading of the panel has it, after the panel that of the one before', async () => {
  await remove('seoul')
  await remove('tokyo')
  expect(await remove('hanoi')).toBe('Others')
  document.getElementById('others')?.remove()
  await Promise.resolve()
  expect(document.activeElement?.textContent).toBe('Roster')
})

test('[UI9] where a whole screen was replaced, its heading has it', async () => {
  const main = document.querySelector('main')
  document.querySelector('button')?.focus()
  main?.replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'Next' }))
  await Promise.resolve()
  expect(document.activeElement?.textContent).toBe('Next')
})

test('[UI9] whoever has clicked beside a control keeps what is then on the screen', async () => {
  document.querySelector('button')?.focus()
  document.querySelector('button')?.blur()
  await Promise.resolve()
  document.getElementById('hanoi')?.remove()
  await Promise.resolve()
  expect(document.activeElement).toBe(document.body)
})

test('[UI9] after the last row of an open dialog the dialog has it, not the screen behind', async () => {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="news" role="dialog"><h2>News</h2><ul id="list"><li><button>Clause 3</button></li></ul></div>',
  )
  await remove('list')
  expect(document.activeElement?.id).toBe('news')
})
