import { escapeHtml } from '@trailwright/shared/content/escape.ts'
import type { Language } from '@trailwright/shared/language/language.ts'

/** A page for a recipient: no script, nothing loaded, one form at most. Everything put in is escaped here. */
export interface RecipientPage {
  readonly language: Language
  readonly title: string
  readonly lines: readonly string[]
  readonly buttons: readonly {
    readonly name: string
    readonly value: string
    readonly label: string
    readonly isMain: boolean
  }[]
}

const style = `
:root{color-scheme:light dark;--ink:#1a1e23;--quiet:#525860;--paper:#fff;--ground:#f7f6f3;--line:#e4e1da;--main:#0f5c4d;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#eceef0;--quiet:#aeb5bd;--paper:#1c2024;--ground:#14171a;--line:#30363c;--main:#63c9ae;--on:#06241d}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 -apple-system,"Segoe UI",Inter,"PingFang SC","Microsoft YaHei",sans-serif;line-break:strict}
main{max-width:480px;margin:12vh auto;padding:32px;background:var(--paper);border:1px solid var(--line);border-radius:12px;box-sizing:border-box}
h1{font-size:22px;line-height:30px;margin:0 0 12px;font-weight:600}p{margin:0 0 12px;color:var(--quiet)}
form{display:flex;flex-wrap:wrap;gap:12px;margin-top:20px}
button{font:600 15px/20px inherit;font-family:inherit;padding:12px 20px;border-radius:8px;border:1px solid var(--line);background:transparent;color:var(--ink);cursor:pointer}
button.main{background:var(--main);border-color:var(--main);color:var(--on)}button:focus-visible{outline:2px solid var(--main);outline-offset:2px}
@media (max-width:520px){main{margin:0;min-height:100vh;border:0;border-radius:0}}`

export const htmlOfPage = (page: RecipientPage, nonce: string): string => {
  const buttons = page.buttons
    .map(
      ({ name, value, label, isMain }) =>
        `<button${isMain ? ' class="main"' : ''} name="${escapeHtml(name)}" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
    )
    .join('')
  return `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(page.title)}</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escapeHtml(page.title)}</h1>${page.lines
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')}${buttons === '' ? '' : `<form method="post">${buttons}</form>`}</main></body></html>`
}

/** Nothing runs, nothing is loaded, nobody frames it, and its address goes nowhere. */
export const pageHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
})
