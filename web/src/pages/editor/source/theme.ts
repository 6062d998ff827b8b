import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colour = (name: string) => `var(--mui-palette-${name})`

/** The look of the text, by the colours of the scheme. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '12.5px',
    backgroundColor: colour('background-paper'),
    color: colour('text-primary'),
  },
  '&.cm-focused': { outline: 'none' },
  // Over the gutter and the marked lines, which would hide an outline.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: `2px solid ${colour('primary-main')}`,
    pointerEvents: 'none',
  },
  '.cm-scroller': {
    fontFamily:
      'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace',
    lineHeight: '19px',
  },
  '.cm-content': { caretColor: colour('text-primary'), paddingBottom: '40px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: colour('text-primary') },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: colour('primary-soft'),
  },
  '.cm-gutters': {
    backgroundColor: colour('surface-sunken'),
    color: colour('text-secondary'),
    border: 'none',
    borderRight: `1px solid ${colour('divider')}`,
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: colour('text-primary'), fontWeight: '600' },
  '.cm-step': { backgroundColor: colour('surface-hover'), boxShadow: `inset 3px 0 0 ${colour('primary-main')}` },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: `1px solid ${colour('line-strong')}`,
  },
  '.cm-foldPlaceholder': {
    backgroundColor: colour('surface-sunken'),
    border: `1px solid ${colour('divider')}`,
    color: colour('text-secondary'),
    padding: '0 4px',
  },
  '.cm-tooltip': {
    backgroundColor: colour('background-paper'),
    color: colour('text-primary'),
    border: `1px solid ${colour('divider')}`,
    borderRadius: '8px',
    boxShadow: '0 4px 12px rgba(24, 28, 32, 0.16)',
    fontFamily: 'inherit',
    maxWidth: '360px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: colour('primary-soft'),
    color: colour('text-primary'),
  },
  '.cm-completionDetail': { color: colour('text-secondary'), fontStyle: 'normal' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'system-ui, sans-serif', fontSize: '13px', lineHeight: '20px' },
  '.cm-diagnostic-error': { borderLeftColor: colour('error-main') },
  '.cm-diagnostic-warning': { borderLeftColor: colour('warning-main') },
  // Dots instead of pictures: the page takes pictures from its own server only.
  '.cm-lint-marker': { content: 'normal', width: '9px', height: '9px', margin: '5px 2px', borderRadius: '50%' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: colour('error-main') },
  '.cm-lint-marker-warning': {
    content: 'normal',
    borderRadius: '2px',
    backgroundColor: colour('warning-main'),
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: `underline wavy ${colour('error-main')} 1px`,
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: `underline wavy ${colour('warning-main')} 1px`,
    textUnderlineOffset: '3px',
  },
})

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: colour('text-primary') },
  { tag: tags.string, color: colour('family-start-main') },
  { tag: tags.number, color: colour('info-main') },
  { tag: [tags.bool, tags.null], color: colour('family-decide-main') },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: colour('text-secondary') },
])

export const theme = [look, syntaxHighlighting(highlight)]
