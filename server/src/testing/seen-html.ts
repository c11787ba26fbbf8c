// What is seen of a page that we write ourselves, tags left out.

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0', '#39': "'" }

export function seenHtml(html: string): string {
  return html
    .replace(/^[\s\S]*?<main[^>]*>/, '')
    .replace(/<span class="said">.*?<\/span>/g, '')
    .replace(/<\/(p|h1|h2|dd|td|tr|li|section|div)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name: string) => NAMED[name] ?? '')
}
