import IconButton from '@mui/material/IconButton'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput, type TextInputProps } from './TextInput.tsx'

/** A password, with a button that shows it. */
export function PasswordInput(props: Omit<TextInputProps, 'type' | 'end' | 'rows'>) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      end={
        <IconButton
          size="small"
          edge="end"
          aria-label={t(shown ? 'ui.hidePassword' : 'ui.showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon size={17} strokeWidth={1.8} aria-hidden />
        </IconButton>
      }
    />
  )
}
