import type {} from '@mui/material/themeCssVarsAugmentation'
import type { SchemeTokens } from './tokens.ts'
import { dark, light } from './tokens.ts'

declare module '@mui/material/styles' {
  interface Palette {
    blaze: PaletteColor
    surface: SchemeTokens['surface']
    line: SchemeTokens['line']
    chart: SchemeTokens['chart']
    family: SchemeTokens['family']
  }
  interface PaletteOptions {
    blaze: SchemeTokens['blaze']
    surface: SchemeTokens['surface']
    line: SchemeTokens['line']
    chart: SchemeTokens['chart']
    family: SchemeTokens['family']
  }
  interface PaletteColor {
    soft: string
    line: string
  }
  interface SimplePaletteColorOptions {
    soft?: string
    line?: string
  }
}

declare module '@mui/material/Button' {
  interface ButtonPropsColorOverrides {
    blaze: true
  }
}

/** What MUI calls a palette, for both schemes. MUI's own greys for hover and selection give way to ours. */
export const palettes = { light: paletteOf(light), dark: paletteOf(dark) }

function paletteOf(scheme: SchemeTokens) {
  const action = {
    active: scheme.text.secondary,
    hover: scheme.surface.hover,
    selected: scheme.primary.soft,
    disabled: scheme.text.disabled,
    disabledBackground: scheme.surface.hover,
    focus: scheme.surface.hover,
  }
  return { ...scheme, action }
}
