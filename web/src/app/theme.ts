import { enUS, zhCN } from '@mui/material/locale'
import { createTheme, type Theme } from '@mui/material/styles'
import type { Language } from '@trailwright/shared/language/language.ts'
import { components } from './components.ts'
import { palettes } from './palette.ts'
import { motion } from './tokens.ts'

const fontFamily = [
  '-apple-system',
  '"Segoe UI Variable Text"',
  '"Segoe UI"',
  'Inter',
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Noto Sans CJK SC"',
  'sans-serif',
].join(', ')

const rest = '0 1px 2px rgba(24, 28, 32, 0.06)'
const raised = '0 1px 2px rgba(24, 28, 32, 0.05), 0 4px 12px rgba(24, 28, 32, 0.07)'
const sheet = '0 16px 40px rgba(24, 28, 32, 0.16)'

/** Sizes and line heights in px, as the pages were drawn. */
function text(size: number, line: number, fontWeight = 400) {
  return { fontSize: `${size / 16}rem`, lineHeight: `${line / 16}rem`, fontWeight, letterSpacing: 0 }
}

/** The theme in both schemes; the language sets the texts MUI brings itself. */
export function themeFor(language: Language): Theme {
  return createTheme(
    {
      cssVariables: { colorSchemeSelector: 'data-scheme' },
      colorSchemes: { light: { palette: palettes.light }, dark: { palette: palettes.dark } },
      spacing: 4,
      shape: { borderRadius: 8 },
      breakpoints: { values: { xs: 0, sm: 480, md: 768, lg: 1024, xl: 1440 } },
      shadows: ['none', rest, raised, sheet, ...repeat(sheet)],
      transitions: {
        duration: {
          shortest: motion.hover,
          shorter: motion.hover,
          short: motion.panel,
          standard: motion.panel,
          complex: motion.camera,
          enteringScreen: motion.panel,
          leavingScreen: motion.panel,
        },
        easing: { easeInOut: motion.curve, easeOut: motion.curve, easeIn: motion.curve, sharp: motion.curve },
      },
      typography: {
        fontFamily,
        fontWeightMedium: 600,
        fontWeightBold: 600,
        h1: text(26, 34, 600),
        h2: text(20, 28, 600),
        h3: text(16, 24, 600),
        h4: text(14, 22, 600),
        h5: text(13, 20, 600),
        h6: text(12, 18, 600),
        subtitle1: text(14, 22, 600),
        subtitle2: text(13, 20, 600),
        body1: text(14, 22),
        body2: text(13, 20),
        caption: text(12, 18),
        overline: { ...text(12, 18), textTransform: 'none' },
        button: { ...text(13, 20, 600), textTransform: 'none' },
      },
      components,
    },
    language === 'zh-CN' ? zhCN : enUS,
  )
}

/** MUI counts to 24; we know three heights. */
function repeat(shadow: string) {
  const many = Array.from({ length: 21 }, () => shadow)
  // MUI types the list as a tuple of 25 and we fill it from a loop.
  return many as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
}
