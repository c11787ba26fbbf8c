// What a command is told whose turn at a text never comes, since the process ends while the disk does not answer.
import type { Problem } from '@plenary/shared/api/problem'
import { expect, test, vi } from 'vitest'
import { createDeclaration } from '../commands/create-declaration.ts'
import { furnish, must, openHouse } from '../testing/http-house.ts'
import { CONTENT } from '../testing/sync-house.ts'

test('[AP19] a command that waits behind a disk that never answers is told in words that nothing was done', async () => {
  const house = await openHouse()
  const { own, people } = await furnish(house)
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: CONTENT } as const
  const { plenaryId } = own
  const created = must(await createDeclaration(house.context, 'system', { plenaryId, title: 'One', text }))
  const lock = (clause: string, language: string) =>
    house.ask(`POST /api/declarations/${created.id}/lock`, {
      as: people.secretariat,
      body: { clause },
      headers: { 'accept-language': language },
    })
  const asked = vi.spyOn(house.texts, 'exclusive')
  const write = vi.spyOn(house.storage, 'write').mockImplementation(() => new Promise(() => {}))

  void lock('clause0001', 'en')
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1))
  const waiting = [lock('clause0002', 'en'), lock('clause0003', 'ja')]
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(3))
  await house.texts.drain(50)

  const problems = await Promise.all(waiting.map(async (answer) => (await (await answer).json()) as Problem))
  expect(problems).toMatchObject([
    { status: 503, code: 'shutting-down', title: expect.stringContaining('Nothing was changed') },
    { status: 503, code: 'shutting-down', title: expect.stringContaining('何も変更されていません') },
  ])
  expect(write).toHaveBeenCalledTimes(1)
  expect(house.logged).toEqual([])
  expect(await house.read.selectFrom('clause_lock').select('clause_id').execute()).toEqual([])
  await house.close()
})

test('[AP20] while draining, every answer closes its connection, whatever it says', async () => {
  const house = await openHouse()
  const connections = async () => {
    const answers = ['GET /healthz', 'GET /api/nothing', 'PATCH /api/me'].map((request) => house.ask(request))
    return (await Promise.all(answers)).map(({ headers }) => headers.get('connection'))
  }
  expect(await connections()).toEqual([null, null, null])
  house.clock.isDraining = true
  expect(await connections()).toEqual(['close', 'close', 'close'])
  await house.close()
})
