// The job in the server as it is put together, on a clock that stands still.
import { rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { invitePerson } from '../commands/invite-person.ts'
import { parseConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { type RunningServer, runServer } from '../operations/run-server.ts'
import { FakeSurroundings } from '../testing/fake-surroundings.ts'
import { must } from '../testing/http-house.ts'
import { passingFolder } from '../testing/passing-folder.ts'
import { openSmtpHouse, SMTP_PASSWORD, type SmtpHouse } from '../testing/smtp-house.ts'

const MINUTE = 60_000
/** On a busy machine mail takes longer than a second to go out. */
const PATIENCE = 20_000

let smtp: SmtpHouse
let folder: string
let surroundings: FakeSurroundings
let running: RunningServer
let log: PassThrough

beforeEach(async () => {
  smtp = await openSmtpHouse()
  folder = passingFolder('plenary-mail-')
  surroundings = new FakeSurroundings()
  log = new PassThrough()
  running = await start()
})
afterEach(async () => {
  await running.stop()
  await smtp.close()
  await rm(folder, { recursive: true })
})

function start(): Promise<RunningServer> {
  const settings = { PORT: '0', PLENARY_DATA: folder, PLENARY_SMTP: smtp.url, PLENARY_LOG: 'debug' }
  const config = parseConfig({ ...settings, PLENARY_MAIL_FROM: 'plenary@network.example' })
  return runServer(config, createLog('debug', log), surroundings, { onLoopbackOnly: true })
}

const invite = async (email: string) =>
  must(
    await invitePerson(running.context, 'system', {
      role: 'secretariat',
      plenaryId: null,
      cityId: null,
      email,
    }),
  )
/** What was received in all; the clock goes on until it is so much. */
const received = (count: number) =>
  vi.waitFor(async () => {
    await surroundings.advance(MINUTE)
    expect(smtp.received.map(({ to }) => to[0])).toHaveLength(count)
  }, PATIENCE)

test('[ML17] the server looks every minute, and after a restart at once', async () => {
  await invite('a@city.example')
  await received(1)
  await invite('b@city.example')
  await received(2)
  await invite('c@city.example')
  await running.stop()
  const { connections } = smtp.state
  await surroundings.advance(5 * MINUTE)
  expect(smtp.state.connections).toBe(connections)
  running = await start()
  await received(3)
  const logged = String(log.read() ?? '')
  expect(logged).toContain('listening')
  expect(logged).not.toContain(SMTP_PASSWORD)
})

/** Two mails wait, and the server says nothing to the first. */
async function handOver(): Promise<void> {
  smtp.state.mood = 'is-silent'
  await invite('a@city.example')
  await invite('b@city.example')
  await vi.waitFor(async () => {
    await surroundings.advance(MINUTE)
    expect(smtp.offered).toHaveLength(1)
  }, PATIENCE)
}

test('[ML17] at the end the mail that is being handed over goes out, and no other is begun', async () => {
  await handOver()
  const stopped = running.stop()
  smtp.speak()
  await stopped
  expect(smtp.received).toHaveLength(1)
  running = await start()
  await received(2)
})

test('[ML17] a server that says nothing holds up the end for two seconds', async () => {
  await handOver()
  let isStopped = false
  const stopped = running.stop().then(() => {
    isStopped = true
  })
  await surroundings.advance(1_900)
  expect(isStopped).toBe(false)
  await surroundings.advance(100)
  await stopped
  smtp.state.mood = 'takes'
  running = await start()
  await received(2)
})
