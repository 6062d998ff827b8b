import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '@trailwright/shared/language/language.ts'

const storageKey = 'trailwright-language'

/** Texts of a language, fetched only by who reads it. Each has all of them, as a test holds. */
async function textsOf(language: Language): Promise<object> {
  return { ...(language === 'en' ? await import('./en/index.ts') : await import('./zh-CN/index.ts')) }
}

/** The language chosen on this device, else the first that the browser asks for and we speak. */
export function preferredLanguage(
  chosen: string | null = localStorage.getItem(storageKey),
  asked: readonly string[] = navigator.languages,
): Language {
  const wishes = [...(chosen === null ? [] : [chosen]), ...asked]
  for (const wish of wishes) {
    const base = wish.toLowerCase().split('-')[0]
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === base)
    if (found !== undefined) return found
  }
  return 'en'
}

/** Prepares the texts in one language, so that the first picture is already in it. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: 'texts',
    defaultNS: 'texts',
    resources: { [language]: { texts: await textsOf(language) } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  })
  await switchLanguage(language)
  return i18next
}

/** Changes the language of the page and keeps the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'texts')) {
    i18next.addResourceBundle(language, 'texts', await textsOf(language))
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** Keeps the reader's own choice of language on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await switchLanguage(language)
}

/** Takes the language that the account prefers, unless the reader chose another on this device. */
export async function adoptLanguage(language: Language): Promise<void> {
  if (localStorage.getItem(storageKey) === null && i18next.language !== language) await switchLanguage(language)
}
