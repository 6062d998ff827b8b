import type { Family } from '@trailwright/shared/nodes/define.ts'

/** The colours of the product, by scheme. Every other file speaks of them by name. */
export interface SchemeTokens {
  readonly primary: Readonly<Record<'main' | 'dark' | 'contrastText' | 'soft' | 'line', string>>
  readonly blaze: Readonly<Record<'main' | 'contrastText' | 'soft' | 'line', string>>
  readonly error: SoftColour
  readonly warning: SoftColour
  readonly success: SoftColour
  readonly info: SoftColour
  readonly background: Readonly<Record<'default' | 'paper', string>>
  readonly surface: Readonly<Record<'canvas' | 'sunken' | 'hover' | 'dot' | 'scrim', string>>
  readonly text: Readonly<Record<'primary' | 'secondary' | 'disabled', string>>
  readonly divider: string
  readonly line: Readonly<Record<'strong' | 'edge', string>>
  readonly chart: Readonly<Record<'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6', string>>
  readonly family: Readonly<Record<Family, SoftColour>>
}

/** A colour that carries text, and the pale tint it may lie on. */
export interface SoftColour {
  readonly main: string
  readonly soft: string
}

export const light: SchemeTokens = {
  primary: { main: '#0F5C4D', dark: '#0A473B', contrastText: '#FFFFFF', soft: '#E1EEE9', line: '#9CC4B7' },
  blaze: { main: '#B8430A', contrastText: '#FFFFFF', soft: '#FDEEE4', line: '#EDB895' },
  error: { main: '#B3261E', soft: '#FBE9E7' },
  warning: { main: '#8A5300', soft: '#FCF1DA' },
  success: { main: '#1B7340', soft: '#E3F2E8' },
  info: { main: '#1E5BB0', soft: '#E5EEF9' },
  background: { default: '#F7F6F3', paper: '#FFFFFF' },
  surface: {
    canvas: '#F1EFEA',
    sunken: '#F3F1EC',
    hover: '#F3F1EC',
    dot: '#D3CFC5',
    scrim: 'rgba(24, 28, 32, 0.42)',
  },
  text: { primary: '#1A1E23', secondary: '#525860', disabled: '#666C74' },
  divider: '#E4E1DA',
  line: { strong: '#87847B', edge: '#84878C' },
  chart: { c1: '#2F6BBF', c2: '#1E8E6E', c3: '#C27A1A', c4: '#8657BD', c5: '#B9457A', c6: '#6E747C' },
  family: {
    start: { main: '#1D7A45', soft: '#E3F2E8' },
    decide: { main: '#7A3EAF', soft: '#F1E8F8' },
    wait: { main: '#8F5600', soft: '#FBF0DA' },
    message: { main: '#1E5BB0', soft: '#E5EEF9' },
    reward: { main: '#B02A63', soft: '#FAE7EF' },
    data: { main: '#0B6B7C', soft: '#DFF1F3' },
    connect: { main: '#5B6512', soft: '#F0F2DC' },
    flow: { main: '#4A525C', soft: '#ECEDEF' },
  },
}

export const dark: SchemeTokens = {
  primary: { main: '#63C9AE', dark: '#8BDAC5', contrastText: '#06241D', soft: '#17352D', line: '#2F6B5B' },
  blaze: { main: '#FF9A5C', contrastText: '#2A1103', soft: '#3A2114', line: '#8A4B26' },
  error: { main: '#FF8A80', soft: '#3B1F1E' },
  warning: { main: '#E6B25A', soft: '#352A16' },
  success: { main: '#6CCB93', soft: '#183324' },
  info: { main: '#86B6FF', soft: '#1B2A42' },
  background: { default: '#14171A', paper: '#1C2024' },
  surface: {
    canvas: '#101316',
    sunken: '#171A1E',
    hover: '#252A2F',
    dot: '#2B3136',
    scrim: 'rgba(0, 0, 0, 0.6)',
  },
  text: { primary: '#ECEEF0', secondary: '#AEB5BD', disabled: '#8B939C' },
  divider: '#30363C',
  line: { strong: '#747D86', edge: '#737B84' },
  chart: { c1: '#7FB0FF', c2: '#5FCBA8', c3: '#E6B25A', c4: '#C7A2F2', c5: '#F490B6', c6: '#98A1AA' },
  family: {
    start: { main: '#62C98C', soft: '#1A3325' },
    decide: { main: '#C7A2F2', soft: '#2E2440' },
    wait: { main: '#E6B25A', soft: '#352A16' },
    message: { main: '#86B6FF', soft: '#1B2A42' },
    reward: { main: '#F490B6', soft: '#3C202D' },
    data: { main: '#63C8D9', soft: '#163238' },
    connect: { main: '#BDC963', soft: '#2C3017' },
    flow: { main: '#ABB3BC', soft: '#2A2F34' },
  },
}

/** Motion in milliseconds, with the one curve. */
export const motion = { hover: 80, panel: 160, camera: 240, walk: 320, curve: 'cubic-bezier(.2, 0, 0, 1)' } as const
