import type { Components, Theme } from '@mui/material/styles'
import { SmallChevron } from './SmallChevron.tsx'
import { checkedBox, emptyBox, indeterminateBox } from './check-box-icons.tsx'

/** How MUI's controls look here: 34 high, 28 when small, 42 when large; borders rather than shadows. */
export const components: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      'html, body, #root': { height: '100%' },
      body: {
        ...theme.typography.body1,
        fontVariantNumeric: 'tabular-nums',
        lineBreak: 'strict',
        textAutospace: 'normal',
        textSpacingTrim: 'normal',
        overflowWrap: 'anywhere',
      },
      ':focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
      ':lang(zh) em, :lang(zh) i': { fontStyle: 'normal' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '80ms !important',
          animationIterationCount: '1 !important',
          // With a duration instead, what has no transition of its own would get one: each move of the canvas, too.
          transition: 'none !important',
          scrollBehavior: 'auto !important',
        },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({
        '&.Mui-focusVisible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
      }),
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: 34,
        padding: '6px 14px',
        whiteSpace: 'nowrap',
        '&.MuiButton-outlined.MuiButton-colorPrimary': {
          color: theme.vars.palette.text.primary,
          borderColor: theme.vars.palette.divider,
          backgroundColor: theme.vars.palette.background.paper,
          '&:hover': { backgroundColor: theme.vars.palette.surface.hover },
          '&.Mui-disabled': { color: theme.vars.palette.text.disabled },
        },
        '&.MuiButton-text:hover': { backgroundColor: theme.vars.palette.surface.hover },
        variants: [
          {
            props: { size: 'small' },
            style: { minHeight: 28, padding: '3px 10px', fontSize: theme.typography.button.fontSize },
          },
          {
            props: { size: 'large' },
            style: { minHeight: 42, padding: '10px 18px', fontSize: theme.typography.h4.fontSize },
          },
        ],
        '@media (pointer: coarse)': { minHeight: 44 },
      }),
      startIcon: { marginLeft: -2, marginRight: 8 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        width: 34,
        height: 34,
        borderRadius: 8,
        color: theme.vars.palette.text.secondary,
        '&:hover': { backgroundColor: theme.vars.palette.surface.hover },
        variants: [{ props: { size: 'small' }, style: { width: 28, height: 28 } }],
        '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 },
      }),
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.vars.palette.background.paper,
        minHeight: 34,
        '& .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars.palette.line.strong },
        '&:hover:not(.Mui-focused, .Mui-error, .Mui-disabled) .MuiOutlinedInput-notchedOutline': {
          borderColor: theme.vars.palette.text.primary,
        },
        '&.Mui-disabled .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars.palette.divider },
      }),
      input: { padding: '6px 12px', height: 'auto', minHeight: 22 },
      multiline: { padding: '6px 12px', '& .MuiOutlinedInput-input': { padding: 0 } },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, marginRight: 0, marginTop: 4 } } },
  MuiCheckbox: {
    defaultProps: { icon: emptyBox, checkedIcon: checkedBox, indeterminateIcon: indeterminateBox },
    styleOverrides: { root: { padding: 8 } },
  },
  MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -8 } } },
  MuiChip: {
    styleOverrides: {
      root: ({ theme }) => ({
        height: 28,
        borderRadius: 14,
        fontSize: theme.typography.body2.fontSize,
        '&.MuiChip-outlined': { borderColor: theme.vars.palette.divider },
        variants: [{ props: { size: 'small' }, style: { height: 22, borderRadius: 6 } }],
      }),
      label: { paddingLeft: 10, paddingRight: 10 },
    },
  },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderRadius: 12 } },
  },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: 12,
        boxShadow: theme.shadows[3],
        border: `1px solid ${theme.vars.palette.divider}`,
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: ({ theme }) => ({ ...theme.typography.h3, padding: '20px 20px 8px' }) } },
  MuiDialogContent: { styleOverrides: { root: { padding: '0 20px 16px' } } },
  MuiDialogActions: {
    styleOverrides: { root: { padding: '0 20px 20px', gap: 8, '& > :not(style) ~ :not(style)': { marginLeft: 0 } } },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: ({ theme }) => ({ '&:not(.MuiBackdrop-invisible)': { backgroundColor: theme.vars.palette.surface.scrim } }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: 12,
        border: `1px solid ${theme.vars.palette.divider}`,
        boxShadow: theme.shadows[3],
        marginTop: 4,
      }),
      list: { padding: 6 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        minHeight: 34,
        borderRadius: 8,
        padding: '6px 10px',
        gap: 10,
        '@media (pointer: coarse)': { minHeight: 44 },
      }),
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 300 },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.caption,
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.background.paper,
        borderRadius: 6,
        padding: '4px 8px',
      }),
    },
  },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({ ...theme.typography.button, minHeight: 40, minWidth: 0, padding: '8px 14px' }),
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
  MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { fontWeight: 600 } } },
  MuiSkeleton: {
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.surface.sunken, borderRadius: 8, transform: 'none' }),
    },
  },
  MuiSelect: { defaultProps: { IconComponent: SmallChevron } },
  MuiAlert: {
    styleOverrides: {
      root: ({ theme, ownerState: { severity = 'success' } }) => ({
        ...theme.typography.body2,
        alignItems: 'flex-start',
        padding: '10px 12px',
        color: theme.vars.palette.text.primary,
        backgroundColor: theme.vars.palette[severity].soft,
        '& .MuiAlert-icon': { color: theme.vars.palette[severity].main, padding: 0, fontSize: 18, paddingTop: 1 },
        '& .MuiAlert-message': { padding: 0 },
      }),
    },
  },
  MuiSwitch: { defaultProps: { size: 'small' } },
}
