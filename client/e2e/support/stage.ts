// What one file of browser tests runs on: a browser, a folder, and the product with the example loaded.
import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { passingFolder } from '../../../server/src/testing/passing-folder.ts'
import { DEMO_PASSWORD, freePort, type Product, startProduct } from '../../../server/wire/product.ts'
import { signIn } from '../../../server/wire/target.ts'
import { tokyoDeclaration } from './desk.ts'
import { browserOfWorker, closeContexts } from './people.ts'

export interface Stage {
  browser: Browser
  folder: string
  /** The running product; a test that ends it puts the next one here. */
  product: Product
}

export interface Example extends Stage {
  /** Of the Tokyo Declaration. */
  declarationId: string
  textId: string
  /** The Cookie header of the secretariat, for what is done without a browser. */
  secretariat: string
}

/** Of all products of a worker, one after the other: what a browser has loaded from one, it need not load from the next. */
let port: number | undefined

/** Has a browser and the product ready before the tests of this file, and closes its contexts and ends the product after them. */
export function stageForFile(command: 'demo' | 'start'): Stage {
  const stage = {} as Stage
  beforeAll(async () => {
    stage.browser = await browserOfWorker()
    stage.folder = await passingFolder('plenary-browser-')
    port ??= await freePort()
    stage.product = await startProduct(stage.folder, { command, port })
  })
  afterAll(async () => {
    await closeContexts()
    await stage.product?.end('SIGTERM')
    if (stage.folder) await rm(stage.folder, { recursive: true, force: true })
  })
  return stage
}

/** The same with the Tokyo Declaration at hand. */
export function exampleForFile(): Example {
  const example = stageForFile('demo') as Example
  beforeAll(async () => {
    example.secretariat = await signIn(example.product, 'secretariat@demo.example', DEMO_PASSWORD)
    Object.assign(example, await tokyoDeclaration(example.product, example.secretariat))
  })
  return example
}
