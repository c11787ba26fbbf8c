// The worker thread that sets pages: one compiler with its fonts, for as long as it is asked.
import { setImmediate as turn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { replyWith } from '../threads/reply.ts'
import { PageCompiler } from './page-compiler.ts'
import { PageFonts } from './page-fonts.ts'
import { answerPageQuestion, type PageQuestion } from './page-jobs.ts'

if (!parentPort) throw new Error('pages are set in a worker')
const port = parentPort
const { fontFolder } = workerData as { fontFolder: string }
const fonts = new PageFonts(fontFolder)
const compiler = new PageCompiler(fontFolder)

port.on('message', async (question: PageQuestion) => {
  const reply = replyWith(() => answerPageQuestion(question, compiler, fonts))
  // What the compiler holds outside of the heap is given back in a turn of its own, else it grows with every page.
  await turn()
  port.postMessage(reply)
})
