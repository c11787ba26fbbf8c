// Builds the client, and runs every test: several projects, one vitest.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig, type ViteUserConfig as UserConfig } from 'vitest/config'

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

/** lib0 describes nodes of a page with schemas that nothing here asks for: marked as pure, they are left out, and what makes them. */
function leaveOutSchemas(): Plugin {
  return {
    name: 'leave-out-schemas',
    apply: 'build',
    transform: {
      filter: { id: /\/lib0\/dom\.js$/ },
      handler: (code) => code.replaceAll('= $.$custom(', '= /* @__PURE__ */ $.$custom('),
    },
  }
}

type TestSettings = NonNullable<UserConfig['test']>

/** How long a polled condition may take on a busy machine. */
const patience = { poll: { timeout: 20_000, interval: 50 } }

/** For the products that tests start, some fifty, and for the workers: what one has compiled, the next one need not. */
const startFaster = { NODE_COMPILE_CACHE: join(root, '.cache', 'compile') }

/** Vitest would leave one core to itself, and a machine of two cores has no more. Projects do not inherit it. */
const maxWorkers = 2

/** Browsers go first, since their files take longest; the suites that measure go last, each with the machine to itself. */
const behindBrowsers = { maxWorkers, sequence: { groupOrder: 1 } }
const alone = { maxWorkers: 1, sequence: { groupOrder: 2 } }
const measuring = ['server/wire/hostile.test.ts']

/** Files share a worker: our modules keep hardly any state, and to load them, and a page, for each file takes most of the time. */
const shareWorkers = { isolate: false }

/** What these show begins with nothing loaded, and Yjs as it is published; or a module is loaded in the place of another. */
const unmended = ['shared/src/update/mend-undo.test.ts']
const unloaded = [
  'client/src/editor/early-paste.test.ts',
  'client/src/i18n/i18n.test.ts',
  'client/src/sync/use-text-session.test.tsx',
]

function nodeProject(name: string, include: string[], own: TestSettings = behindBrowsers) {
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
      env: startFaster,
      ...own,
    },
  }
}

function pageProject(name: string, include: string[], own: TestSettings) {
  return {
    extends: false as const,
    root,
    plugins: [react()],
    resolve: { dedupe: oneCopy },
    test: {
      name,
      include,
      environment: 'jsdom',
      setupFiles: [join(root, 'client/src/testing/setup.ts')],
      testTimeout: 60_000,
      expect: patience,
      env: startFaster,
      ...behindBrowsers,
      ...own,
    },
  }
}

export default defineConfig({
  root: join(root, 'client'),
  plugins: [react(), preloadLatinFonts(), leaveOutSchemas()],
  resolve: { dedupe: oneCopy },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2023',
    // A browser that cannot preload modules loads them where they are imported. So does every browser behind the page and the
    // desk: the lists of what each dialog imports weighed more than a way to the server.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, parts, { hostType }) =>
        hostType === 'html' || /(?:desk|text)-route-/.test(file)
          ? parts
          : parts.filter((part) => part.endsWith('.css')),
    },
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    // Every page loads these whole: in one chunk each they weigh less than in a dozen.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'query', test: /node_modules\/@tanstack\/(query-core|react-query)\// },
            {
              name: 'router',
              test: /node_modules\/@tanstack\/(?:react-)?(router|router-core|history|store)\//,
            },
            // A dozen icons, each of a few lines, that several screens show.
            { name: 'icons', test: /node_modules\/@tabler\/icons-react\//, minShareCount: 2 },
            // What the desk shares with its late dialogs is small: a chunk for each weighs more than they do.
            {
              name: 'desk',
              test: /client\/src\/(?:desk\/(?:city-words|desk-context|followed|presence-by-city|present-list)|ui\/(?:position-glyph|same-where-equal|use-copy|use-late|use-media-query)|i18n\/(?:clause-words|fact-words))\.tsx?$/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': serverOrigin, '/healthz': serverOrigin, '/sync': { target: serverOrigin, ws: true } },
  },
  test: {
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: join(root, '.cache', 'tests.json') }]]
      : ['default'],
    projects: [
      nodeProject('shared', ['shared/src/**/*.test.ts'], {
        ...behindBrowsers,
        ...shareWorkers,
        exclude: unmended,
      }),
      nodeProject('unmended', unmended),
      nodeProject('server', ['server/**/*.test.ts'], {
        ...behindBrowsers,
        ...shareWorkers,
        exclude: measuring,
      }),
      nodeProject('alone', measuring, alone),
      pageProject('client', ['client/src/**/*.test.{ts,tsx}'], { ...shareWorkers, exclude: unloaded }),
      pageProject('unloaded', unloaded, {}),
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
          env: startFaster,
          ...shareWorkers,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
})
