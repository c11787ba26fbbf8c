// Builds the client, and runs every test: four projects, one vitest.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const oneCopy = ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom', '@tiptap/core', '@tiptap/pm']
const serverOrigin = `http://localhost:${process.env.PORT ?? 3000}`

/** The two faces that every page begins with: asked for with the page instead of after its styles. */
function preloadLatinFonts(): Plugin {
  const first = /\/(inter-latin-wght|source-serif-4-latin-opsz)-normal-[^/]*\.woff2$/
  return {
    name: 'preload-latin-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => first.test(`/${file}`))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head-prepend',
          })),
    },
  }
}

/** How long a polled condition may take on a busy machine. */
const patience = { poll: { timeout: 20_000, interval: 50 } }

/** Vitest would leave one core to itself, and a machine of two cores has no more. Projects do not inherit it. */
const maxWorkers = 2

/** Browsers go first, since they mostly wait; the suites that measure go last, each with the machine to itself. */
const behindBrowsers = { groupOrder: 1 }
const alone = { maxWorkers: 1, sequence: { groupOrder: 2 } }

function nodeProject(name: string, include: string[], own = { maxWorkers, sequence: behindBrowsers }) {
  return {
    extends: false as const,
    root,
    resolve: { dedupe: oneCopy },
    test: {
      name,
      include,
      environment: 'node',
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: patience,
      ...own,
    },
  }
}

export default defineConfig({
  root: join(root, 'client'),
  plugins: [react(), preloadLatinFonts()],
  resolve: { dedupe: oneCopy },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { '/api': serverOrigin, '/healthz': serverOrigin, '/sync': { target: serverOrigin, ws: true } },
  },
  test: {
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: join(root, '.cache', 'tests.json') }]]
      : ['default'],
    projects: [
      nodeProject('shared', ['shared/src/**/*.test.ts']),
      nodeProject('server', ['server/{src,bench,scripts}/**/*.test.ts']),
      nodeProject('wire', ['server/wire/**/*.test.ts'], alone),
      {
        extends: false,
        root,
        plugins: [react()],
        resolve: { dedupe: oneCopy },
        test: {
          name: 'client',
          include: ['client/src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: [join(root, 'client/src/testing/setup.ts')],
          testTimeout: 60_000,
          expect: patience,
          maxWorkers,
          sequence: behindBrowsers,
        },
      },
      {
        extends: false,
        root,
        resolve: { dedupe: oneCopy },
        test: {
          name: 'browser',
          include: ['client/e2e/**/*.e2e.ts'],
          environment: 'node',
          testTimeout: 300_000,
          expect: patience,
          hookTimeout: 120_000,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
})
