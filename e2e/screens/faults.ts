import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'

/** What a machine can see to be wrong with a page, a line each. */

const textsIn = (words: unknown): readonly string[] =>
  typeof words === 'string' ? [words] : Object.values(words ?? {}).flatMap(textsIn)

const english = new Set(textsIn(wordsIn('en')))
const chinese = new Set(textsIn(wordsIn('zh-CN')))
/** Texts that stand on a Chinese page only when nobody translated them. */
const onlyEnglish = [...english].filter((text) => !chinese.has(text) && /[a-z]{2}/.test(text))
const rawKey = `^(${Object.keys(wordsIn('en')).join('|')})\\.[A-Za-z]+(\\.[A-Za-z_-]+)*$`

/** Texts that lack a translation or a value. */
export const wordFaults = (page: Page, language: StoryLanguage): Promise<readonly string[]> =>
  page.evaluate(
    ({ key, foreign }) => {
      const isKey = new RegExp(key)
      const unwanted = new Set(foreign)
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? ''
        const element = node.parentElement
        if (text === '' || element === null || element.closest('style, script, pre, code, textarea') !== null) continue
        if (isKey.test(text)) found.push(`a key instead of a text: ${text}`)
        if (/(^|[^{]){[a-zA-Z]+}(?!})/.test(text)) found.push(`a place without a value: ${text}`)
        if (unwanted.has(text)) found.push(`English on a Chinese page: ${text}`)
      }
      return found
    },
    { key: rawKey, foreign: language === 'en' ? [] : onlyEnglish },
  )

/** What does not fit: the page is wider than the window, or a text is cut off with no sign of it. */
export const roomFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const widest = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .at(-1)
      found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide: ${widest?.outerHTML.slice(0, 120)}`)
    }
    for (const element of document.querySelectorAll('body *')) {
      if (!(element instanceof HTMLElement) || element.closest('.react-flow, iframe') !== null) continue
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '')
      const style = getComputedStyle(element)
      const isSeen = element.clientWidth > 1 && element.clientHeight > 1 && element.checkVisibility()
      if (!hasText || !isSeen || style.overflowX === 'visible' || style.overflowX === 'auto') continue
      const says = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.title !== ''
      if (!says && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: “${element.textContent?.trim().slice(0, 60)}”`)
      if (!says && style.overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 3)
        found.push(`cut off below: “${element.textContent?.trim().slice(0, 60)}”`)
    }
    return found
  })

/** What keeps people with an impairment out: serious and critical violations of axe's rules. */
export const accessFaults = async (page: Page): Promise<readonly string[]> => {
  // Steps that the person did not pass are dimmed on purpose, and full again under the pointer or the focus.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').exclude('[data-trail="missed"]').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 4)
        .map((node) => `${id}: ${node.html.slice(0, 140)} (${node.failureSummary?.split('\n')[1]?.trim()})`),
    )
}
