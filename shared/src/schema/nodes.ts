// The nodes of a declaration's text, without views. Content is unordered (`*`) wherever people edit at the same time:
// a strict schema lets one keystroke delete other people's clauses (docs/decisions/0002). Order is the outline's business.
import { Node } from '@tiptap/core'

/** The name of the root fragment in the Y.Doc. */
export const FRAGMENT = 'declaration'

/** The four fixed containers of a text, in their order. The server creates them; nobody deletes or adds one. */
export const CONTAINERS = ['title', 'preamble', 'clauses', 'closing'] as const
export type Container = (typeof CONTAINERS)[number]

export const Declaration = Node.create({
  name: 'doc',
  topNode: true,
  content: CONTAINERS.join(' '),
})

/** The body's name (all paragraphs but the last) and the title (the last paragraph). */
export const Title = Node.create({
  name: 'title',
  content: 'paragraph*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'header[data-node=title]' }],
  renderHTML: () => ['header', { 'data-node': 'title' }, 0],
})

/** Preambular paragraphs; the last one is the declaring formula. */
export const Preamble = Node.create({
  name: 'preamble',
  content: 'preambular*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'section[data-node=preamble]' }],
  renderHTML: () => ['section', { 'data-node': 'preamble' }, 0],
})

export const Clauses = Node.create({
  name: 'clauses',
  content: 'clause*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'section[data-node=clauses]' }],
  renderHTML: () => ['section', { 'data-node': 'clauses' }, 0],
})

/** The place and the date, a paragraph each. */
export const Closing = Node.create({
  name: 'closing',
  content: 'paragraph*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'footer[data-node=closing]' }],
  renderHTML: () => ['footer', { 'data-node': 'closing' }, 0],
})

export const Preambular = Node.create({
  name: 'preambular',
  content: 'text*',
  parseHTML: () => [{ tag: 'p[data-node=preambular]', priority: 60 }],
  renderHTML: () => ['p', { 'data-node': 'preambular' }, 0],
})

/** A clause: paragraphs, and sub-clauses below. Its `id` is its identity; its number is drawn, never stored. */
export const Clause = Node.create({
  name: 'clause',
  content: '(paragraph | subclauses)*',
  defining: true,
  addAttributes: () => ({
    id: {
      default: null,
      keepOnSplit: false,
      parseHTML: () => null,
      renderHTML: ({ id }) => (id ? { 'data-clause': id } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'section[data-node=clause]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-node': 'clause', ...HTMLAttributes }, 0],
})

export const Subclauses = Node.create({
  name: 'subclauses',
  content: 'clause*',
  parseHTML: () => [{ tag: 'div[data-node=subclauses]' }],
  renderHTML: () => ['div', { 'data-node': 'subclauses' }, 0],
})

export const Paragraph = Node.create({
  name: 'paragraph',
  content: 'text*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
})

export const Text = Node.create({ name: 'text' })
