/** The component library, dressed in the tokens of `tokens.css`. */
import type { Words } from '@kartoteka/model'
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  rem,
  type VariantColorsResolver,
} from '@mantine/core'

const ink: MantineColorsTuple = [
  '#e9eff7',
  '#d3e0f0',
  '#bcd4f3',
  '#9bbdea',
  '#7aa3dc',
  '#5585c6',
  '#3a6bae',
  '#1f4e8c',
  '#173c6d',
  '#10294b',
]

const instant = { duration: 0 }

/** What stands on the accent is dark by night, when the accent is light. */
const colours: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input)
  const accent = input.variant === 'filled' && (input.color ?? input.theme.primaryColor) === 'ink'
  return accent ? { ...usual, color: 'var(--on-accent)' } : usual
}

const theme = createTheme({
  variantColorResolver: colours,
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { ink },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.43', lg: '1.4', xl: '1.4' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(16) },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'var(--float)', md: 'var(--float)', lg: 'var(--float)', xl: 'var(--float)' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    PillsInput: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        radius: 'md',
        padding: 'lg',
        transitionProps: instant,
        overlayProps: { backgroundOpacity: 0.28 },
      },
    },
    Drawer: { defaultProps: { transitionProps: instant, overlayProps: { backgroundOpacity: 0.28 } } },
    // A banner belongs to the page, and a dialog is none.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        // Inside the page's own part, where those who go by landmarks are; and yet over whatever scrolls there.
        portalProps: { target: '#main' },
        floatingStrategy: 'fixed',
        shadow: 'md',
        radius: 'md',
        transitionProps: instant,
        offset: 4,
      },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: instant, offset: 4 } },
    Tooltip: { defaultProps: { openDelay: 500, transitionProps: instant, withArrow: false } },
    Tabs: { defaultProps: { radius: 0 } },
  },
})

/** The theme with the few words that the library says by itself. */
export const themeIn = ({ frame }: Words): MantineThemeOverride => {
  const named = { defaultProps: { 'aria-label': frame.close } }
  const components = { ...theme.components, ModalCloseButton: named, DrawerCloseButton: named }
  return { ...theme, components }
}

const common = {
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hairline-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-ink-filled': 'var(--accent)',
  '--mantine-color-ink-filled-hover': 'var(--accent-strong)',
  '--mantine-color-ink-light': 'var(--accent-wash)',
  '--mantine-color-ink-light-hover': 'var(--chosen)',
  '--mantine-color-ink-light-color': 'var(--accent)',
  '--checkbox-icon-color': 'var(--on-accent)',
  '--mantine-color-ink-outline': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-wash)',
  '--mantine-primary-color-light-hover': 'var(--chosen)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  '--mantine-color-gray-light-color': 'var(--ink-soft)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-color-disabled-border': 'var(--hairline)',
}

/** Mantine's own variables, in our colours; light and dark are told apart in the tokens. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: common, dark: common })
