// Words with their marks, as the page shows them.
import type { TextJson } from '@plenary/shared/schema/content'

export function MarkedWords({ texts }: { texts: readonly TextJson[] }) {
  // An empty paragraph is as high as a line.
  if (texts.length === 0) return <br />
  // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name
  return texts.map(({ text, marks = [] }, index) => <Marked key={index} text={text} marks={marks} />)
}

interface MarkedProps {
  text: string
  marks: NonNullable<TextJson['marks']>
}

function Marked({ text, marks: [mark, ...inner] }: MarkedProps) {
  if (!mark) return text
  const words = <Marked text={text} marks={inner} />
  if (mark.type === 'bold') return <strong>{words}</strong>
  if (mark.type === 'italic') return <em>{words}</em>
  return (
    <a href={mark.attrs.href} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}
