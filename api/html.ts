// Text into HTML: the only way in which anything is put into a page that this room writes.

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Escapes a text for an element or a quoted attribute (HTML living standard, 13.3 "Serializing"; the two quotes beside it). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (mark) => ESCAPES[mark] ?? mark)
}

/** A template whose values are escaped; nest one in another with `markup`. */
export function write(parts: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  const text = parts.map((part, index) => part + render(values[index])).join('')
  return { markup: text }
}

/** HTML that is ours. */
export interface Markup {
  readonly markup: string
}

function render(value: string | number | Markup | readonly Markup[] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  if ('markup' in value) return value.markup
  return value.map((entry) => entry.markup).join('')
}
